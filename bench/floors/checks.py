"""The requests of monitoring by httpx alone: each server is asked every second.

python -m bench.floors.checks CA < "HOST:PORT STATUS_PORT" of each server, one a line
"""

from __future__ import annotations

import asyncio
import random
import ssl
import sys
import time

import httpx


async def ask(address: str, port: str, tls: ssl.SSLContext) -> None:
    async with httpx.AsyncClient(verify=tls, trust_env=False) as client:
        due = time.monotonic() + random.random()  # noqa: S311 - no secret
        while True:
            await asyncio.sleep(due - time.monotonic())
            await asyncio.gather(
                client.get(f"https://{address}/api/v4/server"),
                client.get(f"http://127.0.0.1:{port}/vsstatus"),
            )
            due += 1


async def main() -> None:
    tls = ssl.create_default_context(cafile=sys.argv[1])
    servers = [line.split() for line in sys.stdin]
    await asyncio.gather(*(ask(address, port, tls) for address, port in servers))


if __name__ == "__main__":
    asyncio.run(main())
