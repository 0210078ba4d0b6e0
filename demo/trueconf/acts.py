"""Acts beside a stop: to run a conference, to stop its recording, to call somebody in
(trueconf-api.md sections 3.3, 7 and 10; what is unknown, section 14.13, is a switch).
"""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Callable
from http import HTTPStatus

from demo.trueconf.options import Options
from demo.trueconf.replies import Json, Query, RefusalError, Reply, Route, not_found
from demo.trueconf.world.conferences import Room
from demo.trueconf.world.people import short_id
from demo.trueconf.world.state import World


class Acts:
    """One for both generations, which have them at different paths."""

    def __init__(self, world: World, options: Options) -> None:
        self._world = world
        self._options = options

    def routes(self, room: str, stop_recording: str) -> list[Route]:
        """Those of both; `room` is the path of a conference."""
        routes = []
        if self._options.run_call:
            routes.append(Route("POST", f"{room}/run", self._run, "conferences:write"))
        if self._options.recording_calls:
            path, permission = f"{room}/{stop_recording}", "conferences.records:write"
            routes.append(Route("POST", path, self._stop_recording, permission))
        return routes

    def inviting(self, room: str) -> Route:
        permission = self._options.invite_permission
        return Route("POST", f"{room}/invite", self._invite, permission, reads_body=True)

    def _run(self, query: Query, conference_id: str) -> Reply:
        room = room_of(self._world, conference_id)
        if self._world.running(room.id):
            status = int(self._options.already_running)
            return _nothing_to_do(status, "conferenceIsRunning", {"state": "running"})

        def begin() -> None:
            if not self._world.running(room.id):
                self._world.begin(room.id)

        return self._done(begin, {"state": "running"})

    def _stop_recording(self, query: Query, conference_id: str) -> Reply:
        room = self._running(conference_id)
        if not room.is_recording:
            return _nothing_to_do(int(self._options.nothing_recorded), "recordNotFound", {})
        return self._done(lambda: self._world.recording(room.id, on=False), {})

    def _invite(self, query: Query, conference_id: str, body: bytes) -> Reply:
        room = self._running(conference_id)
        people = _participants(body)
        for person in people:
            known = person.startswith("#") or short_id(person) in self._world.users
            if not known and self._options.unknown_person == "404":
                raise not_found("userNotFound", f"User '{person}'", "participants")
            if not known and self._options.unknown_person == "400":
                raise RefusalError(400, "invalidParameter", "A participant is unknown.")

        def call() -> None:
            self._world.called += [(room.id, person) for person in people]

        return self._done(call, {})

    def _running(self, conference_id: str) -> Room:
        room = room_of(self._world, conference_id)
        if self._world.running(room.id):
            return room
        status = int(self._options.not_running)
        raise RefusalError(status, "conferenceNotRunning", "Conference is not running.")

    def _done(self, happen: Callable[[], None], body: Json) -> Reply:
        delay = self._options.act_delay
        if delay == 0:
            happen()
        elif not math.isinf(delay):
            asyncio.get_running_loop().call_later(delay, happen)
        match self._options.act_answer:
            case "200-body":
                return Reply(body)
            case "200-empty":
                return Reply()
            case "204":
                return Reply(status=204)


def room_of(world: World, conference_id: str) -> Room:
    """Raises RefusalError: there is no such conference."""
    try:
        return world.rooms[conference_id]
    except KeyError:
        what = f"Conference '{conference_id}'"
        raise not_found("conferenceNotFound", what, "conference_id") from None


def _nothing_to_do(status: int, reason: str, body: Json) -> Reply:
    if status == HTTPStatus.OK:
        return Reply(body)
    raise RefusalError(status, reason, "There is nothing to do.")


def _participants(body: bytes) -> list[str]:
    try:
        people = json.loads(body)["participants"]
    except (ValueError, TypeError, KeyError):
        people = None
    if not isinstance(people, list) or not all(isinstance(each, str) for each in people):
        raise RefusalError(400, "invalidRequest", "The body names no participants.")
    return people
