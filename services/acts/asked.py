"""What a screen asks for."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from services.acts.kinds import ActKind
from services.conferences import SessionRef
from services.servers import Server
from services.trueconf import Session


@dataclass(frozen=True, slots=True)
class Asked:
    """
    :ivar key: one request is sent for it, in all runs of the program
    :ivar since: when the screen was shown that asks; of a new start, when the stop was asked for
    """

    key: str
    kind: ActKind
    server_id: int
    address: str
    ref: SessionRef
    topic: str | None
    owner: str | None
    since: datetime

    @classmethod
    def about(
        cls, kind: ActKind, server: Server, session: Session, since: datetime, key: str = ""
    ) -> Asked:
        """About a session that was read just now; the key is random unless one is given."""
        return cls(
            key=key or secrets.token_urlsafe(9),
            kind=kind,
            server_id=server.id,
            address=server.address,
            ref=SessionRef.of(session),
            topic=session.topic,
            owner=session.owner,
            since=since,
        )

    @property
    def conference_id(self) -> str:
        """What is asked for has one: what has none is offered no act."""
        return self.ref.conference_id or ""
