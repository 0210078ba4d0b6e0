"""telegram-bot-api.md section 6: who cannot be reached."""

import pytest


async def send(client, chat_id):
    return await client.refused("sendMessage", chat_id=chat_id, text="x")


async def test_a_person_who_never_pressed_start(client, telegram):
    """Section 6."""
    boris = telegram.person(1002, "Boris")
    assert await send(client, 1002) == "Bad Request: chat not found"
    await boris.send("/start")
    assert await client.ok("sendMessage", chat_id=1002, text="x")


@pytest.mark.parametrize("chat_id", [999, -5, "@nobody", "nonsense", "1e3", "--5"])
async def test_an_unknown_chat(client, chat_id):
    """Section 6."""
    assert await send(client, chat_id) == "Bad Request: chat not found"


async def test_no_chat_at_all(client):
    """Section 6."""
    assert await client.refused("sendMessage", text="x") == "Bad Request: chat_id is empty"


async def test_blocking_and_unblocking(client, anna):
    """Section 6: 403, and `my_chat_member` both ways."""
    anna.blocks_bot()
    response = await client.call("sendMessage", chat_id=1001, text="x")
    assert response.status_code == 403
    assert response.json()["description"] == "Forbidden: bot was blocked by the user"
    with pytest.raises(ValueError, match="the bot is kicked"):
        await anna.send("hello")
    anna.unblocks()
    assert await client.ok("sendMessage", chat_id=1001, text="x")
    updates = (await client.ok("getUpdates"))[1:]
    changes = [update["my_chat_member"] for update in updates]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert [change["old_chat_member"]["status"] for change in changes] == ["member", "kicked"]


async def test_a_deleted_account(client, anna):
    """Section 6."""
    anna.deactivated = True
    assert await send(client, 1001) == "Forbidden: user is deactivated"


@pytest.mark.parametrize(("chat_id", "kind"), [(-42, "group"), (-1001, "supergroup")])
async def test_groups_without_the_bot(client, telegram, anna, chat_id, kind):
    """Section 6: thrown out, left, deleted."""
    group = telegram.group(chat_id, [anna])
    await client.ok("leaveChat", chat_id=chat_id)
    assert await send(client, chat_id) == (f"Forbidden: bot is not a member of the {kind} chat")
    group.removes_bot()
    assert await send(client, chat_id) == f"Forbidden: bot was kicked from the {kind} chat"
    group.disappears()
    assert await send(client, chat_id) == f"Forbidden: the {kind} chat was deleted"


async def test_a_group_becomes_a_supergroup(client, telegram, anna):
    """Section 6: the new id comes with the refusal, and in a service message."""
    group = telegram.group(-42, [anna])
    successor = group.becomes_supergroup(-1000000000042)
    body = (await client.call("sendMessage", chat_id=-42, text="x")).json()
    assert body == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": successor.id},
    }
    assert await client.ok("sendMessage", chat_id=successor.id, text="x")
    service = (await client.ok("getUpdates"))[-1]["message"]
    assert service["migrate_to_chat_id"] == successor.id


async def test_privacy_in_groups(client, telegram, anna):
    """A bot in a group reads commands and what mentions it."""
    group = telegram.group(-42, [anna])
    for text in ("hello", "/start", "hello @trueconf_demo_bot"):
        await anna.send(text, chat=group)
    texts = [update["message"]["text"] for update in (await client.ok("getUpdates"))[1:]]
    assert texts == ["/start", "hello @trueconf_demo_bot"]
