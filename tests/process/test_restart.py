"""Where each operator is in the menus outlives the process, also an upgraded one's."""

from __future__ import annotations

import json
import re

from demo.telegram import Fault, Person, Status
from demo.trueconf import Fault as ServerFault
from demo.trueconf import Status as ServerStatus
from tests.process.process import Process
from tests.process.scenes import TOPIC, open_menu, two_conferences, walk
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import SEND, alerts_to, settled, waiting
from tests.stories.monitoring.scenes import WEB


def _shown(bot: RunningBot, person: Person, piece: str) -> bool:
    """By any message, also above an alert."""
    return any(piece in message.text for message in bot.telegram.messages(person.id))


async def test_each_operator_goes_on_where_they_were(bot: RunningBot, command: Process) -> None:
    _, anna = await two_conferences(bot)
    boris = bot.add_operator(1002, "Boris")
    await command.begin()
    await walk(bot, anna, "Conferences", TOPIC)
    await walk(bot, boris, "Preferences")
    await bot.until(lambda: len(command.presses) == 3)
    command.kill()
    await command.ended()

    await bot.begin()
    await anna.press("Stop…")
    assert "Stop this conference?" in anna.screen.text
    await boris.press("Back")
    assert "Running conferences:" in boris.screen.text
    await anna.press("No, go back")
    assert "Running for:" in anna.screen.text


async def test_nothing_is_lost_when_it_is_told_to_end(bot: RunningBot, process: Process) -> None:
    """No alert that waits, no press of the time without the bot, no dialog stack."""
    server, anna = await two_conferences(bot)
    boris = bot.add_operator(1002, "Boris")
    bot.server_settings["Main"] = 'ssl_certificate = "ca.pem"\napi_version = "v3.3"'
    bot.status_settings["Main"] = "state = true\ntimeout = 1"
    await process.begin()
    await walk(bot, anna, "Conferences", TOPIC)
    await walk(bot, boris)
    card = anna.screen.message_id

    mute = bot.telegram.faults.add(Fault(SEND, Status(502), times=None))
    server.faults.add(ServerFault(WEB, ServerStatus(502), times=None))
    await bot.until(lambda: mute.hits)
    process.terminate()
    assert await process.ended() == 0
    assert waiting(bot) == 2
    late = await boris.press("Conferences", wait=False)
    bot.telegram.faults.clear()

    await process.begin()
    await late.answered()
    await bot.until(lambda: _shown(bot, boris, "2 running"))
    await settled(bot)
    for person in (anna, boris):
        (alert,) = alerts_to(bot, person.id)
        assert alert.startswith("Main: 🔴")
    await anna.press("Stop…", message_id=card)
    assert _shown(bot, anna, "Stop this conference?")


async def test_a_window_that_the_new_version_does_not_know(bot: RunningBot) -> None:
    _, anna = await two_conferences(bot)
    await bot.begin()
    await walk(bot, anna, "Conferences")
    await bot.end()
    ((data,),) = bot.rows("SELECT data FROM dialogs WHERE data LIKE '%ConferencesSG:list%'")
    await bot.change(
        "UPDATE dialogs SET data = ? WHERE data = ?",
        data.replace("ConferencesSG:list", "RemovedSG:list"),
        data,
    )

    await bot.begin()
    press = await anna.press(TOPIC)
    assert "outdated" in press.text
    assert press.alert
    assert "Running conferences: 2" in anna.screen.text
    await anna.press("Conferences")
    assert "2 running" in anna.screen.text


async def test_a_mistake_of_the_bot_has_a_number_for_operator_and_log(bot: RunningBot) -> None:
    """Here: a stack that holds what no version has written."""
    _, anna = await two_conferences(bot)
    bot.expected_errors = ["incident "]
    await bot.begin()
    await walk(bot, anna, "Conferences")
    await bot.end()
    ((data,),) = bot.rows("SELECT data FROM dialogs WHERE data LIKE '%ConferencesSG:list%'")
    broken = json.dumps({**json.loads(data), "widget_data": {"pg": "two"}})
    await bot.change("UPDATE dialogs SET data = ? WHERE data = ?", broken, data)

    await bot.begin()
    press = await anna.press("Refresh")
    assert press.alert
    number = re.search(r"runs it: ([0-9a-f]{6})\.", press.text)
    assert number
    (record,) = [line for line in bot.records.lines if line.startswith("ERROR")]
    assert f"incident {number[1]}" in record
    assert "Traceback" in record

    await open_menu(bot, anna)
    await anna.press("Conferences")
    assert "2 running" in anna.screen.text


async def test_the_log_has_a_line_for_each_press(bot: RunningBot, process: Process) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, "Conferences")
    server.options.latency = 0.1
    await anna.press(TOPIC)
    await anna.press_data("forged")
    await bot.until(lambda: len(process.presses) == 3)

    shown, forged = (
        re.search(
            r"INFO bot\.updates\.presses: press operator=(\d+) window=(\S+) "
            r"server=(\d+)ms telegram=(\d+)ms database=(\d+)ms total=(\d+)ms$",
            line,
        )
        for line in process.presses[1:]
    )
    assert shown
    assert forged
    assert shown[1] == forged[1] == "1001"
    assert shown[2] == "ConferencesSG:list"
    assert forged[2] == "?"
    server_time, telegram, database, total = map(int, shown.groups()[2:])
    assert server_time >= 100
    assert telegram > 0
    assert database > 0
    assert server_time + telegram + database <= total + 3  # each of them is rounded
    assert forged[3] == "0"
