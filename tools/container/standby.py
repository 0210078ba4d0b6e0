"""deploy/compose-postgres.yaml by podman-compose: one of two bots works, the other one waits."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Callable
from pathlib import Path

from tools.container import inside
from tools.container.calls import so, until
from tools.container.composed import Project
from tools.container.ground import Ground
from tools.container.stand_ins import make_postgres
from tools.container.world import free_port, page, simulated

FILE = Path("deploy/compose-postgres.yaml")
_BOTS = ("bot-a", "bot-b")


async def walk_standby(ground: Ground, say: Callable[[str], None]) -> None:
    """Raises Wrong at the first step that is not so."""
    project = Project(ground, FILE)
    (image,) = re.findall(r"image: (postgres:\S+)", (project.folder / FILE).read_text("utf-8"))
    await make_postgres(ground, f"docker.io/library/{image}")
    say(f"a stand-in for {image}, of Debian's packages")

    password = secrets.token_urlsafe()
    (project.folder / "postgres-password").write_text(password, encoding="ascii")
    ports = {bot: free_port() for bot in _BOTS}
    port = free_port()
    database = {
        "environment": {"PGPORT": str(port)},
        "command": ["postgres", "-c", "listen_addresses=127.0.0.1"],
    }
    url = f"postgresql+asyncpg://bot:{password}@127.0.0.1:{port}/bot"
    async with simulated() as world:
        bots = {bot: project.bot(ports[bot]) for bot in _BOTS}
        await project.prepare(world, {"db": database, **bots}, database_url=url)
        await project.compose("up", "--detach")
        names = {service: await project.name_of(service) for service in ("db", *_BOTS)}
        for name in names.values():
            await inside.becomes_healthy(ground, name)
        say("up: the database and both bots are healthy")
        for bot in _BOTS:
            await inside.has_no_rights(ground, names[bot])
        say("the bots: not root, no capabilities, read-only, one gibibyte")
        active = await _the_active_one(ports)
        (standby,) = set(_BOTS) - {active}
        say(f"{active} is active; {standby} waits, which is ready")
        await world.asks("Later")
        await world.person.press("Later")

        await ground.podman("kill", names[active])
        await until(f"{standby} takes over", lambda: _is_active(ports[standby]))
        await world.asks("Preferences")
        say(f"{active} is killed: {standby} takes over, and knows the operator")

        await ground.podman("start", names[active])
        await inside.becomes_healthy(ground, names[active])
        so(f"{standby} stays the active one", await _the_active_one(ports) == standby)
        await inside.stops(ground, names[standby], say)
        await until(f"{active} takes over", lambda: _is_active(ports[active]))
        await world.asks("Preferences")
        say(f"{active} is started again, waits, and takes over when {standby} is stopped")
        await project.compose("down")


async def _is_active(port: int) -> bool:
    status, report = await asyncio.to_thread(page, port, "readyz")
    return status == 200 and report["active"]  # noqa: PLR2004 - HTTP


async def _the_active_one(ports: dict[str, int]) -> str:
    """As soon as both are ready. Raises Wrong if it is not exactly one."""
    seen: dict[str, tuple[int, bool]] = {}

    async def are_ready() -> bool:
        for bot, port in ports.items():
            status, report = await asyncio.to_thread(page, port, "readyz")
            seen[bot] = status, bool(report.get("active"))
        return {status for status, _ in seen.values()} == {200} and any(
            active for _, active in seen.values()
        )

    await until("both bots are ready", are_ready)
    found = [bot for bot, (_, active) in seen.items() if active]
    so(f"one bot is active, not {found}", len(found) == 1)
    return found[0]
