"""What a check asks a server: its status port, the open address of its web API, and now and then
something with the token.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from time import monotonic

from services.monitoring.verdicts import is_answer, proves_little
from services.servers import Server
from services.trueconf import ServerInfo, StatusPort, TLSFailure, TrueConfError, Unreachable


@dataclass(frozen=True, slots=True)
class Web:
    """What the web API said at its open address, or why it said nothing."""

    answer: ServerInfo | TrueConfError
    seconds: float  # that it took
    served: bool = False  # a request with the token, too


@dataclass(frozen=True, slots=True)
class _Try:
    refusal: TrueConfError | None
    at: float


class PermissionProbe:
    """The newest try of each server; `every` is in seconds, as long as nothing is refused."""

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
        """Read what harms nobody; whether it was served within `patience` seconds. A try that
        gets no answer tells nothing: the open address does.
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


async def ask_port(server: Server, patience: float) -> StatusPort:
    try:
        async with asyncio.timeout(patience):
            return await server.client.status_port()
    except TimeoutError:
        return StatusPort(answering=False, reason="timeout")
    except TrueConfError:  # the web API fails likewise, and says why
        return StatusPort(answering=False, reason="broken")


async def ask_web(server: Server, patience: float, rights: PermissionProbe, *, due: bool) -> Web:
    """`due`: try token and permissions if it is time to, as always with a v3.3 that says nothing
    at its open address. In any case they are tried where they were refused the last time, or
    that address proves little.
    """
    begun = monotonic()
    answer: ServerInfo | TrueConfError
    try:
        async with asyncio.timeout(patience):
            answer = await server.client.server_info()
    except TimeoutError:
        return Web(Unreachable("timeout", sent=True), patience)
    except TrueConfError as failure:
        answer = failure
    seconds = monotonic() - begun
    refused = rights.refusal(server) is not None
    silent = isinstance(answer, ServerInfo) and answer.version is None
    wanted = refused or proves_little(answer) or (due and (silent or rights.due(server)))
    if not wanted or not is_answer(answer):
        return Web(answer, seconds)
    return Web(answer, seconds, await rights.try_now(server, patience - seconds))
