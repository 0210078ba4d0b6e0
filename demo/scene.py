"""Where the demo plays: a simulated Telegram with its people, simulated servers, and the settings
that lead the bot to them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from demo.telegram import Person, SimulatedTelegram
from demo.trueconf import Authority, Generation, Life, SimulatedTrueConf, World, furnish

# Seconds between two checks: an outage becomes an alert after the second bad one.
_INTERVAL = 3


@dataclass(frozen=True)
class Role:
    """A person of the play; `language` is that of their Telegram."""

    id: int
    name: str
    language: str
    is_operator: bool = True


@dataclass(frozen=True)
class Act:
    """What somebody did to the world with a button of the page; `at` is in monotonic seconds."""

    at: float
    to: str
    label: str


ROLES = (
    Role(1001, "Anna", "en"),
    Role(1002, "Борис", "ru"),
    Role(1003, "Sam", "en", is_operator=False),
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
        self.operators = [role.id for role in roles if role.is_operator]
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
            await self._opened.enter_async_context(server)
            if self._lively:
                life = Life(server, seed=seed, outage=None)
                life.start()
                self._opened.push_async_callback(life.stop)
        return self

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
        self.authority.write(folder / "ca.pem")
        lines = [
            f'tg-api-token = "{self.telegram.token}"',
            f'tg-api-server = "{self.telegram.url}"',
            f"tg-users-id = {self.operators}",
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
