"""haproxy in front of Telegram, with less patience than a quiet poll needs: the bot polls for
shorter times, and works all the while.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from demo.telegram import RequestSeen
from tests.contract.programs.proxies import Haproxy
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import at_menu, hold

# Seconds. Telegram itself holds back a repeated poll for three (telegram-bot-api.md section 8).
CUT_AFTER = 7


def quiet_polls(bot: RunningBot) -> list[RequestSeen]:
    """Those that came to their end by themselves, having been as long as the bot wanted."""
    return [
        seen
        for seen in bot.telegram.requests
        if seen.method == "getUpdates"
        and seen.status == 200
        and seen.done_at is not None
        and seen.done_at - seen.at >= int(seen.params.get("timeout", 0)) > 0
    ]


async def test_polls_become_shorter_where_quiet_ones_are_cut(
    bot: RunningBot, haproxy: Haproxy
) -> None:
    await haproxy.serve(urlsplit(bot.telegram.url).netloc, patience=CUT_AFTER)
    bot.telegram_url = f"http://127.0.0.1:{haproxy.port}"
    hold(await bot.add_server())
    anna = await at_menu(bot)
    await bot.telegram.until(lambda: len(quiet_polls(bot)) >= 2, timeout=90)
    assert all(int(seen.params["timeout"]) < CUT_AFTER for seen in quiet_polls(bot))
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text

    told = [line for line in bot.records.lines if line.startswith(("WARNING", "ERROR"))]
    assert not told, "nothing is wrong: nobody need hear of it"
