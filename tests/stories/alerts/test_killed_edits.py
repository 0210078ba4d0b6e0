"""The bot is killed while it edits an alert: it is edited once more, and says what holds."""

from __future__ import annotations

import pytest

from demo.telegram import Fault, Person
from demo.trueconf import SimulatedTrueConf
from tests.process.process import KillWhileTelegramIsAsked, Process
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import ANNA, EDIT, sendings, waiting
from tests.stories.attention.scenes import BACK, TAKE, alert_to, reads, says
from tests.stories.monitoring.scenes import comes_back, falls_over, monitored


async def killed_in_an_edit(
    bot: RunningBot, process: Process, *, applied: bool
) -> tuple[SimulatedTrueConf, Person]:
    """Anna has taken an outage, and the bot died before it knew that its message says so."""
    server = await monitored(bot)
    anna = bot.add_operator(ANNA, "Anna")
    anna.chat.started = True
    await process.begin()
    await bot.until(lambda: bot.rows("SELECT 1 FROM servers"), 30)
    await falls_over(server)
    await bot.until(lambda: bot.rows("SELECT 1 FROM alerts WHERE sent_at IS NOT NULL"), 30)
    kill = KillWhileTelegramIsAsked(applied=applied, process=process)
    bot.telegram.faults.add(Fault(EDIT, kill))
    await anna.press(TAKE, message_id=alert_to(bot, ANNA), wait=False)
    await process.ended()
    assert waiting(bot) == 1
    assert (BACK in reads(bot, ANNA)) is applied
    return server, anna


@pytest.mark.parametrize("applied", [True, False])
async def test_it_is_edited_once_more(bot: RunningBot, process: Process, applied: bool) -> None:
    await killed_in_an_edit(bot, process, applied=applied)
    await process.begin()
    await bot.until(lambda: not waiting(bot), 30)
    await says(bot, ANNA, "Anna is on it since")
    assert BACK in reads(bot, ANNA)
    assert len(sendings(bot, ANNA, EDIT)) == 2
    assert len(bot.telegram.messages(ANNA)) == 1, "nothing was sent beside it"


@pytest.mark.parametrize("applied", [True, False])
async def test_what_has_ended_meanwhile_ends_there_too(
    bot: RunningBot, process: Process, applied: bool
) -> None:
    server, _ = await killed_in_an_edit(bot, process, applied=applied)
    await comes_back(server)
    await process.begin()
    await bot.until(lambda: bot.rows("SELECT 1 FROM alerts WHERE kind = 'recovery'"), 30)
    await bot.until(lambda: not waiting(bot), 30)
    await says(bot, ANNA, "was down")
    assert BACK not in reads(bot, ANNA)
    assert TAKE not in reads(bot, ANNA)
    assert "Anna had it" in reads(bot, ANNA, "recovery")
    assert len(bot.telegram.messages(ANNA)) == 2
