"""How the program's tasks end."""

from __future__ import annotations

import asyncio

from services.background import Supervisor


async def test_who_waits_is_not_set_to_work_by_the_end_of_what_it_waits_for() -> None:
    supervisor, over, worked = Supervisor(), asyncio.Event(), []

    async def search() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            over.set()

    async def show() -> None:
        await over.wait()
        worked.append("shown")

    supervisor.spawn("search", search())
    supervisor.spawn("wait for news", show(), endless=True)
    await asyncio.sleep(0)
    await supervisor.close()
    assert over.is_set()
    assert worked == []


async def test_what_begins_at_the_end_is_not_cut_off() -> None:
    supervisor, worked = Supervisor(), []
    begun = asyncio.Event()

    async def show() -> None:
        await begun.wait()
        worked.append("shown")

    async def hang() -> None:
        await asyncio.Event().wait()

    async def begin() -> None:
        supervisor.spawn("show", show())
        try:
            await asyncio.Event().wait()
        finally:  # while those that wait are being cancelled
            begun.set()

    supervisor.spawn("hang", hang())
    closing = asyncio.create_task(supervisor.close())
    await asyncio.sleep(0)
    supervisor.spawn("wait for news", begin(), endless=True)
    await closing
    assert worked == ["shown"]
