"""The container by itself, as the comments of deploy/Dockerfile say that it is meant to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.container import inside
from tools.container.calls import so
from tools.container.ground import Ground
from tools.container.image import IMAGE
from tools.container.world import free_port, simulated

_NAME = "alone"
_VOLUME = "alone-data"
# `check` found nothing that keeps the bot from working; warnings are 1.
_NO_FAULT = (0, 1)


async def walk_alone(ground: Ground, say: Callable[[str], None]) -> None:
    """Raises Wrong at the first step that is not so."""
    folder = ground.folder / _NAME
    folder.mkdir()
    async with simulated() as world:
        world.write_settings(folder)
        run = ("run", *_options(folder, free_port()))
        code = await ground.code(*run, "--rm", IMAGE, "check")
        so(f"check finds no fault: it ended with {code}", code in _NO_FAULT)
        say(f"check: ended with {code}")

        await ground.podman(*run, "--detach", f"--name={_NAME}", IMAGE)
        await inside.becomes_healthy(ground, _NAME)
        say("the HEALTHCHECK finds it healthy")
        await world.asks("Later")
        await world.person.press("Later")
        say("an operator is answered")
        await inside.has_no_rights(ground, _NAME)
        await inside.keeps_to_itself(ground, _NAME)
        say("not root, no capabilities, read-only, one gibibyte; the data are its own")
        await inside.backs_up(ground, _NAME)
        say("backup: a whole copy")
        await inside.stops(ground, _NAME, say)
        await ground.podman("rm", _NAME)

        await ground.podman(*run, "--detach", f"--name={_NAME}", IMAGE)
        await world.asks("Preferences")
        say("a new container knows the operator from the volume")
        await inside.stops(ground, _NAME, say)
        await ground.podman("rm", _NAME)


def _options(folder: Path, port: int) -> tuple[str, ...]:
    """Those of compose.yaml, on the network of this machine, where the simulators are."""
    return (
        "--network=host",
        "--init",
        "--read-only",
        "--tmpfs=/tmp",
        "--cap-drop=all",
        "--security-opt=no-new-privileges",
        "--memory=1g",
        f"--stop-timeout={inside.STOP}",
        f"--volume={_VOLUME}:/app/data",
        f"--volume={folder / 'settings.toml'}:/app/settings.toml:ro",
        f"--volume={folder / 'ca.pem'}:/app/ca.pem:ro",
        f"--env=BOT__HEALTH__LISTEN=127.0.0.1:{port}",
    )
