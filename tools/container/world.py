"""The simulators that a bot in a container talks to, and its settings as a container gets them."""

from __future__ import annotations

import os
import socket
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from json import loads
from pathlib import Path
from typing import Any

from demo.scene import ROLES, Scene
from demo.telegram import Person
from tools.container.calls import PATIENCE

USER = 10001  # the image's
_AT_ONCE = 5.0  # seconds


class Simulated:
    """A Telegram with one person, and servers."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.person: Person = scene.people[ROLES[0].id]

    def write_settings(self, folder: Path, database_url: str = "") -> Path:
        """The folder of settings.toml and ca.pem, which are the container's user's."""
        path = self._scene.write_settings(folder)
        if database_url:
            text = path.read_text(encoding="utf-8")
            path.write_text(f'database-url = "{database_url}"\n{text}', encoding="utf-8")
        for each in (path, folder / "ca.pem"):
            os.chown(each, USER, USER)
        return folder

    async def asks(self, button: str) -> None:
        """The person sends /start, and gets a screen with this button. Raises UnseenError."""
        command = await self.person.send("/start")

        def is_there() -> bool:
            screen = self.person.screen
            return screen.message_id > command.message_id and button in " ".join(screen.labels)

        await self._scene.telegram.until(is_there, PATIENCE)


@asynccontextmanager
async def simulated() -> AsyncIterator[Simulated]:
    """They listen on this machine only."""
    async with Scene(ROLES[:1], lively=False) as scene:
        yield Simulated(scene)


def free_port() -> int:
    """Nobody else has it now."""
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


def page(port: int, name: str) -> tuple[int, dict[str, Any]]:
    """Status and content of a page about health; 0 if nobody answers."""
    url = f"http://127.0.0.1:{port}/{name}"
    try:
        with urllib.request.urlopen(url, timeout=_AT_ONCE) as answer:
            return answer.status, _content(answer.read())
    except urllib.error.HTTPError as answer:
        return answer.code, _content(answer.read())
    except OSError:
        return 0, {}


def _content(body: bytes) -> dict[str, Any]:
    return dict(loads(body)) if body.startswith(b"{") else {}
