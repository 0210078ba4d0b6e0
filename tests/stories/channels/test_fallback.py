"""What second channels are told while Telegram takes nothing, and what Telegram says later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web

from demo.telegram import Fault, Status
from services.alerts import Fallback, Place
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import (
    ANNA,
    SEND,
    alerts_to,
    begun,
    certificate,
    outage,
    put,
    recovery,
    sendings,
    server_id,
    settled,
)
from tests.stories.channels.receivers import MailServer, Webhook
from tests.stories.channels.scenes import AWAY, PATIENCE, QUICK, UNHURRIED
from tests.stories.monitoring.scenes import MovableClock

pytestmark = UNHURRIED

MINUTES = timedelta(minutes=1)
TO_CHANNELS = (
    "SELECT kind, thread, sent_at IS NOT NULL FROM alerts "
    "WHERE channel != '' AND given_up_at IS NULL ORDER BY id"
)


@pytest.fixture
def clock(bot: RunningBot, webhook: Webhook) -> MovableClock:
    """The bot will have one channel, the webhook."""
    bot.extra_settings = f'fallback-urls = ["{webhook.url()}"]'
    bot.limits = replace(bot.limits, channels=QUICK)
    clock = bot.now = MovableClock()
    return clock


async def refuse(_request: web.Request) -> web.Response:
    return web.Response(status=503, text="secret-of-somebody")


def _posted(webhook: Webhook, count: int) -> Callable[[], bool]:
    return lambda: len(webhook.posts) == count


async def no_messages(bot: RunningBot) -> None:
    bot.telegram.faults.add(Fault(SEND, Status(502), times=None))


async def test_an_outage_goes_there_after_five_minutes_and_telegram_says_so_later(
    bot: RunningBot, clock: MovableClock, webhook: Webhook
) -> None:
    await begun(bot)
    await no_messages(bot)
    await put(bot, outage(bot), certificate(bot))
    await bot.until(lambda: len(sendings(bot, ANNA)) > 3, timeout=PATIENCE)
    clock.ahead += 3 * MINUTES
    before = len(sendings(bot, ANNA))
    await bot.until(lambda: len(sendings(bot, ANNA)) > before + 2, timeout=PATIENCE)
    assert bot.rows(TO_CHANNELS) == []
    clock.ahead += 2 * MINUTES
    await bot.until(lambda: webhook.posts, timeout=PATIENCE)
    ((path, body),) = webhook.posts
    assert path == "/hook"
    assert body["title"] == "Main: 🔴 unreachable"
    assert body["message"].startswith("Main: 🔴 unreachable\nSince Nov 22, ")
    await bot.until(lambda: bot.rows(TO_CHANNELS) == [("outage", "outage:1", 1)], timeout=PATIENCE)
    # The message on its way was written before; the one after the next surely was not.
    before = len(sendings(bot, ANNA))
    await bot.until(lambda: len(sendings(bot, ANNA)) > before + 1, timeout=PATIENCE)
    bot.telegram.faults.clear()
    await settled(bot, timeout=PATIENCE)
    (told,) = alerts_to(bot, ANNA)
    outages, other = told.split("\n\n")[1:]
    assert "\nalso sent to a webhook at " in outages
    assert "also sent" not in other
    await put(bot, recovery(bot))
    await settled(bot, timeout=PATIENCE)
    assert len(webhook.posts) == 2
    assert webhook.titles[1] == "Main: 🟢 running again"
    assert "also sent" not in alerts_to(bot, ANNA)[-1]


async def test_what_telegram_has_taken_or_nobody_wants_goes_nowhere(
    bot: RunningBot, clock: MovableClock, webhook: Webhook
) -> None:
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot, timeout=PATIENCE)
    await no_messages(bot)
    assert bot.app
    await put(bot, outage(bot, number=2))
    await bot.until(lambda: len(sendings(bot, ANNA)) > 3, timeout=PATIENCE)
    subscriptions = bot.app._services.subscriptions
    await subscriptions.mute(bot.operator(ANNA), server_id(bot), 1)
    await put(bot, recovery(bot))
    clock.ahead += 10 * MINUTES
    await put(bot, outage(bot, number=3))  # of which nobody is told while it is mute
    before = len(sendings(bot, ANNA))
    await bot.until(lambda: len(sendings(bot, ANNA)) > before + 3, timeout=PATIENCE)
    assert bot.rows(TO_CHANNELS) == []
    assert webhook.posts == []


@pytest.mark.parametrize("away", [False, True])
async def test_what_is_deferred_goes_nowhere(
    bot: RunningBot, clock: MovableClock, away: bool
) -> None:
    """Telegram is not what it waits for."""
    bot.extra_settings = ""  # the bot itself has no channel, or it would write to it in between
    await begun(bot)
    assert bot.app
    choices, quiet = bot.app._services.subscriptions, bot.app._services.quiet
    channel = Place(0, channel="webhook:1")
    fallback = Fallback(
        bot.app._database, [channel], 5 * MINUTES, subscriptions=choices, now=clock
    )
    begins = clock().hour * 60
    hours = {"begins": begins, "ends": (begins + 120) % 1440, "urgent": frozenset()}
    assert await quiet.choose(bot.operator(ANNA), on=True, **hours)
    await put(bot, outage(bot))
    clock.ahead += 6 * MINUTES
    await fallback.write(away=away)
    assert bot.rows(TO_CHANNELS) == []
    await no_messages(bot)
    assert await quiet.choose(bot.operator(ANNA), on=False)
    await fallback.write(away=away)
    assert bot.rows(TO_CHANNELS) == [("outage", "outage:1", 0)]


async def test_a_day_without_telegram(
    bot: RunningBot, clock: MovableClock, webhook: Webhook, mail_server: MailServer
) -> None:
    """Everything for everybody goes out at once; each channel gets each event once, in order."""
    urls = f'["{webhook.url()}", "{mail_server.url()}"]'
    bot.extra_settings = f'fallback-urls = {urls}\nlocale = "de"\ntimezone = "Europe/Berlin"'
    bot.limits = replace(bot.limits, channels=AWAY)
    await begun(bot)
    await put(bot, outage(bot, number=1))
    await settled(bot)
    bot.telegram.faults.add(Fault(".*", Status(502), times=None))
    await put(bot, recovery(bot, number=1), certificate(bot))
    await bot.until(lambda: len(mail_server.mails) == 1 and len(webhook.posts) == 1)
    assert mail_server.mails[0].subject == "2 Meldungen"
    for number in (2, 3):
        clock.ahead += timedelta(hours=8)
        await put(bot, outage(bot, number=number))
        await bot.until(_posted(webhook, 2 * number - 2))
        await put(bot, recovery(bot, number=number))
        await bot.until(_posted(webhook, 2 * number - 1))
    clock.ahead += timedelta(hours=8)
    await bot.until(lambda: len(mail_server.mails) == 5)
    assert webhook.titles == [mail.subject for mail in mail_server.mails]
    titles = [title.removeprefix("Main: ")[:6] for title in webhook.titles[1:]]
    assert titles == ["🔴 nich", "wieder"] * 2
    assert "Seit 22. Nov., 10:30" in mail_server.mails[1].text
    bot.telegram.faults.clear()
    await settled(bot, timeout=30)
    told = "\n".join(alerts_to(bot, ANNA)[1:])
    # The first to be told is named first: either of them may be.
    assert " an einen Webhook am " in told
    assert " per E-Mail am " in told
    assert len(webhook.posts) == len(mail_server.mails) == 5


async def test_a_channel_that_fails_is_told_once_in_the_log_and_tried_again_in_order(
    bot: RunningBot, clock: MovableClock, webhook: Webhook
) -> None:
    taken, webhook.answer = webhook.answer, refuse
    bot.extra_settings = f'fallback-urls = ["{webhook.url("hook?key=s3cret-key")}"]'
    await begun(bot)
    await no_messages(bot)
    await put(bot, outage(bot, number=1))
    clock.ahead += 5 * MINUTES
    await bot.until(lambda: len(webhook.posts) >= 3, timeout=PATIENCE)
    await put(bot, recovery(bot, number=1))
    lines = [line for line in bot.records.lines if "are not sent yet: the message" in line]
    assert len(lines) == 1
    assert "HTTP status 503" in lines[0]
    webhook.answer = taken
    await bot.until(lambda: [row[2] for row in bot.rows(TO_CHANNELS)] == [1, 1], timeout=PATIENCE)
    assert not [line for line in bot.records.lines if "s3cret-key" in line or "secret-of" in line]
    assert "s3cret-key" not in str(bot.rows("SELECT * FROM alerts"))


async def test_what_waits_for_a_channel_that_is_no_longer_configured_is_given_up(
    bot: RunningBot, clock: MovableClock, webhook: Webhook
) -> None:
    await webhook.stop()
    await begun(bot)
    await no_messages(bot)
    await put(bot, outage(bot))
    clock.ahead += 5 * MINUTES
    await bot.until(lambda: len(bot.rows(TO_CHANNELS)) == 1, timeout=PATIENCE)
    bot.extra_settings = ""
    await bot.restart()
    assert bot.rows(TO_CHANNELS) == []
    bot.telegram.faults.clear()
    await settled(bot, timeout=PATIENCE)
    assert "also sent" not in alerts_to(bot, ANNA)[0]


async def test_a_damaged_row_holds_up_nothing(
    bot: RunningBot, clock: MovableClock, webhook: Webhook
) -> None:
    bot.expected_errors = ["cannot be put into words and are given up"]
    taken, webhook.answer = webhook.answer, refuse
    await begun(bot)
    await no_messages(bot)
    await put(bot, outage(bot, number=1), outage(bot, number=2))
    clock.ahead += 5 * MINUTES
    await bot.until(lambda: len(bot.rows(TO_CHANNELS)) == 2, timeout=PATIENCE)
    await bot.change("UPDATE alerts SET data = '{}' WHERE channel != '' AND thread = 'outage:1'")
    before = len(webhook.posts)
    await bot.until(lambda: len(webhook.posts) > before + 1)  # the first may have begun before
    webhook.answer = taken
    await bot.until(
        lambda: bot.rows(TO_CHANNELS) == [(Kind.OUTAGE, "outage:2", 1)], timeout=PATIENCE
    )
