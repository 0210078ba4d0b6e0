"""What starts the bot gives it the time it needs, reads its exit codes, and is understood."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.__main__ import EXIT_WRONG_SETTINGS, _parser
from bot.limits import PRODUCTION
from services.background import supervisor
from tests.structure.deploy.image import DEPLOY, DOCKERFILE, Line, stages
from tests.structure.modules import ROOT

# Seconds for which SQLite waits for another program (`services/db/engine.py`).
BUSY = 5.0
COMPOSE = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
STANDBY = (DEPLOY / "compose-postgres.yaml").read_text(encoding="utf-8")
# The bots' part; the database has limits of its own.
BOTS = STANDBY.partition("\nservices:")[0]
UNIT = (DEPLOY / "trueconf-bot.service").read_text(encoding="utf-8")


def _found(pattern: str, text: str) -> str:
    (found,) = re.findall(pattern, text, re.MULTILINE)
    return str(found)


@pytest.mark.parametrize(
    "seconds",
    [
        _found(r"stop_grace_period: (\d+)s", COMPOSE),
        _found(r"stop_grace_period: (\d+)s", BOTS),
        _found(r"--stop-timeout (\d+)", DOCKERFILE),
        _found(r"^TimeoutStopSec=(\d+)$", UNIT),
    ],
    ids=["compose", "standby", "docker", "systemd"],
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
    (app,) = [line.rest for line in stages()[-1] if line.word == "WORKDIR"]
    assert _found(r"^VOLUME (\S+)$", DOCKERFILE) == f"{app}/data"
    assert f"- data:{app}/data\n" in COMPOSE
    assert f"target: {app}/settings.toml\n" in COMPOSE
    for path in re.findall(r"(?:source|context): (\.\.\S*)", COMPOSE):
        assert (DEPLOY / path).resolve() in {ROOT, ROOT / "settings.toml"}
    assert (ROOT / _found(r"dockerfile: (\S+)", COMPOSE)).is_file()


@pytest.mark.parametrize("option", ["read_only: true", "no-new-privileges:true", "init: true"])
@pytest.mark.parametrize("file", [COMPOSE, BOTS], ids=["compose", "standby"])
def test_compose_takes_away_what_the_bot_does_not_need(file: str, option: str) -> None:
    assert option in file


@pytest.mark.parametrize("file", [COMPOSE, BOTS], ids=["compose", "standby"])
def test_the_user_that_compose_names_is_the_image_s(file: str) -> None:
    user = _found(r"^USER (\d+):\d+$", DOCKERFILE)
    assert _found(r"chown (\d+) settings\.toml", file) == user


def test_the_password_of_the_database_is_not_in_the_repository() -> None:
    (file,) = re.findall(r"^    file: \.\./(\S+)$", STANDBY, re.MULTILINE)
    assert f"/{file}" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


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


@pytest.mark.parametrize("stage", stages(), ids=["libraries", "image"])
def test_what_is_copied_to_a_relative_place_has_a_folder_before_it(stage: list[Line]) -> None:
    """hadolint DL3045."""
    words = [
        line.word
        for line in stage
        if line.word == "WORKDIR" or (line.word == "COPY" and line.rest.split()[-1][0] != "/")
    ]
    assert words[0] == "WORKDIR"


@pytest.mark.parametrize("file", [COMPOSE, BOTS], ids=["compose", "standby"])
def test_memory_has_a_second_line_of_defence(file: str) -> None:
    assert _found(r"^MemoryMax=(\S+)$", UNIT).lower() == _found(r"^ +mem_limit: (\S+)", file)


def test_it_does_not_begin_before_the_clock_is_right() -> None:
    for order in ("Wants", "After"):
        assert "time-sync.target" in _found(rf"^{order}=(.*)$", UNIT).split()


ANALYSE = shutil.which("systemd-analyze")


@pytest.mark.skipif(not ANALYSE, reason="systemd-analyze is not installed")
def test_the_unit_leaves_little_open() -> None:
    """The figure that systemd gives, in tenths: 1.1 was reached."""
    looked = subprocess.run(  # noqa: S603 - our own file
        ["systemd-analyze", "security", "--offline=yes", DEPLOY / "trueconf-bot.service"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SYSTEMD_COLORS": "0"},
    )
    exposure = re.search(r"exposure level for trueconf-bot.service: ([\d.]+)", looked.stdout)
    if exposure is None:
        pytest.skip("this systemd-analyze looks at no files")
    assert float(exposure[1]) <= 1.1


@pytest.mark.skipif(not ANALYSE, reason="systemd-analyze is not installed")
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
