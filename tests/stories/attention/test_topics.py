"""An outage is told in several topics of a group: each has a course of its own."""

from __future__ import annotations

from demo.telegram import Group
from demo.trueconf import SimulatedTrueConf
from services.alerts import Target
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import GROUP, settled
from tests.stories.attention.scenes import BACK, TAKE, alert_to, attention, later, looked, pass_
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    alarm,
    checks,
    comes_back,
    falls_over,
    monitored,
    server_of,
)

OPS, DESK = 12, 13
MOVED = -1001
OUTAGE, REPEAT, CHANGED = Kind.OUTAGE, Kind.OUTAGE_REPEAT, Kind.OUTAGE_CHANGED


async def begun(bot: RunningBot, desk: str = "") -> tuple[SimulatedTrueConf, Group]:
    """A server runs, and a group has two topics for its alerts.

    :param desk: what else the settings say of the second one
    """
    bot.extra_settings = (
        f"tg-alert-chats = [{{ chat = {GROUP}, topic = {OPS} }},"
        f" {{ chat = {GROUP}, topic = {DESK}{desk} }}]"
    )
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    group.opens_topic(OPS)
    group.opens_topic(DESK)
    server = await monitored(bot)
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/start", wait=True)
    await checks(server, 1)
    return server, group


def kinds(bot: RunningBot, topic: int) -> list[str]:
    """What a place has got, in the order in which it did."""
    rows = bot.rows(
        "SELECT kind FROM alerts WHERE topic = ? AND sent_at IS NOT NULL ORDER BY sent_at", topic
    )
    return [kind for (kind,) in rows]


def texts(bot: RunningBot, thread: int | None, chat: int = GROUP) -> list[str]:
    """What stands in a topic now, oldest first."""
    return [each.text for each in bot.telegram.messages(chat) if each.thread == thread]


def says_in_order(messages: list[str], words: list[str]) -> bool:
    """Each message has its words, and there are no others."""
    return len(messages) == len(words) and all(
        word in message for message, word in zip(messages, words, strict=True)
    )


async def test_a_topic_that_is_told_later_does_not_read_what_another_one_was_told(
    bot: RunningBot, clock: MovableClock
) -> None:
    server, _ = await begun(bot, ', kinds = ["certificate"]')
    anna, here = bot.operator(ANNA), server_of(bot)
    await falls_over(server)
    await alarm(bot, Kind.OUTAGE)
    await settled(bot)
    await attention(bot).take(anna, "outage:1")
    await settled(bot)
    await attention(bot).give_back(anna, "outage:1")
    await settled(bot)
    await attention(bot).terms.aim(anna, here, Target.GROUPS, chosen=True)
    await attention(bot).terms.escalate(anna, here, 5)
    await looked(bot)
    await pass_(bot, clock, 5.1)
    await bot.until(lambda: texts(bot, DESK), 15)
    (late,) = texts(bot, DESK)
    assert "Nobody has taken it" in late
    assert "nobody is on it" not in late
    assert "nobody is on it" in texts(bot, OPS)[0]


async def test_a_group_moves_and_loses_its_topics_in_the_course_of_an_outage(
    bot: RunningBot, clock: MovableClock
) -> None:
    """Each topic is told of each event once and in order; one is mute, so it gets no repeats."""
    server, group = await begun(bot)
    anna = bot.people[ANNA]
    await falls_over(server)
    await alarm(bot, Kind.OUTAGE)
    await settled(bot)
    desk = next(each for each in bot.telegram.messages(GROUP) if each.thread == DESK)
    await anna.press_data("al-g-mute:1:8", chat=group, message_id=desk.message_id)
    group.closes_topic(DESK)
    await attention(bot).terms.repeat(bot.operator(ANNA), server_of(bot), 30)
    await looked(bot)
    await later(bot, clock, 31)
    await bot.until(lambda: kinds(bot, OPS) == [OUTAGE, REPEAT], 15)

    moved = group.becomes_supergroup(MOVED)
    moved.opens_topic(OPS)  # the other one is gone
    await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    await bot.until(lambda: kinds(bot, OPS)[-1] == kinds(bot, DESK)[-1] == CHANGED, 15)
    await bot.restart()
    (taken,) = (each for each in bot.telegram.messages(MOVED) if each.thread == OPS)
    await anna.press(BACK, chat=moved, message_id=taken.message_id)
    await bot.until(lambda: len(kinds(bot, OPS)) == 4 and len(kinds(bot, DESK)) == 3, 15)
    await later(bot, clock, 31)
    await bot.until(lambda: kinds(bot, OPS)[-1] == REPEAT, 15)

    moved.closes_topic(OPS)
    await comes_back(server)
    await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    assert kinds(bot, OPS) == [OUTAGE, REPEAT, CHANGED, CHANGED, REPEAT, Kind.RECOVERY]
    assert kinds(bot, DESK) == [OUTAGE, CHANGED, CHANGED, Kind.RECOVERY]
    assert says_in_order(texts(bot, OPS), ["unreachable", "still"])
    assert says_in_order(texts(bot, DESK), ["unreachable"])
    assert says_in_order(texts(bot, OPS, MOVED), ["Anna is on it", "Given back", "still"])
    beside = texts(bot, None, MOVED)
    assert all("takes no messages: it is closed or" in each for each in beside)
    of_ops, of_desk = ([each for each in beside if f"topic {n}" in each] for n in (OPS, DESK))
    assert says_in_order(of_ops, ["running again"])
    assert says_in_order(of_desk, ["Anna is on it", "Given back", "running again"])
    mute = bot.rows("SELECT chat_id, topic, by_name FROM destination_mutes")
    assert mute == [(MOVED, DESK, "Anna")]
    assert len(beside) == len(of_ops) + len(of_desk)
