"""Where the demo plays: a simulated Telegram with its people, simulated servers, the settings that
lead the bot to them, and what its database knows before it begins.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, Self

from demo.telegram import Person, SimulatedTelegram
from demo.trueconf import Authority, Generation, Life, SimulatedTrueConf, World, furnish

# Seconds between two checks: an outage becomes an alert after the second bad one.
_INTERVAL = 3

Part = Literal["owner", "operator", "viewer", "stranger"]


@dataclass(frozen=True)
class Role:
    """A person of the play.

    :ivar language: of their Telegram
    :ivar part: what they may do when the play begins
    :ivar servers: which of them operators and viewers see; none: all
    """

    id: int
    name: str
    language: str
    part: Part = "owner"
    servers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guarded:
    """A conference that the first owner has protected."""

    server: str
    conference_id: str
    topic: str
    note: str = "Ask Anna before you lift it."


@dataclass(frozen=True)
class Act:
    """What somebody did to the world with a button of the page; `at` is in monotonic seconds."""

    at: float
    to: str
    label: str


ROLES = (
    Role(1001, "Anna", "en"),
    Role(1002, "Борис", "ru", "operator"),
    Role(1004, "Clara", "de", "viewer", ("Head office", "Training")),
    Role(1003, "Sam", "en", "stranger"),
)


class Scene:
    """To be entered; everything that it holds ends with it.

    :param roles: who has Telegram open
    :param lively: people come and go on the servers and rooms restart, by themselves; servers
        fall over only when somebody takes them down
    """

    def __init__(self, roles: Sequence[Role] = ROLES, *, lively: bool = True) -> None:
        self.authority = Authority()
        self.telegram = SimulatedTelegram()
        self.people: dict[int, Person] = {
            role.id: self.telegram.person(role.id, role.name, language=role.language)
            for role in roles
        }
        self.servers = {
            "Head office": self._server("vc.example.com", "v3.3"),
            "Филиал / Branch": self._server("branch.example.com", "v4"),
            "Training": self._server("training.example.com", "v4", v3_too=False),
        }
        self.acts: list[Act] = []
        self.roles = {role.id: role for role in roles}
        self.guarded: Guarded | None = None
        self._lively = lively
        self._opened = AsyncExitStack()

    def _server(
        self, name: str, generation: Generation, *, v3_too: bool = True
    ) -> SimulatedTrueConf:
        tls = self.authority.issue("127.0.0.1")
        return SimulatedTrueConf(World(name), generation, tls=tls, v3_too=v3_too)

    async def __aenter__(self) -> Self:
        await self._opened.enter_async_context(self.telegram)
        for seed, server in enumerate(self.servers.values()):
            furnish(server.world, seed)
        self.guarded = self._guard()
        for seed, server in enumerate(self.servers.values()):
            await self._opened.enter_async_context(server)
            if self._lively:
                life = Life(server, seed=seed, outage=None)
                life.start()
                self._opened.push_async_callback(life.stop)
        return self

    def _guard(self) -> Guarded | None:
        """The last one of the first server: the page suggests to upset the first."""
        name, server = next(iter(self.servers.items()))
        held = [
            room
            for room in server.world.rooms.values()
            if room.permanent and server.world.running(room.id)
        ]
        return Guarded(name, held[-1].id, held[-1].topic or "") if held else None

    def playing(self, *parts: Part) -> list[Role]:
        """Who has one of these parts, in the order of the play."""
        return [role for role in self.roles.values() if role.part in parts]

    async def __aexit__(self, *_: object) -> None:
        await self._opened.aclose()

    async def polled(self, timeout: float) -> None:
        """Wait until the bot has come to fetch updates.

        Raises:
            UnseenError: it has not within `timeout` seconds.
        """
        seen = self.telegram.requests
        await self.telegram.until(
            lambda: any(each.method == "getUpdates" for each in seen), timeout
        )

    def write_settings(self, folder: Path) -> Path:
        """Write what the bot needs to find this scene; its database will be in there too."""
        before = {
            "people": [asdict(role) for role in self.playing("operator", "viewer")],
            "owner": asdict(self.playing("owner")[0]),
            "guarded": self.guarded and asdict(self.guarded),
        }
        (folder / "before.json").write_text(json.dumps(before), encoding="utf-8")
        self.authority.write(folder / "ca.pem")
        lines = [
            f'tg-api-token = "{self.telegram.token}"',
            f'tg-api-server = "{self.telegram.url}"',
            f"tg-users-id = {[role.id for role in self.playing('owner')]}",
        ]
        for name, server in self.servers.items():
            table = f"servers.{json.dumps(name, ensure_ascii=False)}"
            lines += [
                f"[{table}]",
                f'ip = "{server.address}"',
                'client_id = "client"',
                'client_secret = "secret"',
                'ssl_certificate = "ca.pem"',
                f"[{table}.server_status]",
                "state = true",
                f"timeout = {_INTERVAL}",
                f"port = {server.status_port}",
            ]
        path = folder / "settings.toml"
        path.touch(mode=0o600)
        path.write_text("\n".join(lines), encoding="utf-8")
        return path
