"""What both generations of the API share: routes, lists, people, and the stop."""

from __future__ import annotations

import asyncio
import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TypeVar
from zoneinfo import ZoneInfo

from demo.trueconf.acts import Acts, room_of
from demo.trueconf.options import Options, TimeShape
from demo.trueconf.replies import (
    Json,
    Query,
    RefusalError,
    Reply,
    Route,
    moment,
    not_found,
    number,
)
from demo.trueconf.world.conferences import Invitation, Room, Session
from demo.trueconf.world.people import HOST_ROLE, Presence, User, short_id
from demo.trueconf.world.state import World

T = TypeVar("T")


class Api(ABC):
    """One generation: answers from a world, in the ways that the options leave open."""

    page_parameter: str

    def __init__(self, world: World, options: Options) -> None:
        self.world = world
        self.options = options
        self.acts = Acts(world, options)

    @abstractmethod
    def routes(self) -> list[Route]: ...

    # The stop

    def stop(self, query: Query, conference_id: str) -> Reply:
        """Ends one running session of the conference, the older of two (section 3.3)."""
        room = self.room(conference_id)
        running = self.world.running(room.id)
        if not running:
            return self._already_stopped(room)
        self._end(running[0])
        match self.options.stop_answer:
            case "200-state":
                return Reply({"state": "stopped"})
            case "200-empty":
                return Reply()
            case "204":
                return Reply(status=204)

    def _end(self, session: Session) -> None:
        def end() -> None:
            if session in self.world.running():
                self.world.end(session.id)

        if self.options.stop_delay == 0:
            end()
        elif not math.isinf(self.options.stop_delay):
            asyncio.get_running_loop().call_later(self.options.stop_delay, end)

    def _already_stopped(self, room: Room) -> Reply:
        match self.options.already_stopped:
            case "200":
                return Reply({"state": "stopped"})
            case "404":
                raise not_found("conferenceNotFound", f"Conference '{room.id}'", "conference_id")
            case status:
                raise RefusalError(
                    int(status), "conferenceNotRunning", "Conference is not running."
                )

    # Looking

    def room(self, conference_id: str) -> Room:
        return room_of(self.world, conference_id)

    def rooms(self, query: Query) -> list[tuple[Room, Session | None]]:
        """Rooms, each with its newest running session, by the `state` filter if it is honoured."""
        running = {session.conference_id: session for session in self.world.running()}
        rooms = [(room, running.get(room.id)) for room in self.world.rooms.values()]
        if self.options.honours_state_filter and query.get("state"):
            wanted = query["state"] == "running"
            rooms = [(room, session) for room, session in rooms if (session is not None) == wanted]
        return rooms

    def newest(self, conference_id: str) -> Session | None:
        return next(reversed(self.world.running(conference_id)), None)

    def user(self, user_id: str) -> User:
        try:
            return self.world.users[short_id(user_id)]
        except KeyError:
            raise not_found("userNotFound", f"User '{user_id}'", "user_id") from None

    def users(self, query: Query) -> Reply:
        """Pages from 0; `next_page_id` is -1 on the last one (section 8)."""
        users = list(self.world.users.values())
        page, size = max(0, number(query, "page_id", 0)), self.page_size(query)
        rows = [self.user_row(user) for user in users[page * size : (page + 1) * size]]
        more = (page + 1) * size < len(users)
        return self.listing("users", rows, beside={"next_page_id": page + 1 if more else -1})

    @abstractmethod
    def user_row(self, user: User) -> Json: ...

    def invited(self, room: Room) -> Json:
        """What a conference says of the invited (section 3.2)."""
        if not self.options.invitations_in_conference:
            return {}
        return {"invitations": [self.invitation(each) for each in room.invitations]}

    @abstractmethod
    def invitation(self, invitation: Invitation) -> Json: ...

    # Writing

    def when(self, at: datetime | None, usual: TimeShape, zone: tzinfo | None = None) -> object:
        """A moment by the server's clock, in the usual shape unless the options name another."""
        skewed = at + self.options.clock_skew if at else None
        shape = self.options.time_shape or usual
        return moment(skewed, shape, zone or ZoneInfo(self.options.zone))

    def owner(self, owner_id: str, *, full: bool) -> str:
        if self.options.owner_with_server is not None:
            full = self.options.owner_with_server
        return self.world.full_id(owner_id) if full else short_id(owner_id)

    def page(self, items: Sequence[T], query: Query) -> Sequence[T]:
        """The page that the query asks for; a number before the first is the first."""
        page = number(query, self.page_parameter, self.options.first_page)
        size = self.page_size(query)
        start = max(page - self.options.first_page, 0) * size
        return items[start : start + size]

    def page_size(self, query: Query) -> int:
        asked = number(query, "page_size", self.options.default_page_size)
        return max(1, min(asked, self.options.max_page_size))

    def listing(
        self,
        key: str,
        items: Sequence[Json],
        total: tuple[str, int] | None = None,
        beside: Json | None = None,
    ) -> Reply:
        """A list in its envelope; `total` is the usual key of the whole number, and the number."""
        if self.options.items_key == "bare":
            return Reply(items)
        body: Json = {self.options.items_key or key: items} | (beside or {})
        chosen = self.options.total_key or (total[0] if total else "absent")
        if total and chosen != "absent":
            body = {chosen: total[1]} | body
        return Reply(body)

    def participant(self, stay: Presence, owner: str, ids: Json, usual: str) -> Json:
        """Who someone is: ids, name, and by which field, if any, a host can be told."""
        if self.options.participant_id:
            ids = {self.options.participant_id: stay.call_id}
        row = ids | {"display_name": stay.display_name}
        match self.options.participant_fields or usual:
            case "role" | "flag" as field:
                row[field] = stay.role
            case "is_owner":
                row["is_owner"] = stay.id.lower() == short_id(owner).lower()
            case "is_moderator":
                row["is_moderator"] = stay.role == HOST_ROLE
        return row
