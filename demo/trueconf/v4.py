"""The v4 generation (trueconf-api.md, the v4 columns of sections 3 to 9)."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from demo.trueconf.api import Api
from demo.trueconf.options import Options
from demo.trueconf.replies import Json, Query, Reply, Route, number
from demo.trueconf.world.conferences import Invitation, Recording, Room, Session
from demo.trueconf.world.people import Presence, User, short_id
from demo.trueconf.world.state import World

_UTC = ZoneInfo("UTC")


class ApiV4(Api):
    page_parameter = "page"

    def __init__(
        self, world: World, options: Options, version: str, connects: Callable[[], list[str]]
    ) -> None:
        super().__init__(world, options)
        self._version = version
        self._connects = connects

    def routes(self) -> list[Route]:
        base = "/api/v4"
        room = f"{base}/conferences/{{}}"
        people = "conferences.participants:read"
        routes = [
            Route("GET", f"{base}/server", self.server),
            Route("GET", f"{base}/endpoints/connects", self.connects),
            Route("GET", f"{base}/conferences", self.conferences, "conferences:read"),
            Route("GET", room, self.conference, "conferences:read"),
            Route("GET", f"{room}/owner", self.room_owner, people),
            Route("GET", f"{room}/participants", self.participants, people),
            Route("GET", f"{room}/recordings", self.recordings, "conferences.records:read"),
            Route("POST", f"{room}/stop", self.stop, "conferences:write"),
            Route("GET", f"{base}/sessions", self.sessions, "conferences.sessions:read"),
        ]
        if self.options.v4_users:
            routes.append(Route("GET", f"{base}/users", self.users, "users:read"))
        if self.options.invitations_call:
            path, permission = f"{room}/invitations", "conferences.invitations:read"
            routes.append(Route("GET", path, self.invitations, permission))
        if self.options.invite_call:
            routes.append(self.acts.inviting(room))
        return [*routes, *self.acts.routes(room, "recordings/stop")]

    # The server (section 9)

    def server(self, query: Query) -> Reply:
        product = {
            "id": "server",
            "name": "TrueConf Server",
            "display_name": self.world.name,
            "version": self._version,
            "platform": "linux",
        }
        site = f"https://{self.world.name}"
        links = {"documentation": f"{site}/docs", "site_url": site}
        return Reply({"product": product, "links": links, "web_config": {"url": f"{site}/admin"}})

    def connects(self, query: Query) -> Reply:
        return Reply({"connects": self._connects()})

    # Conferences (section 3) and who is in them (section 5)

    def conferences(self, query: Query) -> Reply:
        rooms = self.rooms(query)
        if number(query, "sort_order", 0) == 1:
            rooms.reverse()
        page = [self._conference(room, session) for room, session in self.page(rooms, query)]
        return self.listing("conferences", page, ("results", len(rooms)))

    def conference(self, query: Query, conference_id: str) -> Reply:
        room = self.room(conference_id)
        row = self._conference(room, self.newest(room.id))
        return Reply({"conference": row | self.invited(room)})

    def invitations(self, query: Query, conference_id: str) -> Reply:
        """Of a conference, held or not, without pages (section 10)."""
        room = self.room(conference_id)
        rows = [self.invitation(each) for each in room.invitations]
        return self.listing("invitations", rows)

    def invitation(self, invitation: Invitation) -> Json:
        return {
            "id": invitation.id,
            "display_name": invitation.display_name,
            "is_moderator": invitation.is_moderator,
        }

    def _conference(self, room: Room, session: Session | None) -> Json:
        conference = {
            "id": room.id,
            "topic": room.topic,
            "owner": self.owner(room.owner, full=False),
            "mode": "PxP",
            "access": "private",
            "state": "running" if session else "stopped",
            "schedule": {"type": "none"},
            "max_participants": 250,
            "url": room.url,
            "web_client_url": f"https://{self.world.name}/webrtc/{room.id}",
            "recording_enabled": True,
            "created_at": self.when(room.created, "iso"),
        }
        return conference | ({"session_id": session.id} if session else {})

    def room_owner(self, query: Query, conference_id: str) -> Reply:
        owner = short_id(self.room(conference_id).owner)
        return Reply({"owner": self.user_row(self.world.users.get(owner) or User(id=owner))})

    def participants(self, query: Query, conference_id: str) -> Reply:
        """Like log rows: who has left is among them unless `is_in_conf` says otherwise."""
        room = self.room(conference_id)
        session = self.newest(room.id)
        stays = session.stays if session else []
        wanted = {"true": True, "1": True, "false": False, "0": False}.get(
            query.get("is_in_conf", "")
        )
        if wanted is not None and not self.options.lists_people_who_left:
            stays = [stay for stay in stays if (stay.left is None) == wanted]
        page = [self._participant(stay, room.owner) for stay in self.page(stays, query)]
        return self.listing("list", page, ("cnt", len(stays)))

    def _participant(self, stay: Presence, owner: str) -> Json:
        # A registered user's `id` is the number of the row, only `call_id` tells who it is.
        person_id = stay.id if stay.id.startswith("#") else str(stay.row)
        ids = {"id": person_id, "call_id": stay.call_id}
        until = stay.left or self.world.now()
        return self.participant(stay, owner, ids, "flag") | {
            "app_id": f"{stay.row:032x}",
            "duration": int((until - stay.joined).total_seconds()),
            "join_time": self.when(stay.joined, "iso", _UTC),
            "leave_time": self.when(stay.left, "iso", _UTC),
        }

    def sessions(self, query: Query) -> Reply:
        rows = [
            {
                "conference_id": self._session_name(session),
                "start_time": self.when(session.started, "iso", _UTC),
            }
            for session in self.world.running()
            if session.is_group
        ]
        return self.listing("conference_sessions", rows)

    def _session_name(self, session: Session) -> str:
        if self.options.v4_sessions_name == "session":
            return session.id
        return session.conference_id or session.id

    # Recordings (section 7) and users (section 8: the v3 shape is expected)

    def recordings(self, query: Query, conference_id: str) -> Reply:
        room = self.room(conference_id)
        page = [
            self._recording(room, recording) for recording in self.page(room.recordings, query)
        ]
        return self.listing("list", page, ("cnt", len(room.recordings)))

    def _recording(self, room: Room, recording: Recording) -> Json:
        link = f"https://{self.world.name}/api/v4/recordings/{recording.id}"
        row = {
            "id": recording.id,
            "conference_id": room.id,
            "topic": room.topic,
            "name": f"{room.id}-{recording.id}.mp4",
            "owner": self.owner(room.owner, full=False),
            "size": recording.size,
            "download_url": f"{link}/download",
            "stream_url": f"{link}/stream",
            "started_at": self.when(recording.started, "iso", _UTC),
            "stopped_at": self.when(recording.stopped, "iso", _UTC),
        }
        if recording.stopped is None and self.options.recording_end == "absent":
            del row["stopped_at"]
        elif recording.stopped is None and self.options.recording_end == "empty":
            row["stopped_at"] = ""
        return row

    def user_row(self, user: User) -> Json:
        return {
            "id": user.id,
            "uid": self.world.full_id(user.id),
            "display_name": user.display_name,
            "avatar": None,
            "is_active": user.is_active,
            "status": user.status,
        }
