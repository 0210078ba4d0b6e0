"""Builds deploy/Dockerfile as it stands; its libraries come from where this machine has its."""

from __future__ import annotations

import ast
import shutil
import sys
from pathlib import Path

from tools.container.calls import demand
from tools.container.ground import Ground

ROOT = Path(__file__).parent.parent.parent
IMAGE = "trueconf-bot"
# What pip may have been told of the way to the libraries.
_WAY = {
    *("index-url", "extra-index-url", "find-links", "no-index"),
    *("cert", "client-cert", "proxy", "trusted-host", "timeout", "retries"),
}


async def build(ground: Ground) -> None:
    """The image, from the files of the repository."""
    told = await _pip_settings()
    settings = ground.folder / "pip.conf"
    lines = [f"{key} = {' '.join(value.split())}" for key, value in told.items()]
    settings.write_text("\n".join(("[global]", *lines)), encoding="utf-8")
    paths = {path for value in told.values() for path in map(_path, value.split()) if path}
    await ground.podman(
        "build",
        "--pull=never",
        "--network=host",
        f"--volume={settings}:/etc/pip.conf:ro",
        *(f"--volume={path}:{path}:ro" for path in sorted(paths)),
        f"--file={ROOT / 'deploy' / 'Dockerfile'}",
        f"--tag={IMAGE}",
        ROOT,
    )


def copy_repository(target: Path) -> Path:
    """What Compose needs of it, in a folder where settings may be put beside it."""
    seen = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8")
    names = [line[1:] for line in seen.splitlines() if line.startswith("!")]
    for name in ("deploy", *names):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(exist_ok=True)
            shutil.copy(source, target / name)
    return target


async def _pip_settings() -> dict[str, str]:
    """Those of files first, so that those of the environment win."""
    listed = await demand(sys.executable, "-m", "pip", "config", "list")
    told = {}
    for line in sorted(listed.splitlines(), key=lambda line: line.startswith(":env:")):
        name, _, value = line.partition("=")
        key = name.rpartition(".")[2]
        if key in _WAY:
            told[key] = str(ast.literal_eval(value))
    return told


def _path(word: str) -> Path | None:
    """What has to be there if this names files: of an index all that stands beside it, since it
    leads there.
    """
    if not word.startswith(("/", "file://")):
        return None
    path = Path(word.removeprefix("file://"))
    if not path.exists():
        return None
    return path.parent if word.startswith("file://") else path
