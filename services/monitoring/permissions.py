"""Whether a server takes the bot's token and grants its permissions, tried now and then."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from time import monotonic

from services.servers import Server
from services.trueconf import TLSFailure, TrueConfError, Unreachable


@dataclass(frozen=True, slots=True)
class _Try:
    refusal: TrueConfError | None
    at: float


class PermissionProbe:
    """What came of the newest try of each server.

    :param every: seconds between tries as long as nothing is refused
    """

    def __init__(self, every: float) -> None:
        self._every = every
        self._newest: dict[int, _Try] = {}

    def due(self, server: Server) -> bool:
        newest = self._newest.get(server.id)
        return newest is None or monotonic() >= newest.at + self._every

    def refusal(self, server: Server) -> TrueConfError | None:
        """Why the server serves its open address and not the bot."""
        newest = self._newest.get(server.id)
        return newest.refusal if newest else None

    async def try_now(self, server: Server, patience: float) -> bool:
        """Read what harms nobody; whether it was served. A try that gets no answer tells nothing:
        the open address does.

        :param patience: seconds that it may take
        """
        refusal: TrueConfError | None = None
        try:
            async with asyncio.timeout(patience):
                await server.client.sessions()
        except (TimeoutError, TLSFailure):
            return False
        except Unreachable as failure:
            if failure.reason != "server-error":
                return False
            refusal = failure
        except TrueConfError as failure:
            refusal = failure
        self._newest[server.id] = _Try(refusal, monotonic())
        return refusal is None
