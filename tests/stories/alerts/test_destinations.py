"""Groups with topics: what goes where, in which words, and what becomes of a closed topic."""

from __future__ import annotations

from dataclasses import replace

from bot.alerts.pace import PaceLimits
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import (
    GROUP,
    alerts_to,
    begun,
    certificate,
    outage,
    put,
    recovery,
    replied_to,
    sendings,
    settled,
)
from tests.stories.screens.scenes import words

GERMAN = 'locale = "de", timezone = "Europe/Berlin"'


def threads(bot: RunningBot, chat_id: int = GROUP) -> list[int | None]:
    """In which topics the messages of a group stand, oldest first."""
    return [message.thread for message in bot.telegram.messages(chat_id)]


async def test_each_destination_gets_its_servers_and_kinds_in_its_words(bot: RunningBot) -> None:
    german = f'{{ chat = {GROUP}, topic = 12, servers = ["Main"], {GERMAN} }}'
    bot.extra_settings = f"""tg-alert-chats = [
        {german},
        {{ chat = {GROUP}, topic = 13, servers = ["Branch"], kinds = ["outage"], locale = "es" }},
        {{ chat = {GROUP}, kinds = ["certificate"] }},
    ]"""
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    group.opens_topic(12)
    group.opens_topic(13)
    await begun(bot, "Main", "Branch")
    await put(bot, outage(bot))
    await settled(bot)
    await put(bot, outage(bot, "Branch", 2), certificate(bot))
    await settled(bot)
    told = dict(zip(threads(bot), alerts_to(bot, GROUP), strict=True))
    assert sorted(threads(bot), key=str) == [12, 12, 13, None]
    assert words("es").text("verdict-unreachable") in told[13]
    assert "Branch" in told[13]
    assert "The certificate of Main" in told[None]
    in_german = [m.text for m in bot.telegram.messages(GROUP) if m.thread == 12]
    assert words("de").text("verdict-unreachable") in in_german[0]
    assert "Seit 22. Nov., 10:30" in in_german[0]
    await put(bot, recovery(bot, "Branch", 2))
    await settled(bot)
    assert threads(bot)[-1] == 13


async def test_a_closed_topic_falls_back_to_the_group_and_says_so(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, sender=replace(bot.limits.sender, topic_again=0.0))
    bot.extra_settings = f"tg-alert-chats = [{{ chat = {GROUP}, topic = 12 }}]"
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    group.opens_topic(12)
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    group.closes_topic(12)
    bot.limits = replace(bot.limits, sender=replace(bot.limits.sender, topic_again=3600.0))
    await bot.restart()
    await put(bot, recovery(bot))
    await settled(bot)
    assert threads(bot) == [12, None]
    assert alerts_to(bot, GROUP)[-1].startswith(
        "This belongs in topic 12, which takes no messages"
    )
    assert "running again" in alerts_to(bot, GROUP)[-1]
    tried = len(sendings(bot, GROUP))
    await put(bot, outage(bot, number=2))
    await settled(bot)
    assert len(sendings(bot, GROUP)) == tried + 1, "the topic is not tried each time"
    assert threads(bot) == [12, None, None]
    assert bot.rows("SELECT * FROM recipients") == []
    assert sum("takes no alerts, its group" in line for line in bot.records.lines) == 1


async def test_a_topic_that_is_open_again_is_used_again(bot: RunningBot) -> None:
    bot.extra_settings = f"tg-alert-chats = [{{ chat = {GROUP}, topic = 12 }}]"
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    assert threads(bot) == [None], "it is no forum, or the topic has been deleted"
    group.opens_topic(12)
    assert bot.app
    for place in bot.app._sender._topics._closed_until:
        bot.app._sender._topics._closed_until[place] = float("-inf")  # an hour later
    await put(bot, outage(bot, number=2))
    await settled(bot)
    assert threads(bot) == [None, 12]
    assert "This belongs" not in alerts_to(bot, GROUP)[-1]
    assert any("takes alerts again" in line for line in bot.records.lines)


async def test_a_reply_finds_what_was_told_beside_the_topic(bot: RunningBot) -> None:
    bot.extra_settings = f"tg-alert-chats = [{{ chat = {GROUP}, topic = 12 }}]"
    bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    await put(bot, recovery(bot))
    await settled(bot)
    begin, end = bot.telegram.messages(GROUP)
    assert end.reply_to is begin


async def test_a_supergroup_keeps_its_topics(bot: RunningBot) -> None:
    bot.extra_settings = (
        f"tg-alert-chats = [{{ chat = {GROUP}, topic = 12 }}, {{ chat = {GROUP} }}]"
    )
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    await begun(bot)
    successor = group.becomes_supergroup(-1001)
    successor.opens_topic(12)
    await put(bot, outage(bot))
    await settled(bot)
    assert sorted(threads(bot, successor.id), key=str) == [12, None]
    await bot.restart()
    await put(bot, recovery(bot))
    await settled(bot)
    assert sorted(threads(bot, successor.id), key=str) == [12, 12, None, None]


async def test_what_a_destination_wants_no_longer_is_not_told(bot: RunningBot) -> None:
    bot.extra_settings = f'tg-alert-chats = [{{ chat = {GROUP}, servers = ["Main"] }}]'
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    await begun(bot, "Main", "Branch")
    group.removes_bot()
    await put(bot, outage(bot))
    await bot.until(lambda: [seen for seen in sendings(bot, GROUP) if seen.error])
    await bot.end()
    bot.extra_settings = f'tg-alert-chats = [{{ chat = {GROUP}, servers = ["Branch"] }}]'
    group.chat.bot = "member"
    await bot.change("UPDATE alerts SET due_at = created_at")
    await bot.begin()
    await put(bot, outage(bot, "Branch", 2))
    await settled(bot)
    assert ["Branch" in text for text in alerts_to(bot, GROUP)] == [True]


async def test_all_topics_of_a_group_share_twenty_messages_a_minute(bot: RunningBot) -> None:
    pace = PaceLimits(per_second=1000.0, apart=0.0, per_minute=20)
    bot.limits = replace(bot.limits, sender=replace(bot.limits.sender, pace=pace))
    topics = range(11, 21)
    tables = ", ".join(f"{{ chat = {GROUP}, topic = {number} }}" for number in topics)
    bot.extra_settings = f"tg-alert-chats = [{tables}]"
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    for number in topics:
        group.opens_topic(number)
    await begun(bot)
    await put(bot, outage(bot))
    await bot.until(lambda: len(bot.telegram.messages(GROUP)) == 10)
    await put(bot, outage(bot, number=2))
    await bot.until(lambda: len(bot.telegram.messages(GROUP)) == 20)
    await put(bot, outage(bot, number=3))
    await put(bot, outage(bot, number=4))
    rows = "SELECT count(*) FROM alerts WHERE chat_id = ? AND sent_at IS NULL"
    await bot.until(lambda: bot.rows(rows, 1001) == [(0,)])
    assert bot.rows(rows, GROUP) == [(20,)]
    assert len(sendings(bot, GROUP)) == 20
    assert [replied_to(seen) for seen in sendings(bot, GROUP)] == [None] * 20
