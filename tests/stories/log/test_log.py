"""Who did what, and when: an owner and an operator look it up."""

from __future__ import annotations

import pytest

from demo.telegram import Person
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.log.scenes import changed, open_log, stopped, told
from tests.stories.members.scenes import let_in, server_id
from tests.stories.screens.scenes import ANNA, BORIS, at_menu, hold, words
from tests.structure.locales import CODES

HOSTILE = '<b>&"R&D</b> { $x } [a](b) \u202e\x00 =1+1'


async def test_what_a_stop_leaves_behind(bot: RunningBot) -> None:
    """The entry of a real stop says what its confirm screen said."""
    hold(await bot.add_server(), "Board meeting")
    anna = await at_menu(bot)
    await anna.press("Conferences")
    await anna.press("Board meeting")
    await anna.press("Stop…")
    await anna.press("⏹ Stop ")
    await anna.sees("has been stopped")
    await open_log(bot, anna)
    assert "1. Stop of a conference: Board meeting" in anna.screen.text
    assert "☑ stopped" in anna.screen.text
    assert "Anna · Main" in anna.screen.text
    await anna.press("1")
    card = anna.screen.text
    for said in (
        "Board meeting",
        "☑ stopped",
        "By: Anna (ID 1001)",
        "Server: Main (",
        "ID: 4406127733",
        "What the screen said before the press:",
        "1 participant will be disconnected.",
        "Owner: ivanova",
        "took",
    ):
        assert said in card
    await anna.press("Back")
    await anna.sees("1 entry")


async def test_the_newest_first_and_paged(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    for number in range(23):
        await stopped(bot, f"Topic {number:02}", minutes=number)
    await open_log(bot, anna)
    assert "23 entries" in anna.screen.text
    assert anna.screen.text.index("1. Stop of a conference: Topic 00") < anna.screen.text.index(
        "10. Stop of a conference: Topic 09"
    )
    await anna.press("›")
    assert "11. Stop of a conference: Topic 10" in anna.screen.text
    await anna.press("12")
    assert "Topic 11" in anna.screen.text
    await anna.press("Back")  # to the page that it was chosen on
    assert "11. Stop of a conference: Topic 10" in anna.screen.text


async def test_the_three_records_in_one(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await stopped(bot, minutes=50)
    await changed(bot, "let-in", minutes=40, detail="Boris (1002): viewer")
    await changed(bot, "act", minutes=30, server_id=1, detail="status:view", outcome="refused")
    await bot.change(
        "INSERT INTO requests (at, operator_id, name, act, server_id, server_name, address, topic,"
        " since, outcome, settled_at) VALUES (datetime('now', '-20 minutes'), 1002, 'Boris',"
        " 'stop-recording', 1, 'Main', 'a', 'Lecture', datetime('now'), 'done', datetime('now'))"
    )
    await open_log(bot, anna)
    lines = [
        line for line in anna.screen.text.splitlines() if line[:2] in {"1.", "2.", "3.", "4."}
    ]
    assert lines == [
        "1. Stop of a recording: Lecture",
        "2. Not allowed: status:view",
        "3. Let in: Boris (1002): viewer",
        "4. Stop of a conference: Weekly sync",
    ]
    for number in "1234":
        await anna.press(number)
        await anna.press("Back")


async def test_filters(bot: RunningBot) -> None:
    await bot.add_server("Main")
    await bot.add_server("Branch")
    anna = await at_menu(bot)
    branch = server_id(bot, "Branch"), "Branch"
    await stopped(bot, "Here", minutes=3)
    await stopped(bot, "There", minutes=2, server=branch, who=(BORIS, "Boris"))
    await changed(bot, "invited", minutes=1, detail="viewer")
    await open_log(bot, anna)
    assert "3 entries" in anna.screen.text
    await anna.press("🖥 Server")
    await anna.press("Branch")
    assert "Only: Branch" in anna.screen.text
    assert "There" in anna.screen.text
    assert "Here" not in anna.screen.text
    await anna.press("Show everything")
    await anna.press("👤 Person")
    await anna.press("Anna")
    assert "Only: Anna" in anna.screen.text
    assert "2 entries" in anna.screen.text
    await anna.press("🏷 Kind")
    await anna.press("People and rights")
    assert "Only: Anna · People and rights" in anna.screen.text
    assert "1 entry" in anna.screen.text
    await anna.press("🏷 Kind")
    await anna.press("All", exact=True)
    assert "2 entries" in anna.screen.text


@pytest.mark.parametrize("servers", [None, ["Branch"]])
async def test_an_operator_sees_their_servers_and_no_people(
    bot: RunningBot, servers: list[str] | None
) -> None:
    await bot.add_server("Main")
    await bot.add_server("Branch")
    await at_menu(bot)
    ids = None if servers is None else [server_id(bot, each) for each in servers]
    boris = await let_in(bot, Role.OPERATOR, ids)
    branch = server_id(bot, "Branch"), "Branch"
    await stopped(bot, "Here", minutes=3)
    await stopped(bot, "There", minutes=2, server=branch)
    await open_log(bot, boris)
    assert ("Here" in boris.screen.text) is (servers is None)
    assert "There" in boris.screen.text
    assert "Let in" not in boris.screen.text
    assert "Invitation" not in boris.screen.text
    await boris.press("🖥 Server")
    assert any("Main" in label for label in boris.screen.labels) is (servers is None)


async def test_a_viewer_sees_nothing(bot: RunningBot) -> None:
    await bot.add_server("Main")
    await at_menu(bot)
    boris = await let_in(bot, Role.VIEWER)
    await stopped(bot, "Secret", minutes=3)
    await boris.send("/preferences")
    await boris.sees("Your preferences")
    assert not any("Log" in label for label in boris.screen.labels)
    await boris.send("/log")
    await told(bot, boris, words().text("error-not-allowed"))


async def test_who_was_an_operator_sees_no_more_of_an_open_log(bot: RunningBot) -> None:
    await bot.add_server("Main")
    await at_menu(bot)
    boris = await let_in(bot, Role.OPERATOR)
    await stopped(bot, "Secret", minutes=3)
    await open_log(bot, boris)
    members = bot.app._services.members  # type: ignore[union-attr]
    await members.change(bot.operator(ANNA), BORIS, Role.VIEWER, None)
    press = await boris.press("1")
    assert press.text == words().text("error-not-allowed")


async def test_an_entry_of_another_server_cannot_be_opened_by_a_forged_press(
    bot: RunningBot,
) -> None:
    await bot.add_server("Main")
    await bot.add_server("Branch")
    await at_menu(bot)
    boris = await let_in(bot, Role.OPERATOR, [server_id(bot, "Branch")])
    await stopped(bot, "Secret", minutes=3)
    await stopped(bot, "Open", minutes=2, server=(server_id(bot, "Branch"), "Branch"))
    await open_log(bot, boris)
    data = str(boris.screen.button("1").data)
    own = bot.rows("SELECT id FROM audit WHERE topic = 'Open'")[0][0]
    others = bot.rows("SELECT id FROM audit WHERE topic = 'Secret'")[0][0]
    assert data.endswith(f"s{own}")
    for forged in (f"s{others}", "s" + "9" * 30, "x1", "c1", "s"):
        await boris.press_data(data.removesuffix(f"s{own}") + forged)
        assert "Secret" not in "".join(each.text for each in boris.chat.messages.values())
        await open_log(bot, boris)
        data = str(boris.screen.button("1").data)


async def test_a_rule_has_no_persons_name(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    for number in (1, 2):
        await stopped(bot, f"Topic {number}", minutes=number, who=(0, "rule"), batch="rule")
    await open_log(bot, anna)
    assert "the rule · Main" in anna.screen.text
    await anna.press("1")
    assert "By: the rule" in anna.screen.text
    assert "same press" not in anna.screen.text
    await anna.press("Back")
    await anna.press("👤 Person")
    await anna.press("the rule")
    assert "Only: the rule" in anna.screen.text


async def test_what_was_asked_for_together_says_so(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    for number in (1, 2, 3):
        await stopped(bot, f"Topic {number}", minutes=number, batch="b1")
    await open_log(bot, anna)
    await anna.press("1")
    assert "3 conferences were asked for with the same press." in anna.screen.text


@pytest.mark.parametrize("code", CODES)
async def test_hostile_texts_in_every_language(bot: RunningBot, code: str) -> None:
    """The simulated Telegram refuses what is malformed or too long."""
    await bot.add_server()
    anna = await at_menu(bot, language=code)
    name = ("Ж" * 64 + " " + HOSTILE).replace("\x00", "")
    for number in range(12):
        who = 2000 + number, name
        await stopped(bot, HOSTILE + "🚀" * 300, minutes=number, who=who, detail=HOSTILE)
        await changed(bot, HOSTILE, minutes=number, who=who, detail=HOSTILE * 5)
    await stopped(bot, None, minutes=0, outcome="of a later version", detail="x")
    await stopped(bot, None, minutes=0, outcome=None)
    await open_log(bot, anna)
    await _press_all(anna)


async def _press_all(anna: Person) -> None:
    for number in [label for label in anna.screen.labels if label.isdecimal()]:
        await anna.press(number, exact=True)
        await anna.press("◀")
    await anna.press("👤")
    await anna.press("◀")


async def test_from_the_preferences_and_back(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await anna.press("Preferences")
    await anna.press("📜 Log")
    assert "No entries" in anna.screen.text
    await anna.press("Back")
    assert any("Time zone" in label for label in anna.screen.labels)
