"""What a dialog is started with. It is stored as JSON, and read again on every render: also by
another version of the program, so no key changes its name or its meaning.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from dialogs.context.refusals import WindowOutdated
from services.acts import ActKind, Asked
from services.conferences import SessionRef
from services.servers import Server

# The preferences, opened only to choose a time zone.
ONLY_ZONES = {"only": "zones"}
# Beside the server: a flow that was opened for one of its windows. From there, back leads to where
# it was opened, and not to the flow's first window.
ALONE = {"only": "window"}


def is_alone(data: object) -> bool:
    """Whether a dialog was started with `ALONE`."""
    return isinstance(data, dict) and data.get("only") == ALONE["only"]


@dataclass(frozen=True, slots=True)
class ServerRef:
    """Which server a dialog is about: a removed or re-addressed one makes its screens outdated."""

    server_id: int
    address: str

    @classmethod
    def of(cls, server: Server) -> Self:
        return cls(server.id, server.address)

    def to_dict(self) -> dict[str, Any]:
        return {"server_id": self.server_id, "address": self.address}

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """
        :raises WindowOutdated: an older version of the program has left other data
        """
        match data:
            case {"server_id": int(server_id), "address": str(address)}:
                return cls(server_id, address)
        raise WindowOutdated


@dataclass(frozen=True, slots=True)
class SessionChoice:
    """Which session a card is about: as start data, or as data of the dialog whose list it was
    chosen from.
    """

    session: SessionRef

    def to_dict(self) -> dict[str, Any]:
        ref = self.session
        started = ref.started_at and ref.started_at.isoformat()
        return {"session": [ref.conference_id, ref.session_id, started]}

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """
        :raises WindowOutdated: none has been chosen, or an older version of the program has left
            other data
        """
        match data:
            case {"session": [str() | None as room, str() | None as session, None]}:
                return cls(SessionRef(room, session, None))
            case {"session": [str() | None as room, str() | None as session, str(started)]}:
                with suppress(ValueError):
                    return cls(SessionRef(room, session, datetime.fromisoformat(started)))
        raise WindowOutdated


@dataclass(frozen=True, slots=True)
class ProtectStart:
    """What of a conference can be protected; None: the server does not say.

    :ivar topic: as the card showed it
    """

    conference_id: str | None
    owner: str | None
    topic: str

    def to_dict(self) -> dict[str, Any]:
        return {"protect": [self.conference_id, self.owner, self.topic]}

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """
        :raises WindowOutdated: an older version of the program has left other data
        """
        match data:
            case {"protect": [str() | None as room, str() | None as owner, str(topic)]}:
                return cls(room, owner, topic)
        raise WindowOutdated


def protection_start_of(data: object) -> int | None:
    """The number of the protection that a dialog was opened for."""
    match data:
        case {"protection": int(number)}:
            return number
    return None


@dataclass(frozen=True, slots=True)
class ListedStart:
    """The card of a conference that was chosen in a list which lies below the card's dialog."""

    server: ServerRef
    session: SessionRef

    def to_dict(self) -> dict[str, Any]:
        chosen = SessionChoice(self.session).to_dict()
        return self.server.to_dict() | chosen | {"list_below": True}

    @classmethod
    def from_dict(cls, data: object) -> Self | None:
        """None where the dialog was started with something else.

        :raises WindowOutdated: an older version of the program has left other data
        """
        match data:
            case {"list_below": True}:
                return cls(ServerRef.from_dict(data), SessionChoice.from_dict(data).session)
        return None


@dataclass(frozen=True, slots=True)
class CardStart:
    """The card of a conference that was found among the forgotten ones; a card that is chosen in
    the list of all needs no start of its own.

    :ivar threshold: the hours by which it looked forgotten; None where it could not be judged
    """

    server: ServerRef
    session: SessionRef
    threshold: int | None

    def to_dict(self) -> dict[str, Any]:
        chosen = SessionChoice(self.session).to_dict()
        return self.server.to_dict() | chosen | {"threshold": self.threshold}

    @classmethod
    def from_dict(cls, data: object) -> Self | None:
        """None where the dialog was started with its list.

        :raises WindowOutdated: an older version of the program has left other data
        """
        match data:
            case {"threshold": int() | None as threshold}:
                session = SessionChoice.from_dict(data).session
                return cls(ServerRef.from_dict(data), session, threshold)
            case {"threshold": _}:
                raise WindowOutdated
        return None


@dataclass(frozen=True, slots=True)
class ActStart:
    """The question whether to act on a conference."""

    asked: Asked

    def to_dict(self) -> dict[str, Any]:
        asked = self.asked
        about = ServerRef(asked.server_id, asked.address).to_dict()
        return {
            **about,
            **SessionChoice(asked.ref).to_dict(),
            "act": asked.kind,
            "key": asked.key,
            "topic": asked.topic,
            "owner": asked.owner,
            "since": asked.since.isoformat(),
        }

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """
        :raises WindowOutdated: an older version of the program has left other data
        """
        match data:
            case {
                "act": str(act),
                "key": str(key),
                "topic": str() | None as topic,
                "owner": str() | None as owner,
                "since": str(since),
            }:
                server, chosen = ServerRef.from_dict(data), SessionChoice.from_dict(data)
                with suppress(ValueError):
                    asked = Asked(
                        key=key,
                        kind=ActKind(act),
                        server_id=server.server_id,
                        address=server.address,
                        ref=chosen.session,
                        topic=topic,
                        owner=owner,
                        since=datetime.fromisoformat(since),
                    )
                    return cls(asked)
        raise WindowOutdated


@dataclass(frozen=True, slots=True)
class ActDone:
    """What became of an act: as start data, or as data of the dialog that has asked.

    :ivar entry: the number of its record
    """

    entry: int

    def to_dict(self) -> dict[str, Any]:
        return {"entry": self.entry}

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """
        :raises WindowOutdated: nothing has been done, or an older version has left other data
        """
        match data:
            case {"entry": int(entry)}:
                return cls(entry)
        raise WindowOutdated
