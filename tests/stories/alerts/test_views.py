"""Messages of alerts are views of what holds: lists, choices that are undone, ends."""

from __future__ import annotations

from demo.telegram import Fault, Person, Status
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import SEND, sendings, settled
from tests.stories.attention.scenes import BACK, TAKE, alert_to, down
from tests.stories.members.scenes import acts
from tests.stories.monitoring.scenes import alarm, checks, comes_back, falls_over, monitored
from tests.stories.watch import scenes as watch
from tests.stories.watch.scenes import ANNA


def labels(person: Person, number: int) -> list[str]:
    keyboard = person.chat.messages[number].history[-1].keyboard
    return [key.text for row in keyboard for key in row]


def last_sent(bot: RunningBot) -> str:
    """What Telegram was asked to send last, taken or not."""
    asked = sendings(bot, ANNA)
    return str(asked[-1].params["text"]) if asked else ""


def only_label(person: Person, number: int) -> str:
    (label,) = labels(person, number)
    return label


async def test_three_at_once_keep_their_buttons_and_an_end_changes_its_row(
    bot: RunningBot,
) -> None:
    server, anna, number = await watch.three(bot)
    assert "3 conferences look forgotten" in watch.text(anna, number)
    assert labels(anna, number)[:4] == ["1", "2", "3", "⏹ Stop all 3…"]
    server.world.end("440612770")
    await bot.until(lambda: "First — has ended" in watch.text(anna, number), 15)
    assert "2 conferences look forgotten" in watch.text(anna, number)
    assert len([each for each in labels(anna, number) if each.isdecimal()]) == 2
    await bot.restart()
    for room in ("440612771", "440612772"):
        server.world.end(room)
    await bot.until(lambda: "What looked forgotten has ended" in watch.text(anna, number), 15)
    assert labels(anna, number) == []


async def test_all_of_them_are_stopped_after_the_question(bot: RunningBot) -> None:
    server, anna, number = await watch.three(bot)
    await anna.press("Stop all 3", message_id=number)
    assert anna.screen.message_id > number
    for topic in watch.TOPICS:
        assert topic in anna.screen.text
    assert server.stops == []
    assert labels(anna, number)[0] == "1"  # the alert keeps its buttons


async def test_a_reminder_of_all_is_shown_and_undone(bot: RunningBot) -> None:
    _, anna, number = await watch.three(bot)
    await anna.press("Remind in 1", message_id=number)
    assert len(bot.rows("SELECT 1 FROM reminders WHERE due_at IS NOT NULL")) == 3
    assert any(each.startswith("⏰") and "undo" in each for each in labels(anna, number))
    await bot.restart()
    await anna.press("undo", message_id=number)
    assert bot.rows("SELECT 1 FROM reminders") == []
    await anna.press("Don’t remind me", message_id=number)
    assert any(each.startswith("🔕 Not again") for each in labels(anna, number))


async def test_all_of_them_are_taken_by_one_press(bot: RunningBot) -> None:
    _, anna, number = await watch.three(bot)
    await anna.press("I’m on it", message_id=number)
    await bot.until(lambda: watch.text(anna, number).count("👀 Anna") == 3, 15)
    await anna.press("Give back", message_id=number)
    await bot.until(lambda: "👀" not in watch.text(anna, number), 15)


async def test_a_list_of_outages_is_taken_by_one_press(bot: RunningBot) -> None:
    """Telegram took nothing while two servers fell over: both are told in one message."""
    servers = [await monitored(bot, name) for name in ("Main", "Other")]
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/start", wait=True)
    for server in servers:
        await checks(server, 1)
    bot.telegram.faults.add(Fault(SEND, Status(502), times=None))
    await falls_over(*servers)
    await alarm(bot, Kind.OUTAGE, 2)
    # One that names only the first may be on its way.
    await bot.until(lambda: "2 alerts" in last_sent(bot), 15)
    bot.telegram.faults.clear()
    await settled(bot)
    number = alert_to(bot, ANNA)
    assert TAKE in only_label(anna, number)
    await anna.press(TAKE, message_id=number)
    await bot.until(lambda: watch.text(anna, number).count("Anna is on it") == 2, 15)
    assert BACK in only_label(anna, number)
    assert acts(bot) == [("Anna", "took", "done")] * 2
    await comes_back(servers[0])
    await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    await anna.press(BACK, message_id=number)
    await bot.until(lambda: "nobody is on it" in watch.text(anna, number), 15)
    assert [act[:2] for act in acts(bot)[2:]] == [("Anna", "gave-back")]
    assert TAKE in only_label(anna, number)


async def test_a_mute_is_shown_under_its_alert_and_undone(bot: RunningBot) -> None:
    server, (anna,) = await down(bot)
    number = alert_to(bot, ANNA)
    await anna.press("Mute 1", message_id=number)
    assert any(each.startswith("🔔 Muted until") for each in labels(anna, number))
    await anna.press("undo", message_id=number)
    assert bot.rows("SELECT 1 FROM mutes") == []
    assert any(each.startswith("🔕 Mute 1") for each in labels(anna, number))
    await comes_back(server)
    await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    assert "🟢 Main · was down " in watch.text(anna, number)
