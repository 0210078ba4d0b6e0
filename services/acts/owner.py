"""Calls the owner into a conference that no host is in."""

from __future__ import annotations

from datetime import timedelta

from services.acts.act import Act, of_running
from services.acts.asked import Asked
from services.acts.kinds import ActKind, ActOutcome
from services.conferences import Card
from services.servers import Server
from services.trueconf import Participants, Session


class CallOwner(Act):
    kind = ActKind.CALL_OWNER
    lifetime = timedelta(minutes=5)
    needs_a_person = True

    async def hindrance(self, server: Server, asked: Asked) -> ActOutcome | None:
        hindrance, people = await of_running(
            server, asked.ref, server.client.participants(_session(asked))
        )
        if hindrance or people is None:
            return hindrance or ActOutcome.UNREADABLE
        if not people.hosts_known or asked.owner is None:
            return ActOutcome.UNCLEAR
        return ActOutcome.ALREADY if _led(people) else None

    async def send(self, server: Server, asked: Asked) -> int:
        return await server.client.invite(asked.conference_id, asked.owner or "")

    async def done(self, server: Server, asked: Asked) -> bool | None:
        """That nobody has come says nothing about the call."""
        return _led(await server.client.participants(_session(asked))) or None


def is_left(card: Card) -> bool:
    """Whether people are in it and nobody of them leads it."""
    people = card.participants
    if people is None or not people.people or card.session.owner is None:
        return False
    return people.hosts_known and not _led(people)


def _led(people: Participants) -> bool:
    return any(person.is_host for person in people.people)


def _session(asked: Asked) -> Session:
    return Session(
        conference_id=asked.ref.conference_id,
        session_id=asked.ref.session_id,
        owner=asked.owner,
    )
