"""Ends the recording of a conference; the conference goes on."""

from __future__ import annotations

from datetime import timedelta

from services.acts.act import Act, of_running
from services.acts.asked import Asked
from services.acts.kinds import ActKind, ActOutcome
from services.servers import Server


class StopRecording(Act):
    kind = ActKind.STOP_RECORDING
    lifetime = timedelta(minutes=5)

    async def hindrance(self, server: Server, asked: Asked) -> ActOutcome | None:
        recording = server.client.is_recording(asked.conference_id)
        hindrance, recorded = await of_running(server, asked.ref, recording)
        if hindrance is None and recorded is None:
            return ActOutcome.UNREADABLE
        return hindrance or (None if recorded else ActOutcome.ALREADY)

    async def send(self, server: Server, asked: Asked) -> int:
        return await server.client.stop_recording(asked.conference_id)

    async def done(self, server: Server, asked: Asked) -> bool | None:
        recorded = await server.client.is_recording(asked.conference_id)
        return None if recorded is None else not recorded
