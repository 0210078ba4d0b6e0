"""Services that take short messages only: what does not fit is told one by one, never in parts of
which only the first might arrive.
"""

from __future__ import annotations

from dataclasses import replace

from demo.telegram import Fault, Status
from services.alerts.alert import Alert
from services.alerts.events import CertificateEnds
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import BEGAN, begun, certificate, outage, put, recovery
from tests.stories.channels.receivers import Webhook
from tests.stories.channels.scenes import AWAY, PATIENCE, UNHURRIED

pytestmark = UNHURRIED

WAITS = "SELECT count(*) FROM alerts WHERE channel != '' AND sent_at IS NULL"


async def _told(bot: RunningBot, webhook: Webhook, url: str, *alerts: Alert) -> None:
    bot.extra_settings = f'fallback-urls = ["{url}"]'
    bot.limits = replace(bot.limits, channels=AWAY)
    await bot.restart()
    bot.telegram.faults.add(Fault(".*", Status(502), times=None))
    await put(bot, *alerts)
    await bot.until(lambda: webhook.posts and bot.rows(WAITS) == [(0,)], timeout=PATIENCE)


async def test_a_chat_of_1000_letters(bot: RunningBot, webhook: Webhook) -> None:
    """Rocket.Chat, which has no titles: its room holds the title, too."""
    await begun(bot)
    alerts = [
        replace(
            certificate(bot, number=number), event=CertificateEnds(f"{number} {long}", BEGAN, 3)
        )
        for number, long in enumerate(("a" * 200, "b" * 400, "c" * 200, "d" * 200, "e" * 9))
    ]
    url = f"rocket://first/second@127.0.0.1:{webhook.port}/room?mode=webhook"
    await _told(bot, webhook, url, *alerts)
    texts = [body["text"] for _, body in webhook.posts]
    assert max(map(len, texts)) <= 1000
    assert len(texts) > 1
    told = "".join(texts)
    assert [told.count(f"of {number} {letter}") for number, letter in enumerate("abcde")] == [
        1
    ] * 5


async def test_a_screen_of_two_lines(bot: RunningBot, webhook: Webhook) -> None:
    """Kodi, on a television."""
    await begun(bot, "Main", "Second", "Third")
    url = f"kodi://127.0.0.1:{webhook.port}/"
    alerts = (outage(bot, "Second"), certificate(bot), recovery(bot, "Second"))
    await _told(bot, webhook, url, *alerts, outage(bot, "Third", number=2))
    texts = [body["params"]["message"] for _, body in webhook.posts]
    begin = ["Second was", "The certificate", "Third: 🔴"]
    assert [first in text for first, text in zip(begin, texts, strict=True)] == [True] * 3
