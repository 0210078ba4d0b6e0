"""A network on which everything takes its time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress

Pipe = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def distant(port: int, round_trip: float) -> AsyncIterator[int]:
    """The port of a way to another port of this machine; a connection takes a round trip, too."""
    running: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        running.add(task)
        with suppress(OSError, asyncio.CancelledError), closing(writer.transport):
            await asyncio.sleep(round_trip)
            there = await asyncio.open_connection("127.0.0.1", port)
            with closing(there[1].transport):
                await asyncio.gather(
                    _carry((reader, there[1]), round_trip / 2),
                    _carry((there[0], writer), round_trip / 2),
                )

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def _carry(pipe: Pipe, seconds: float) -> None:
    """Each piece arrives so much later, however many are on their way."""
    reader, writer = pipe
    loop = asyncio.get_running_loop()
    pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def take() -> None:
        data = b"-"
        while data:
            try:
                data = await reader.read(65536)
            except OSError:
                data = b""
            pieces.put_nowait((loop.time() + seconds, data))

    async def give() -> None:
        while True:
            at, data = await pieces.get()
            await asyncio.sleep(at - loop.time())
            if not data:
                writer.close()
                return
            writer.write(data)

    await asyncio.gather(take(), give())
