"""Starts a conference again that was stopped a moment ago."""

from __future__ import annotations

from datetime import timedelta

from services.acts.act import Act
from services.acts.asked import Asked
from services.acts.kinds import ActKind, ActOutcome
from services.conferences import Life, read_state
from services.servers import Server
from services.stop import Entry
from services.trueconf import NotFound


class StartAgain(Act):
    kind = ActKind.START_AGAIN
    lifetime = timedelta(minutes=15)

    async def hindrance(self, server: Server, asked: Asked) -> ActOutcome | None:
        try:
            await server.client.conference(asked.conference_id)
        except NotFound:
            return ActOutcome.ENDED
        match (await read_state(server, asked.ref)).life:
            case Life.ENDED:
                return None
            case Life.UNCLEAR:
                return ActOutcome.UNCLEAR
        return ActOutcome.ALREADY

    async def send(self, server: Server, asked: Asked) -> int:
        return await server.client.run(asked.conference_id)

    async def done(self, server: Server, asked: Asked) -> bool | None:
        return (await server.client.conference(asked.conference_id)).running


def after(stop: Entry) -> Asked:
    """Of what an operator has stopped. The number of the stop is its key: it is done once."""
    return Asked(
        key=f"again:{stop.id}",
        kind=ActKind.START_AGAIN,
        server_id=stop.server_id,
        address=stop.address,
        ref=stop.ref,
        topic=stop.topic,
        owner=None,
        since=stop.requested_at,
    )
