"""Debian, made here, in place of the published images `python` and `postgres`.

Debian 12 has Python 3.11 and PostgreSQL 15.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from tools.container.calls import demand
from tools.container.ground import Ground

PYTHON = "docker.io/library/python:3.11"
_SUITE = "bookworm"
# Where Debian keeps what its packages come from; those of others are not asked.
_SOURCES = (Path("/etc/apt/sources.list"), Path("/etc/apt/sources.list.d/debian.sources"))
_PATH = "ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_POSTGRES_PATH = f"{_PATH}:/usr/lib/postgresql/15/bin"
_ENTRYPOINT = Path(__file__).parent / "postgres-stand-in.sh"


async def make_python(ground: Ground) -> None:
    """Both images that deploy/Dockerfile begins with."""
    link = '--customize-hook=ln -s python3 "$1/usr/bin/python"'
    packages = ("python3", "python3-venv", "ca-certificates")
    tar = await _debian(ground.folder / "python.tar", packages, link)
    await ground.podman("import", f"--change={_PATH}", tar, PYTHON)
    await ground.podman("tag", PYTHON, f"{PYTHON}-slim")
    tar.unlink()


async def make_postgres(ground: Ground, name: str) -> None:
    """`name` is the published image whose place it takes."""
    entrypoint = f"--customize-hook=copy-in {_ENTRYPOINT} /usr/local/bin"
    tar = await _debian(ground.folder / "postgres.tar", ("postgresql",), entrypoint)
    changes = (
        _POSTGRES_PATH,
        "ENV PGDATA=/var/lib/postgresql/data",
        "VOLUME /var/lib/postgresql/data",
        "STOPSIGNAL SIGINT",
        f'ENTRYPOINT ["/usr/local/bin/{_ENTRYPOINT.name}"]',
        'CMD ["postgres"]',
    )
    await ground.podman("import", *(f"--change={change}" for change in changes), tar, name)
    tar.unlink()


async def _debian(tar: Path, packages: Sequence[str], *options: str) -> Path:
    """From where this machine has its packages, if it is of that suite."""
    here = platform.freedesktop_os_release().get("VERSION_CODENAME") == _SUITE
    sources = [path for path in _SOURCES if here and path.exists()]
    await demand(
        "mmdebstrap",
        "--variant=minbase",
        f"--include={','.join(packages)}",
        "--dpkgopt=force-unsafe-io",  # nothing of it has to outlive a loss of power
        "--dpkgopt=path-exclude=/usr/share/doc/*",
        "--dpkgopt=path-exclude=/usr/share/man/*",
        "--dpkgopt=path-exclude=/usr/share/locale/*",
        *options,
        _SUITE,
        tar,
        *sources,
    )
    return tar
