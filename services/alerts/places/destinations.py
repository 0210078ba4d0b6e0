"""What the settings name in tg-alert-chats: groups and topics, and what is told there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from services.alerts.kinds import SELECTABLE, Kind
from services.alerts.places.place import Place


@dataclass(frozen=True, slots=True)
class Destination:
    """Several may name one place: it gets what any of them wants, in the words of the first.

    :ivar servers: names; None: all
    :ivar kinds: of SELECTABLE; None: all. Kinds that nobody can choose come to everybody
    :ivar locale: None: that of all groups
    :ivar timezone: None: that of all groups
    """

    place: Place
    servers: frozenset[str] | None = None
    kinds: frozenset[Kind] | None = None
    locale: str | None = None
    timezone: str | None = None

    def is_for(self, servers: Iterable[str]) -> bool:
        """Whether it is told of one of these; of what has to do with no server, always."""
        names = {*servers}
        return self.servers is None or not names or bool(names & self.servers)

    def wants(self, kind: Kind, servers: Iterable[str]) -> bool:
        chosen = self.kinds is None or kind in self.kinds or kind not in SELECTABLE
        return chosen and self.is_for(servers)
