"""Podman in a place of its own: images, containers and volumes are gone afterwards."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.container.calls import CannotRun, call, demand

CANNOT_RUN = 3  # what the program ends with where containers cannot run
NEEDED = ("podman", "mmdebstrap", "catatonit")
# Podman's own places for the init of a container, where Debian's is not on the PATH.
_PLACES = os.pathsep.join(
    (os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/libexec/podman", "/usr/lib/podman")
)
# One of them may know this machine's cgroups where the other one does not.
_RUNTIMES = ("crun", "runc")
# Debian 12's gives a container a network of its own beside this machine's, which Podman refuses.
_COMPOSE = "podman-compose==1.5.*"
_INSTALL = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
_CGROUPS = Path("/sys/fs/cgroup")
# What a container may have at once; Podman would ask for more than a sandbox may give.
_LIMITS = {"nofile": (resource.RLIMIT_NOFILE, 16384), "nproc": (resource.RLIMIT_NPROC, 16384)}


def lacking() -> list[str]:
    """Programs that have to be installed first."""
    return [name for name in NEEDED if shutil.which(name, path=_PLACES) is None]


class Ground:
    """Where Podman keeps everything, in `folder`."""

    def __init__(self, folder: Path, runtime: str) -> None:
        self.folder = folder
        self._environment = {
            **os.environ,
            "CONTAINERS_CONF": str(_written(folder / "containers.conf", _podman(folder, runtime))),
            "CONTAINERS_STORAGE_CONF": str(_written(folder / "storage.conf", _storage(folder))),
            "BUILDAH_FORMAT": "docker",  # the other one has no HEALTHCHECK
        }

    async def podman(self, *arguments: str | Path) -> str:
        """What it has printed. Raises Wrong unless it ends with 0."""
        return await demand("podman", *arguments, env=self._environment)

    async def compose(self, *arguments: str | Path, cwd: Path) -> str:
        """The same of podman-compose, which pip installs here."""
        place = self.folder / "podman-compose"
        if not place.exists():
            await demand(*_INSTALL, "--target", place, _COMPOSE)
        environment = {**self._environment, "PYTHONPATH": str(place)}
        command = (sys.executable, "-m", "podman_compose", *arguments)
        return await demand(*command, env=environment, cwd=cwd)

    async def code(self, *arguments: str | Path) -> int:
        """What Podman ends with."""
        return (await call("podman", *arguments, env=self._environment)).code

    async def log(self, name: str) -> str:
        """The last lines of a container's."""
        done = await call("podman", "logs", "--tail=20", name, env=self._environment)
        return done.out + done.err

    async def complaint(self) -> str:
        """Why no container can run here; "" if one can: with nothing in it but this machine's
        programs.
        """
        root = self.folder / "probe"
        (root / "usr").mkdir(parents=True, exist_ok=True)
        for name in ("bin", "lib", "lib64"):
            if not (root / name).is_symlink():
                (root / name).symlink_to(f"usr/{name}")
        tried = ("run", "--rm", "--network=host", "--memory=64m", "--volume=/usr:/usr:ro")
        done = await call("podman", *tried, "--rootfs", root, "/bin/true", env=self._environment)
        return done.err.strip().splitlines()[-1] if done.code else ""

    async def clear(self) -> None:
        """End what runs, and let go of the folder."""
        for what in (("rm", "--all", "--force", "--time=0"), ("volume", "rm", "--all", "--force")):
            await self.code(*what)
        await call("umount", self.folder / "images" / "overlay")
        _remove_cgroups()


@asynccontextmanager
async def ground() -> AsyncIterator[Ground]:
    """Raises CannotRun where containers cannot run."""
    if os.geteuid() != 0:
        raise CannotRun("the files of the bot's user in the container can be made by root only")
    complaints = []
    for runtime in _RUNTIMES:
        if shutil.which(runtime, path=_PLACES) is None:
            continue
        with TemporaryDirectory(prefix="container-") as folder:
            here = Ground(Path(folder), runtime)
            try:
                complaint = await here.complaint()
                if not complaint:
                    yield here
                    return
            finally:
                await here.clear()
        complaints.append(f"{runtime}: {complaint}")
    raise CannotRun("; ".join(complaints) or f"none of {', '.join(_RUNTIMES)} is installed")


def _remove_cgroups() -> None:
    """Without systemd, Podman leaves them behind. Those in use cannot be removed."""
    for pattern in ("**/libpod_parent/*/", "**/libpod_parent/"):
        for left in _CGROUPS.glob(pattern):
            with suppress(OSError):
                left.rmdir()


def _podman(folder: Path, runtime: str) -> str:
    limits = []
    for name, (number, enough) in _LIMITS.items():
        most = resource.getrlimit(number)[1]
        least = enough if most == resource.RLIM_INFINITY else min(most, enough)
        limits.append(f"{name}={least}:{least}")
    return (
        f"[containers]\ndefault_ulimits = {json.dumps(limits)}\n"
        f'[engine]\nruntime = "{runtime}"\nlock_type = "file"\nevents_logger = "file"\n'
        f'tmp_dir = "{folder / "state"}"\n'
    )


def _storage(folder: Path) -> str:
    images, running = folder / "images", folder / "running"
    return f'[storage]\ndriver = "overlay"\ngraphroot = "{images}"\nrunroot = "{running}"\n'


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
