"""What the checks of many servers cost at the least: the same requests by httpx alone.

python bare.py CA SECONDS < "HOST:PORT STATUS_PORT" of each server, one a line
"""

from __future__ import annotations

import asyncio
import random
import ssl
import sys
import time

import httpx


async def ask(address: str, port: str, tls: ssl.SSLContext, until: float) -> None:
    async with httpx.AsyncClient(verify=tls, trust_env=False, timeout=1) as client:
        due = time.monotonic() + random.random()  # noqa: S311 - no secret
        while due < until:
            await asyncio.sleep(due - time.monotonic())
            await asyncio.gather(
                client.get(f"https://{address}/api/v4/server"),
                client.get(f"http://127.0.0.1:{port}/vsstatus"),
                return_exceptions=True,
            )
            due += 1


async def main() -> None:
    tls = ssl.create_default_context(cafile=sys.argv[1])
    until = time.monotonic() + float(sys.argv[2])
    servers = [line.split() for line in sys.stdin]
    await asyncio.gather(*(ask(address, port, tls, until) for address, port in servers))


asyncio.run(main())
