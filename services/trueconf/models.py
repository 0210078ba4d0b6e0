"""What a TrueConf Server says, in any generation. None: unknown, left out or unreadable."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from services.trueconf.errors import UnreachableReason

Generation = Literal["v3.3", "v4"]

HTTPS_PORT = 443


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a server is, and the bot's credentials for it. `certificate` is True to verify with
    the system's authorities, or the path of an authority or of exactly the server's certificate.
    """

    host: str
    port: int = 443
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    access_token: str = field(default="", repr=False)
    certificate: bool | Path = True  # False: do not verify
    generation: Generation | None = None  # None: find out
    status_port: int = 4307
    user_agent: str = "trueconf-telegram-bot"

    @property
    def address(self) -> str:
        """The base of its HTTPS URLs: IPv6 in brackets, the default port left out."""
        https = f"https://{self._bracketed}"
        return https if self.port == HTTPS_PORT else f"{https}:{self.port}"

    @property
    def status_address(self) -> str:
        return f"http://{self._bracketed}:{self.status_port}"

    @property
    def _bracketed(self) -> str:
        bare = self.host.strip("[]")
        return f"[{bare}]" if ":" in bare else bare


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One running session of a group conference, as the server's list shows it."""

    conference_id: str | None = None
    session_id: str | None = None
    topic: str | None = None
    owner: str | None = None
    started_at: datetime | None = None
    age: float | None = None  # in seconds, by the server's own clock
    people: int | None = None  # may be stale; v4 lists say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person in a conference, perhaps without an id."""

    id: str | None = None  # of the first device
    name: str | None = None
    is_guest: bool = False
    is_owner: bool = False
    is_host: bool | None = None  # None: the row does not say
    numbered: bool = False  # a host by nothing but a number, which sources read differently
    stay: float | None = None  # seconds on the first device, by the server's own clock
    devices: int = 1
    device_names: tuple[str, ...] = ()  # as far as the server names them, a few


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    people: tuple[Participant, ...]
    hosts_known: bool  # False: having no host means nothing
    session_ids: frozenset[str] = frozenset()  # that rows name; v3.3 and most of v4 name none
    settled: bool = True  # False: the list changed between its pages, so some may be left out

    @property
    def devices(self) -> int:
        return sum(person.devices for person in self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """Who was invited into a conference, whether they have come or not."""

    id: str
    name: str | None = None
    is_moderator: bool | None = None

    @property
    def is_guest(self) -> bool:
        """Who comes as a guest is given another id by the server."""
        return self.id.startswith("#guest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    id: str
    running: bool | None = None
    topic: str | None = None
    owner: str | None = None
    link: str | None = None  # safe to open: http(s), the host has a dot or is an IP address
    link_text: str | None = None  # whatever the server calls its address
    recording: bool | None = None  # None on v4: see `is_recording`
    session_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerInfo:
    """A v3.3 server shows only its generation. `recognised` False: nothing in the answer is
    from TrueConf, neither a version nor its API's error. Something else may have answered.
    """

    generation: Generation
    recognised: bool = field(default=True, compare=False)
    version: str | None = None
    name: str | None = None
    site_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineUsers:
    """Registered users, without guests."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPort:
    """`answering` means a status below 500: the video engine runs. Behind a silent port it may be
    stopped, or a firewall is in between (trueconf-api.md section 14.11).
    """

    answering: bool
    version: str | None = None
    reason: UnreachableReason | None = None
