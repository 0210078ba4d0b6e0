"""What holds inside of a running bot's container; the same however it was started."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from tools.container.calls import Wrong, so, until
from tools.container.ground import Ground
from tools.container.world import USER

STOP = 75  # seconds that a stop may take
_HEALTHY = 180.0  # seconds that a start may take on a busy machine
_BACKUP = "data/bot-backup.sqlite3"
_OTHERS = 0o077
_MEMORY = 2**30
# What the bot's process is and may do; the first process may be an init.
_LOOK = """
import json, os, pathlib
def written(path):
    try:
        pathlib.Path(path, "probe").touch()
        pathlib.Path(path, "probe").unlink()
    except OSError:
        return False
    return True
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines())
limits = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
memory = [open(path).read().strip() for path in limits if os.path.exists(path)]
data = pathlib.Path("data")
data = [data, *data.iterdir()] if os.access(data, os.R_OK) else []
print(json.dumps({
    "user": os.getuid(),
    "init": os.stat("/proc/1").st_uid,
    "capabilities": [status[name] for name in ("CapPrm", "CapEff", "CapBnd")],
    "no new privileges": status["NoNewPrivs"],
    "memory": memory,
    "written": [path for path in ("/", "/app", "/app/bot", "/app/data", "/tmp") if written(path)],
    "modes": {str(path): path.stat().st_mode for path in data},
    "owners": [path.stat().st_uid for path in data],
}))
"""


async def becomes_healthy(ground: Ground, name: str) -> None:
    """By the image's own HEALTHCHECK, asked as Podman asks it."""

    async def is_healthy() -> bool:
        return await ground.code("healthcheck", "run", name) == 0

    try:
        await until(f"{name} is healthy", is_healthy, _HEALTHY)
    except Wrong as reason:
        raise Wrong(f"{reason}\n{await ground.log(name)}") from None


async def has_no_rights(ground: Ground, name: str) -> None:
    """Not root, nothing to write but data and /tmp, one gibibyte."""
    seen = await _look(ground, name)
    so(f"it runs as {USER}: {seen}", seen["user"] == seen["init"] == USER)
    so(f"it has no capability: {seen}", not any(int(each, 16) for each in seen["capabilities"]))
    so(f"it can get no more of them: {seen}", seen["no new privileges"] == "1")
    so(f"its memory is bounded: {seen}", seen["memory"] == [str(_MEMORY)])
    # Over PostgreSQL nothing is kept in data: Podman's tmpfs there is root's.
    so(f"only data and /tmp are writable: {seen}", set(seen["written"]) <= {"/app/data", "/tmp"})  # noqa: S108 - the container's


async def keeps_to_itself(ground: Ground, name: str) -> None:
    """What is in the volume: its own, and for nobody else to read."""
    seen = await _look(ground, name)
    others = [path for path, mode in seen["modes"].items() if mode & _OTHERS]
    so(f"nobody else may read {others}", not others)
    so(f"all of data is its own: {seen}", set(seen["owners"]) == {USER})


async def backs_up(ground: Ground, name: str) -> None:
    """While it runs; the copy is whole, and comes out of the container."""
    await ground.podman("exec", name, "python", "-m", "bot", "backup", _BACKUP)
    copy = ground.folder / Path(_BACKUP).name
    await ground.podman("cp", f"{name}:/app/{_BACKUP}", copy)
    with closing(sqlite3.connect(copy)) as database:
        ((verdict,),) = database.execute("PRAGMA integrity_check").fetchall()
        ((people,),) = database.execute("SELECT count(*) FROM operators").fetchall()
    so(f"the copy is whole: {verdict}", verdict == "ok")
    so("the copy knows the operator", people)
    copy.unlink()


async def stops(ground: Ground, name: str, say: Callable[[str], None]) -> None:
    """By itself, in time, with 0."""
    begun = time.monotonic()
    await ground.podman("stop", f"--time={STOP}", name)
    took = time.monotonic() - begun
    code = await ground.podman("inspect", "--format={{.State.ExitCode}}", name)
    so(f"a stop ends it with 0, not {code}", code == "0")
    so(f"it takes less than {STOP} s, not {took:.0f}", took < STOP)
    say(f"stopped in {took:.1f} s, with 0")


async def _look(ground: Ground, name: str) -> dict[str, Any]:
    return dict(json.loads(await ground.podman("exec", name, "python", "-c", _LOOK)))
