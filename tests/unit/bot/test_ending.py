"""What goes on by itself ends side by side, and in its time."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic

import pytest

from bot.process.shutdown import EndingLimits, end_together


async def test_none_holds_up_the_others(caplog: pytest.LogCaptureFixture) -> None:
    ended: list[str] = []

    async def fails() -> None:
        raise ZeroDivisionError

    async def ends() -> None:
        await asyncio.sleep(0)
        ended.append("it has ended")

    with caplog.at_level(logging.ERROR):
        await end_together(EndingLimits(), fails, ends, fails)
    assert ended == ["it has ended"]
    assert len(caplog.records) == 2


async def test_what_never_ends_is_cut_off(caplog: pytest.LogCaptureFixture) -> None:
    cut_off: list[bool] = []

    async def never() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cut_off.append(True)
            raise

    begun = monotonic()
    await end_together(EndingLimits(watching=0.1), never, never)
    assert cut_off == [True, True]
    assert monotonic() - begun < 5
    assert "cut off" in caplog.text
