"""General, the topic of a group that has no number, is closed: that holds up nothing else."""

from __future__ import annotations

from demo.telegram import Group
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import (
    ANNA,
    GROUP,
    alerts_to,
    begun,
    outage,
    put,
    recovery,
    refusing,
    sendings,
    settled,
    waiting,
)
from tests.stories.alerts.test_destinations import threads

ALL, GENERAL = f"{{ chat = {GROUP} }}", 0


async def closed(bot: RunningBot, *others: str, pause: float = 0.1) -> Group:
    """A group whose General is closed gets alerts, and topics of it do.

    :param pause: seconds until the bot tries it again
    """
    bot.limits = refusing(bot.limits, pause)
    bot.extra_settings = f"tg-alert-chats = [{', '.join(others)}]"
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    for number in (12, 13):
        group.opens_topic(number)
    await begun(bot)
    group.closes_topic(GENERAL)
    return group


def topic(number: int) -> str:
    return f"{{ chat = {GROUP}, topic = {number} }}"


def refused(bot: RunningBot) -> int:
    return sum(bool(seen.error) for seen in sendings(bot, GROUP))


async def test_the_other_topics_get_their_alerts_at_once(bot: RunningBot) -> None:
    await closed(bot, ALL, topic(12), pause=3600.0)
    await put(bot, outage(bot))
    await bot.until(lambda: refused(bot) and waiting(bot) == 1)
    await put(bot, recovery(bot))
    await bot.until(lambda: waiting(bot) == 2)
    assert threads(bot) == [12, 12]
    assert "running again" in bot.telegram.messages(GROUP)[1].text
    assert refused(bot) == 1, "General is not tried each time"
    assert bot.rows("SELECT * FROM recipients") == [], "the group itself can be reached"


async def test_what_waits_for_it_is_told_when_it_is_open_again(bot: RunningBot) -> None:
    group = await closed(bot, ALL, pause=3600.0)
    group.chat.closed.clear()
    await put(bot, outage(bot))
    await settled(bot)
    group.closes_topic(GENERAL)
    await put(bot, recovery(bot))
    assert bot.app
    outbox = bot.app._services.outbox
    await bot.until(lambda: outbox._holds._closed_until)
    group.chat.closed.clear()
    outbox._holds._closed_until.clear()  # an hour later
    outbox.wake()
    await settled(bot)
    begin, end = bot.telegram.messages(GROUP)
    assert "running again" in end.text
    assert end.reply_to is begin


async def test_the_owners_hear_of_it_once_also_over_a_restart(bot: RunningBot) -> None:
    await closed(bot, ALL, topic(12))
    await put(bot, outage(bot))
    await bot.until(lambda: len(alerts_to(bot, ANNA)) == 2)
    await bot.restart()
    before = refused(bot)
    await bot.until(lambda: refused(bot) > before + 3)
    (_, told) = alerts_to(bot, ANNA)
    assert told.startswith(f"⚠️ General of the group {GROUP} gets no alerts.")
    assert "TOPIC_CLOSED" in told


async def test_a_closed_topic_of_a_closed_general_holds_up_only_itself(bot: RunningBot) -> None:
    group = await closed(bot, topic(12), topic(13))
    group.closes_topic(12)
    await put(bot, outage(bot))
    await bot.until(lambda: len(alerts_to(bot, ANNA)) == 2)
    assert f"Topic 12 of the group {GROUP} gets no alerts." in alerts_to(bot, ANNA)[1]
    await put(bot, recovery(bot))
    await bot.until(lambda: waiting(bot) == 2)
    assert threads(bot) == [13, 13]
    group.chat.closed.remove(12)
    await settled(bot)
    assert threads(bot) == [13, 13, 12], "it is open again, and used before an hour is over"
    assert sum("takes no alerts, its group" in line for line in bot.records.lines) == 1
