"""telegram-bot-api.md section 9: what the bot says about itself."""

import pytest

START = [{"command": "start", "description": "Menu"}]


@pytest.mark.parametrize(
    ("command", "description", "error"),
    [
        ("", "x", "command must be non-empty"),
        ("/", "x", "command must be non-empty"),
        ("x" * 33, "x", "command length must not exceed 32"),
        ("start", " ", "command description must be non-empty"),
        ("start", "x" * 257, "command description length must not exceed 256"),
        ("Start", "x", "BOT_COMMAND_INVALID"),
    ],
)
async def test_commands_that_are_refused(client, telegram, command, description, error):
    """Section 9."""
    commands = [{"command": command, "description": description}]
    assert await client.refused("setMyCommands", commands=commands) == f"Bad Request: {error}"
    assert telegram.illegal


async def test_at_most_a_hundred_commands(client):
    """Section 9."""
    commands = [{"command": f"c{n}", "description": "x"} for n in range(101)]
    assert "Bad Request" in await client.refused("setMyCommands", commands=commands)
    assert await client.ok("setMyCommands", commands=commands[:100])


async def test_commands_are_kept_by_language_and_scope(client, telegram):
    """Section 9: two-letter codes; the empty code is the fallback."""
    menu = [{"command": "start", "description": "Menü"}]
    scope = {"type": "all_private_chats"}
    await client.ok("setMyCommands", commands=START)
    await client.ok("setMyCommands", commands=menu, scope=scope, language_code="de")
    assert await client.ok("getMyCommands") == START
    assert await client.ok("getMyCommands", language_code="de") == []
    assert await client.ok("getMyCommands", language_code="de", scope=scope) == menu
    profile = telegram.world.profile
    assert profile.commands_for(1001, "de") == menu
    assert profile.commands_for(1001, "en") == START
    await client.ok("deleteMyCommands", scope=scope, language_code="de")
    assert profile.commands_for(1001, "de") == START


@pytest.mark.parametrize("code", ["deu", "DE", "d"])
async def test_language_codes(client, code):
    """Section 9."""
    described = await client.refused("setMyCommands", commands=START, language_code=code)
    assert described == "Bad Request: invalid language code specified"


async def test_commands_of_one_chat(client, telegram):
    """Section 9: the narrowest scope wins."""
    own = [{"command": "own", "description": "x"}]
    await client.ok("setMyCommands", commands=START)
    await client.ok("setMyCommands", commands=own, scope={"type": "chat", "chat_id": 1001})
    assert telegram.world.profile.commands_for(1001, "en") == own
    assert telegram.world.profile.commands_for(1002, "en") == START
    assert await client.refused("getMyCommands", scope={"type": "nonsense"})


@pytest.mark.parametrize(
    ("method", "name", "limit"),
    [("Description", "description", 512), ("ShortDescription", "short_description", 120)],
)
async def test_descriptions(client, method, name, limit):
    """Section 9: an empty text removes."""
    await client.ok(f"setMy{method}", **{name: "x" * limit})
    assert await client.ok(f"getMy{method}") == {name: "x" * limit}
    assert await client.refused(f"setMy{method}", **{name: "x" * (limit + 1)})
    await client.ok(f"setMy{method}")
    assert await client.ok(f"getMy{method}") == {name: ""}
