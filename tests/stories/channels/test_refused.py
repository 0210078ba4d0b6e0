"""A service that takes messages, but one of them never: what stands behind it is not held up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from aiohttp import web

from bot.channels import ChannelLimits
from demo.telegram import Fault, Status
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import ANNA, alerts_to, begun, outage, put, settled
from tests.stories.channels.receivers import MailServer, Webhook
from tests.stories.channels.scenes import AWAY, PATIENCE, UNHURRIED

pytestmark = UNHURRIED

OF_CHANNELS = (
    "SELECT thread, sent_at IS NOT NULL, given_up_at IS NOT NULL FROM alerts "
    "WHERE channel != '' AND kind = 'outage' ORDER BY id"
)
GOOD, BAD = "Main", "Viagra"


async def _away(bot: RunningBot, url: str, limits: ChannelLimits = AWAY) -> None:
    """Telegram is, and the bot has two servers and one channel."""
    bot.extra_settings = f'fallback-urls = ["{url}"]'
    bot.limits = replace(bot.limits, channels=limits)
    await begun(bot, GOOD, BAD)
    bot.telegram.faults.add(Fault(".*", Status(502), times=None))


async def _all_but_one(bot: RunningBot) -> None:
    """Three outages, the second one of a server whose name is not liked, and what becomes of
    them.
    """
    await put(
        bot, outage(bot, GOOD, number=1), outage(bot, BAD, number=2), outage(bot, GOOD, number=3)
    )
    taken, given_up = (1, 0), (0, 1)
    await bot.until(
        lambda: (
            bot.rows(OF_CHANNELS)
            == [("outage:1", *taken), ("outage:2", *given_up), ("outage:3", *taken)]
        ),
        timeout=PATIENCE,
    )


@pytest.fixture
def _lines(bot: RunningBot) -> Iterator[None]:
    """One line says what was given up."""
    yield
    assert len([line for line in bot.records.lines if ": alerts [" in line]) == 1


@pytest.mark.usefixtures("_lines")
async def test_a_mail_that_is_refused_is_given_up_and_owners_are_told(
    bot: RunningBot, mail_server: MailServer
) -> None:
    mail_server.unwanted = BAD
    await _away(bot, mail_server.url())
    await _all_but_one(bot)
    note = "⚠️ The second channel no. 1 (mailto) refuses an alert of "
    await bot.until(lambda: len(mail_server.mails) == 3, timeout=PATIENCE)
    assert [mail.subject.partition("of ")[0] for mail in mail_server.mails[:2]] == [
        "Main: 🔴 unreachable"
    ] * 2
    assert mail_server.mails[2].text.startswith(note)
    bot.telegram.faults.clear()
    await settled(bot, timeout=PATIENCE)
    told = "\n".join(alerts_to(bot, ANNA))
    assert note in told
    assert BAD in told


@pytest.mark.usefixtures("_lines")
@pytest.mark.parametrize("status", [400, 413, 500])
async def test_a_body_that_a_webhook_refuses_is_given_up(
    bot: RunningBot, webhook: Webhook, status: int
) -> None:
    async def choose(request: web.Request) -> web.Response:
        return web.Response(status=status if BAD in await request.text() else 200)

    webhook.answer = choose
    await _away(bot, webhook.url())
    await _all_but_one(bot)
    tries = [body["message"] for _, body in webhook.posts if BAD in body["message"]]
    alone = [text for text in tries if "Main" not in text]
    assert len(alone) == AWAY.refusals + 1
    note = f"HTTP {status}."
    await bot.until(lambda: note in webhook.posts[-1][1]["message"], timeout=PATIENCE)


async def test_a_note_that_is_refused_brings_no_other_note(
    bot: RunningBot, webhook: Webhook
) -> None:
    async def choose(request: web.Request) -> web.Response:
        text = await request.text()
        return web.Response(status=400 if BAD in text or "second channel" in text else 200)

    webhook.answer = choose
    await _away(bot, webhook.url())
    await _all_but_one(bot)
    await put(bot, outage(bot, GOOD, number=4))
    notes = "SELECT given_up_at IS NOT NULL FROM alerts WHERE channel != '' AND kind = 'untaken'"
    await bot.until(lambda: bot.rows(notes) == [(1,)], timeout=PATIENCE)
    assert bot.rows("SELECT count(DISTINCT thread) FROM alerts WHERE kind = 'untaken'") == [(1,)]


@pytest.mark.parametrize("status", [400, 404, 500, 503])
async def test_a_service_that_refuses_everything_is_waited_for(
    bot: RunningBot, webhook: Webhook, status: int
) -> None:
    """It may be away, or wrong in the settings: nothing is lost, nor told twice."""

    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=status)

    taken, webhook.answer = webhook.answer, refuse
    await _away(bot, webhook.url())
    await put(bot, outage(bot, GOOD, number=1), outage(bot, BAD, number=2))
    await bot.until(lambda: len(webhook.posts) > 3 * AWAY.refusals, timeout=PATIENCE)
    webhook.posts.clear()
    webhook.answer = taken
    both = [("outage:1", 1, 0), ("outage:2", 1, 0)]
    await bot.until(lambda: bot.rows(OF_CHANNELS) == both, timeout=PATIENCE)
    text = "\n".join(body["message"] for _, body in webhook.posts)
    assert (text.count(GOOD), text.count(BAD)) == (1, 1)


async def test_a_message_that_is_alone_and_refused_for_a_day_is_given_up(
    bot: RunningBot, webhook: Webhook
) -> None:
    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=400)

    webhook.answer = refuse
    await _away(bot, webhook.url(), replace(AWAY, refused_for=1.0))
    await put(bot, outage(bot, BAD))
    await bot.until(lambda: bot.rows(OF_CHANNELS) == [("outage:1", 0, 1)], timeout=PATIENCE)
