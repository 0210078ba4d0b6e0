"""The v3.3 generation (trueconf-api.md, the v3 columns of sections 3 to 8)."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from demo.trueconf.api import Api
from demo.trueconf.replies import Json, Query, Reply, Route, asked_zone, not_found, number
from demo.trueconf.world.conferences import Invitation, Room, Session
from demo.trueconf.world.people import Presence, User

_FAR_FUTURE = datetime.max.replace(tzinfo=UTC)


class ApiV3(Api):
    page_parameter = "page_id"

    def routes(self) -> list[Route]:
        base = "/api/v3.3"
        room = f"{base}/conferences/{{}}"
        call = f"{base}/logs/calls/{{}}"
        people = "conferences.participants:read"
        routes = [
            Route("GET", f"{base}/logs/calls", self.calls, "logs.calls:read"),
            Route("GET", call, self.call, "logs.calls:read"),
            Route("GET", f"{call}/participants", self.call_log, "logs.calls.participants:read"),
            Route("GET", f"{base}/conferences", self.conferences, "conferences:read"),
            Route("GET", room, self.conference, "conferences:read"),
            Route("GET", f"{room}/participants", self.participants, people),
            Route("GET", f"{room}/records", self.records, "conferences.records:read"),
            Route("POST", f"{room}/stop", self.stop, "conferences:write"),
            Route("GET", f"{base}/users", self.users, "users:read"),
            Route("GET", f"{base}/users/{{}}", self.one_user, "users:read"),
        ]
        if self.options.conference_sessions_path:
            path = f"{base}/conference-sessions/{{}}/participants"
            permission = "conferences.sessions.participants:read"
            routes.append(Route("GET", path, self.session_participants, permission))
        return [*routes, *self.acts.routes(room, "stop-record")]

    # The call log (section 4)

    def calls(self, query: Query) -> Reply:
        rows = [
            row
            for row in self.world.log
            if query.get("named_conf_id") in (None, row.conference_id)
        ]
        if query.get("sort_field") == "end_time":
            # A row without an end counts as the last to end: a descending sort begins with it.
            rows.sort(key=lambda row: (row.ended or _FAR_FUTURE, row.started))
        if number(query, "sort_order", 0) == 1:
            rows.reverse()
        zone = asked_zone(query, self.options.zone)
        page = [self._call(row, zone) for row in self.page(rows, query)]
        return self.listing("list", page, ("cnt", len(rows)))

    def call(self, query: Query, session_id: str) -> Reply:
        return Reply(self._call(self._logged(session_id), asked_zone(query, self.options.zone)))

    def call_log(self, query: Query, session_id: str) -> Reply:
        stays = self._logged(session_id).stays
        zone = asked_zone(query, self.options.zone)
        page = [self._stay(stay, zone) for stay in self.page(stays, query)]
        return self.listing("list", page, ("cnt", len(stays)))

    def _logged(self, session_id: str) -> Session:
        for session in self.world.log:
            if session.id == session_id:
                return session
        raise not_found("conferenceNotFound", f"Conference '{session_id}'", "conference_id")

    def _call(self, session: Session, zone: tzinfo) -> Json:
        until = session.ended or self.world.now()
        present = session.people if session.ended is None else session.stays
        counts = {"live": len(present), "cumulative": len(session.stays), "null": None}
        row = {
            "conference_id": session.id,
            "named_conf_id": session.conference_id,
            "topic": session.topic,
            "owner": self.owner(session.owner, full=True),
            "class": session.kind,
            "type": 5 if session.is_group else 0,
            "subtype": 0,
            "participant_count": counts[self.options.participant_count],
            "duration": int((until - session.started).total_seconds()),
            "start_time": self.when(session.started, "object", zone),
            "end_time": self.when(session.ended, "object", zone),
        }
        if not self.options.durations:
            del row["duration"]
        return row

    def _stay(self, stay: Presence, zone: tzinfo) -> Json:
        until = stay.left or self.world.now()
        return {
            "app_id": f"{stay.row:032x}",
            "call_id": stay.call_id,
            "display_name": stay.display_name,
            "duration": int((until - stay.joined).total_seconds()),
            "join_time": self.when(stay.joined, "object", zone),
            "leave_time": self.when(stay.left, "object", zone),
            "leave_reason": 0 if stay.left is None else 1,
        }

    # Conferences (section 3) and who is in them (section 5)

    def conferences(self, query: Query) -> Reply:
        rooms = self.rooms(query)
        page = [self._conference(room, session) for room, session in self.page(rooms, query)]
        return self.listing("conferences", page, ("cnt", len(rooms)))

    def conference(self, query: Query, conference_id: str) -> Reply:
        room = self.room(conference_id)
        return Reply({"conference": self._conference(room, self.newest(room.id))})

    def invitation(self, invitation: Invitation) -> Json:
        return {"id": invitation.id, "display_name": invitation.display_name}

    def _conference(self, room: Room, session: Session | None) -> Json:
        return {
            "id": room.id,
            "topic": room.topic,
            "owner": self.owner(room.owner, full=False),
            "type": 0,
            "state": "running" if session else "stopped",
            "schedule": {"type": -1},
            "max_participants": 250,
            "max_podiums": 20,
            "allow_guests": True,
            "auto_invite": 0,
            "url": room.url,
            "webclient_url": f"https://{self.world.name}/webrtc/{room.id}",
            "created_at": self.when(room.created, "unix"),
            "recording": int(room.is_recording),
            "tags": [],
        } | self.invited(room)

    def participants(self, query: Query, conference_id: str) -> Reply:
        room = self.room(conference_id)
        session = self.newest(room.id)
        rows = [self._participant(stay, room.owner) for stay in self._listed(session)]
        return self.listing("participants", rows)

    def _participant(self, stay: Presence, owner: str) -> Json:
        ids = {"id": stay.id, "uid": stay.call_id}
        user = self.world.users.get(stay.id)
        row = self.participant(stay, owner, ids, "is_owner")
        return row | self._times(stay) | {"status": user.status if user else 2}

    def session_participants(self, query: Query, session_id: str) -> Reply:
        session = self._logged(session_id)
        rows = [
            self.participant(stay, session.owner, {"id": stay.call_id}, "role") | self._times(stay)
            for stay in self._listed(session)
        ]
        return self.listing("participants", rows, ("count", len(rows)))

    def _times(self, stay: Presence) -> Json:
        times = {"join_time": self.when(stay.joined, "unix")}
        if self.options.lists_people_who_left:
            times["leave_time"] = self.when(stay.left, "unix")
        return times

    def _listed(self, session: Session | None) -> list[Presence]:
        if session is None:
            return []
        return session.stays if self.options.lists_people_who_left else session.people

    # Recordings (section 7) and users (section 8)

    def records(self, query: Query, conference_id: str) -> Reply:
        room = self.room(conference_id)
        rows = [
            {
                "name": f"{room.id}-{recording.id}.mp4",
                "size": str(recording.size),
                "created": self.when(recording.started, "unix"),
                "download_url": f"https://{self.world.name}/api/v3/records/{recording.id}",
            }
            for recording in room.recordings
        ]
        return self.listing("records", rows)

    def one_user(self, query: Query, user_id: str) -> Reply:
        return Reply({"user": self.user_row(self.user(user_id))})

    def user_row(self, user: User) -> Json:
        return {
            "id": user.id,
            "uid": self.world.full_id(user.id),
            "login_name": user.id,
            "display_name": user.display_name,
            "email": "",
            "groups": [],
            "is_active": int(user.is_active),
            "status": user.status,
        }
