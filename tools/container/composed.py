"""deploy/compose.yaml by podman-compose."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tools.container import inside
from tools.container.calls import so
from tools.container.ground import Ground
from tools.container.image import copy_repository
from tools.container.world import Simulated, free_port, simulated

FILE = Path("deploy/compose.yaml")


class Project:
    """A Compose file in a copy of the repository, on the network of this machine."""

    def __init__(self, ground: Ground, file: Path) -> None:
        self._ground = ground
        self.folder = copy_repository(ground.folder / file.stem)
        self._files: tuple[Path, ...] = (file,)

    async def prepare(
        self,
        world: Simulated,
        services: Mapping[str, Mapping[str, Any]],
        *,
        database_url: str = "",
    ) -> None:
        """Settings beside the copy, and what is different here: no network of its own."""
        world.write_settings(self.folder, database_url)
        here = self.folder / "here.yaml"  # JSON is YAML
        changed = {name: {"network_mode": "host", **changes} for name, changes in services.items()}
        here.write_text(json.dumps({"services": changed}), encoding="utf-8")
        self._files = (*self._files, here)

    def bot(self, port: int) -> dict[str, Any]:
        """What is different for a bot."""
        return {
            "environment": {"BOT__HEALTH__LISTEN": f"127.0.0.1:{port}"},
            "volumes": [f"{self.folder / 'ca.pem'}:/app/ca.pem:ro"],
        }

    async def compose(self, *arguments: str) -> str:
        """Raises Wrong unless podman-compose ends with 0."""
        files = [word for file in self._files for word in ("--file", str(file))]
        return await self._ground.compose(*files, *arguments, cwd=self.folder)

    async def name_of(self, service: str) -> str:
        """The container's."""
        label = f"--filter=label=com.docker.compose.service={service}"
        name = await self._ground.podman("ps", "--all", label, "--format={{.Names}}")
        so(f"{service} has one container, not: {name!r}", len(name.split()) == 1)
        return name


async def walk_composed(ground: Ground, say: Callable[[str], None]) -> None:
    """Raises Wrong at the first step that is not so."""
    project = Project(ground, FILE)
    async with simulated() as world:
        await project.prepare(world, {"bot": project.bot(free_port())})
        await project.compose("up", "--detach")
        name = await project.name_of("bot")
        await inside.becomes_healthy(ground, name)
        say("up: healthy")
        await world.asks("Later")
        await world.person.press("Later")
        await inside.has_no_rights(ground, name)
        await inside.keeps_to_itself(ground, name)
        say("not root, no capabilities, read-only, one gibibyte; the data are its own")
        await inside.backs_up(ground, name)
        say("backup: a whole copy")
        await inside.stops(ground, name, say)
        await project.compose("down")

        await project.compose("up", "--detach")
        await world.asks("Preferences")
        say("down and up: it knows the operator from the volume")
        await project.compose("down")
