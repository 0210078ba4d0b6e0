"""Calls a monitoring service while the bot works; it alerts somebody when the calls stop."""

from __future__ import annotations

import asyncio
import logging

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector
from pydantic import SecretStr

from bot.health.limits import HeartbeatLimits
from bot.health.readiness import Readiness
from bot.telegram import trusted
from services.incidents import Incidents

logger = logging.getLogger(__name__)


async def beat(url: SecretStr, readiness: Readiness, limits: HeartbeatLimits) -> None:
    """Never ends. Calls directly: the service is to know what the bot can do, not a proxy."""
    trouble: str | None = None
    incidents = Incidents()
    timeout, connector = ClientTimeout(total=limits.patience), TCPConnector(ssl=trusted())
    async with ClientSession(timeout=timeout, connector=connector) as session:
        while True:
            try:
                if not (await readiness.look()).ready:
                    await asyncio.sleep(limits.look_again)
                    continue
                before, trouble = trouble, await _call(session, url)
            except Exception as failure:  # whatever it is: it goes on
                incidents.number("heartbeat", "the heartbeat", failure)
                await asyncio.sleep(limits.every)
                continue
            if trouble is not None and trouble != before:
                logger.warning("the heartbeat does not arrive: %s", trouble)
            elif trouble is None and before is not None:
                logger.info("the heartbeat arrives again")
            await asyncio.sleep(limits.every)


async def _call(session: ClientSession, url: SecretStr) -> str | None:
    """What went wrong, without the address: whoever knows it can beat in the bot's stead."""
    try:
        async with session.get(url.get_secret_value()) as answer:
            return None if answer.ok else f"HTTP status {answer.status}"
    except (ClientError, TimeoutError) as failure:
        return type(failure).__name__
