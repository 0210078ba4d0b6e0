"""What a TrueConf Server says, in the words of the bot: the same for both API generations.

A field that the server left out, or gave in a shape that cannot be read, is None: unknown.
"""

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
    """Where a server is, and the bot's credentials for it.

    `certificate` is True to verify with the system's authorities, a path to verify with that
    authority or exactly that certificate, False not to verify. `generation` None means: find out.
    """

    host: str
    port: int = 443
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    access_token: str = field(default="", repr=False)
    certificate: bool | Path = True
    generation: Generation | None = None
    status_port: int = 4307
    user_agent: str = "trueconf-telegram-bot"

    @property
    def address(self) -> str:
        """The base of its HTTPS URLs: IPv6 in brackets, the default port left out."""
        https = f"https://{self._bracketed}"
        return https if self.port == HTTPS_PORT else f"{https}:{self.port}"

    @property
    def status_address(self) -> str:
        """The base of the URLs on its status port."""
        return f"http://{self._bracketed}:{self.status_port}"

    @property
    def _bracketed(self) -> str:
        bare = self.host.strip("[]")
        return f"[{bare}]" if ":" in bare else bare


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One running session of a group conference, as the server's list shows it.

    `age` is in seconds by the server's own clock. `people` is what the list says and may be stale;
    v4 lists say nothing.
    """

    conference_id: str | None = None
    session_id: str | None = None
    topic: str | None = None
    owner: str | None = None
    started_at: datetime | None = None
    age: float | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person in a conference. `is_host` None: the row does not say.

    A person without an id is a person all the same. `devices` counts the person's devices; `id` is
    the id of the first one.
    """

    id: str | None = None
    name: str | None = None
    is_guest: bool = False
    is_host: bool | None = None
    devices: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Everyone who is connected now.

    `hosts_known` False: the rows do not say who is a host, so having no host means nothing.
    `session_ids` are the sessions that the rows name; v3.3 and most v4 rows name none.
    """

    people: tuple[Participant, ...]
    hosts_known: bool
    session_ids: frozenset[str] = frozenset()

    @property
    def devices(self) -> int:
        return sum(person.devices for person in self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """A conference's own state.

    `link` is safe to open: http or https, and the host has a dot or is an IP address. `link_text`
    is whatever the server calls its address. `recording` None on v4: see `is_recording`.
    """

    id: str
    running: bool | None = None
    topic: str | None = None
    owner: str | None = None
    link: str | None = None
    link_text: str | None = None
    recording: bool | None = None
    session_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerInfo:
    """What the server says about itself. A v3.3 server shows only its generation.

    `recognised` is False if nothing in the answer comes from TrueConf: neither a version, nor the
    API's own error for an unknown path. Then something else may have answered.
    """

    generation: Generation
    recognised: bool = field(default=True, compare=False)
    version: str | None = None
    name: str | None = None
    site_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineUsers:
    """How many registered users are online, without guests."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPort:
    """Whether the status port answers, and if not, why.

    `answering` means a status below 500: the video engine runs. Behind a silent port
    it may be stopped, or a firewall is in between (trueconf-api.md section 14.11).
    """

    answering: bool
    version: str | None = None
    reason: UnreachableReason | None = None
