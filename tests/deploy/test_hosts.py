"""What starts the bot gives it the time it needs, reads its exit codes, and is understood."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from bot import supervisor
from bot.__main__ import EXIT_WRONG_SETTINGS, _parser
from bot.limits import PRODUCTION
from tests.deploy.image import DEPLOY, DOCKERFILE
from tests.structure.modules import ROOT

# Seconds for which SQLite waits for another program (`services/db/engine.py`).
BUSY = 5.0
COMPOSE = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
UNIT = (DEPLOY / "trueconf-bot.service").read_text(encoding="utf-8")


def _found(pattern: str, text: str) -> str:
    (found,) = re.findall(pattern, text, re.MULTILINE)
    return str(found)


@pytest.mark.parametrize(
    "seconds",
    [
        _found(r"stop_grace_period: (\d+)s", COMPOSE),
        _found(r"--stop-timeout (\d+)", DOCKERFILE),
        _found(r"^TimeoutStopSec=(\d+)$", UNIT),
    ],
    ids=["compose", "docker", "systemd"],
)
def test_the_worst_end_takes_less(seconds: str) -> None:
    """Presses in work, a stop under way, the database held by another program, Telegram slow."""
    polling = PRODUCTION.polling
    presses = polling.drain + PRODUCTION.stop.patience + polling.farewell
    alerts = BUSY + PRODUCTION.sender.patience
    tasks = supervisor.GRACE + BUSY
    watching = PRODUCTION.ending.watching + PRODUCTION.health.grace
    assert int(seconds) > presses + watching + alerts + tasks


def test_wrong_settings_are_not_tried_again() -> None:
    assert _found(r"^RestartPreventExitStatus=(\d+)$", UNIT) == str(EXIT_WRONG_SETTINGS)


def test_compose_mounts_what_the_image_expects() -> None:
    app = _found(r"^WORKDIR (\S+)$", DOCKERFILE)
    assert _found(r"^VOLUME (\S+)$", DOCKERFILE) == f"{app}/data"
    assert f"- data:{app}/data\n" in COMPOSE
    assert f"target: {app}/settings.toml\n" in COMPOSE
    for path in re.findall(r"(?:source|context): (\.\.\S*)", COMPOSE):
        assert (DEPLOY / path).resolve() in {ROOT, ROOT / "settings.toml"}
    assert (ROOT / _found(r"dockerfile: (\S+)", COMPOSE)).is_file()


@pytest.mark.parametrize("option", ["read_only: true", "no-new-privileges:true", "init: true"])
def test_compose_takes_away_what_the_bot_does_not_need(option: str) -> None:
    assert option in COMPOSE


def test_the_user_that_compose_names_is_the_image_s() -> None:
    user = _found(r"^USER (\d+):\d+$", DOCKERFILE)
    assert _found(r"chown (\d+) settings\.toml", COMPOSE) == user


@pytest.mark.parametrize(
    "command",
    [
        _found(r"^worker: python -m bot(.*)$", (ROOT / "Procfile").read_text(encoding="utf-8")),
        _found(r"^ExecStart=\S+/python -m bot(.*)$", UNIT),
    ],
    ids=["Procfile", "systemd"],
)
def test_the_command_is_understood(command: str) -> None:
    _parser().parse_args(shlex.split(command))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_finds_nothing_amiss(tmp_path: Path) -> None:
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch(mode=0o755)
    unit = tmp_path / "trueconf-bot.service"
    unit.write_text(UNIT.replace("/opt/trueconf-bot", str(tmp_path)), encoding="utf-8")

    verified = subprocess.run(  # noqa: S603 - our own file
        ["systemd-analyze", "verify", unit],  # noqa: S607 - wherever it is installed
        capture_output=True,
        text=True,
        check=False,
    )

    assert (verified.returncode, verified.stdout, verified.stderr) == (0, "", "")
