"""What a server has refused to do at all: its button says so once, and then stays away."""

from __future__ import annotations

from time import monotonic

from services.acts.kinds import ActKind
from services.servers import Server


class Unavailable:
    """Until the server grants other permissions with a token, or for `remembered` seconds: who
    has ticked one need not restart the bot.
    """

    def __init__(self, remembered: float) -> None:
        self._remembered = remembered
        self._known: dict[tuple[int, ActKind], tuple[frozenset[str], float]] = {}

    def remember(self, server: Server, kind: ActKind) -> None:
        until = monotonic() + self._remembered
        self._known[server.id, kind] = (server.client.scope, until)

    def __contains__(self, asked: tuple[Server, ActKind]) -> bool:
        server, kind = asked
        scope, until = self._known.get((server.id, kind), (None, 0.0))
        return monotonic() < until and scope == server.client.scope
