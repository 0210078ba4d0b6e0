"""The bot is killed while it tells second channels what Telegram does not take: each of them gets
each event, in order, and Telegram gets all of it later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from aiohttp import web

from demo.telegram import Fault, Status
from tests.process.process import Process
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import ANNA, SEND, alerts_to, waiting
from tests.stories.channels.receivers import PASSWORD, MailServer, Webhook
from tests.stories.channels.scenes import AWAY, PATIENCE, QUICK, UNHURRIED
from tests.stories.monitoring.scenes import comes_back, falls_over, monitored

pytestmark = UNHURRIED

PUT_EARLIER = "UPDATE alerts SET created_at = datetime(created_at, '-5 minutes')"
ALMOST_A_DAY = "UPDATE alerts SET {0} = datetime({0}, '-23 hours') WHERE {0} IS NOT NULL"
KEY = "s3cret-key-of-a-test"


async def test_what_was_taken_and_not_written_down_is_sent_again(
    bot: RunningBot, process: Process, webhook: Webhook
) -> None:
    async def kill(_request: web.Request) -> web.Response:
        process.kill()
        return web.Response()

    taken, webhook.answer = webhook.answer, kill
    bot.extra_settings = f'fallback-urls = ["{webhook.url()}"]'
    bot.limits = replace(bot.limits, channels=QUICK)
    bot.add_operator(ANNA, "Anna")
    server = await monitored(bot)
    await process.begin()
    bot.telegram.faults.add(Fault(SEND, Status(502), times=None))
    await falls_over(server)
    await bot.until(lambda: bot.rows("SELECT 1 FROM alerts"), timeout=PATIENCE)
    await bot.change(PUT_EARLIER)
    await process.ended(PATIENCE)
    assert webhook.titles == ["Main: 🔴 unreachable"]
    assert bot.rows("SELECT sent_at FROM alerts WHERE channel != ''") == [(None,)]

    webhook.answer = taken
    await process.launch()
    sent = "SELECT kind FROM alerts WHERE channel != '' AND sent_at IS NOT NULL"
    await bot.until(lambda: bot.rows(sent) == [("outage",)], timeout=PATIENCE)
    assert webhook.titles == ["Main: 🔴 unreachable"] * 2


# In both of the following one server is up all the time: where nothing answers, Telegram neither,
# the bot takes itself for offline.


def _sent(bot: RunningBot, count: int) -> Callable[[], bool]:
    """So many alerts have been taken by channels, and it has been written down."""
    rows = "SELECT count(*) FROM alerts WHERE channel != '' AND sent_at IS NOT NULL"
    return lambda: bot.rows(rows) == [(count,)]


def _stored(bot: RunningBot) -> bytes:
    return b"".join(path.read_bytes() for path in (bot.folder / "data").iterdir())


async def test_one_channel_is_away_and_the_bot_is_killed(
    bot: RunningBot, process: Process, webhook: Webhook, mail_server: MailServer
) -> None:
    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=503)

    async def refuse_and_kill(request: web.Request) -> web.Response:
        """So that nothing is on its way, which would be taken and not written down."""
        process.kill()
        return await refuse(request)

    mail_server.login = True
    urls = f'"{mail_server.url()}", "{webhook.url(f"hook?key={KEY}")}"'
    bot.extra_settings = f"fallback-urls = [{urls}]"
    bot.limits = replace(bot.limits, channels=AWAY)
    anna = bot.add_operator(ANNA, "Anna")
    first, second, _up = [await monitored(bot, name) for name in ("First", "Second", "Up")]
    await process.begin()
    await anna.send("/start", wait=True)
    bot.telegram.faults.add(Fault(".*", Status(502), times=None))
    await falls_over(first)
    await bot.until(_sent(bot, 2), timeout=PATIENCE)

    taken, webhook.answer = webhook.answer, refuse
    await falls_over(second)
    await bot.until(_sent(bot, 3), timeout=PATIENCE)
    webhook.answer = refuse_and_kill
    await process.ended(PATIENCE)

    webhook.answer = refuse
    await process.launch()
    await comes_back(first)
    await bot.until(_sent(bot, 4), timeout=PATIENCE)
    webhook.answer = refuse_and_kill
    await process.ended(PATIENCE)

    del webhook.posts[1:]
    webhook.answer = taken
    await process.launch()
    await bot.until(_sent(bot, 6), timeout=PATIENCE)
    expected = ["First: 🔴 unreachable", "Second: 🔴 unreachable", "First: 🟢 running again"]
    assert [mail.subject for mail in mail_server.mails] == expected
    texts = [body["message"] for _, body in webhook.posts]
    assert texts[0].startswith(expected[0])
    together = "\n".join(texts[1:])
    assert together.index("Second") < together.index("First")
    assert (together.count("Second"), together.count("First")) == (1, 1)

    bot.telegram.faults.clear()
    await bot.until(lambda: waiting(bot) == 0, timeout=PATIENCE)
    told = "\n".join(alerts_to(bot, ANNA))
    assert "First" in told
    assert "Second" in told
    assert " to a webhook at " in told
    assert " by e-mail at " in told
    for secret in (KEY, PASSWORD):
        assert secret not in process.log
        assert secret.encode() not in _stored(bot)


async def test_telegram_is_away_for_almost_a_day_and_the_bot_is_killed(
    bot: RunningBot, process: Process, webhook: Webhook
) -> None:
    bot.extra_settings = f'fallback-urls = ["{webhook.url()}"]'
    bot.limits = replace(bot.limits, channels=AWAY)
    anna = bot.add_operator(ANNA, "Anna")
    server, _up = [await monitored(bot, name) for name in ("Main", "Up")]
    await process.begin()
    await anna.send("/start", wait=True)
    bot.telegram.faults.add(Fault(".*", Status(502), times=None))
    await falls_over(server)
    await bot.until(_sent(bot, 1), timeout=PATIENCE)
    process.kill()
    await process.ended(PATIENCE)
    for column in ("created_at", "sent_at", "due_at"):
        await bot.change(ALMOST_A_DAY.format(column))
    await comes_back(server)
    await process.launch()
    await bot.until(_sent(bot, 2), timeout=PATIENCE)
    assert webhook.titles == ["Main: 🔴 unreachable", "Main: 🟢 running again"]

    process.kill()
    await process.ended(PATIENCE)
    bot.telegram.faults.clear()
    await process.launch()
    await bot.until(lambda: waiting(bot) == 0, timeout=PATIENCE)
    (told,) = alerts_to(bot, ANNA)
    assert "Main" in told
    assert "also sent to a webhook at " in told
    assert len(webhook.posts) == 2
