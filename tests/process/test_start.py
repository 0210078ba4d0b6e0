"""How the program begins, or says why it does not."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bot import __version__
from bot.process.file_modes import readable_by_others
from tests.process.process import ROOT, RUNNING, Process
from tests.process.scenes import two_conferences, walk
from tests.running_bot import House


async def test_it_says_that_it_runs_and_keeps_its_files_to_itself(
    house: House, command: Process
) -> None:
    await two_conferences(house)
    shutil.rmtree(house.folder / "data")
    await command.begin()
    assert command.output == f"{RUNNING}\n"

    files = [path for path in (house.folder / "data").iterdir() if path.is_file()]
    assert {"bot.sqlite3", "bot.sqlite3-wal"} <= {path.name for path in files}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((house.folder / "data").stat().st_mode) == 0o700

    command.terminate()
    assert await command.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_ends_when_told(house: House, process: Process, number: signal.Signals) -> None:
    await two_conferences(house)
    await process.begin()
    process.signal(number)
    assert await process.ended() == 0


async def test_each_mistake_in_the_settings_is_one_line_without_its_value(
    house: House, process: Process
) -> None:
    await house.add_server()
    house.add_operator(1001, "Anna")
    shutil.rmtree(house.folder / "data")
    house.telegram.token = "not-a-token"
    house.server_settings["Main"] = "ssl_certificate = 'secret-place.pem'"
    house.extra_settings = "timezone = 'Secret/Zone'"
    await process.launch()
    assert await process.ended() == 2

    lines = process.log.splitlines()
    settings = house.folder / "settings.toml"
    assert len(lines) == 3
    assert all(line.startswith(f"{settings}: ") for line in lines)
    for key in ("tg-api-token", "timezone", "ssl_certificate"):
        assert sum(key in line for line in lines) == 1
    for value in ("not-a-token", "secret-place", "Secret/Zone"):
        assert value not in process.log
    assert process.output == ""
    assert not (house.folder / "data").exists()


async def test_a_second_one_on_the_same_database_says_so_and_leaves_the_first_alone(
    house: House, process: Process
) -> None:
    _, anna = await two_conferences(house)
    await house.begin()
    await walk(house, anna)
    await process.launch()
    assert await process.ended() == 1

    (line,) = process.log.splitlines()
    assert "Another process" in line
    assert str(house.folder / "data" / "bot.sqlite3") in line
    assert process.output == ""
    await anna.press("Show conferences")
    assert "2 running" in anna.screen.text


async def test_a_wrong_token_is_said_plainly(house: House, process: Process) -> None:
    await two_conferences(house)
    house.write_settings()
    known, house.telegram.token = house.telegram.token, "123456:another-token"
    await process.launch()
    house.telegram.token = known
    assert await process.ended() == 1
    last = process.log.splitlines()[-1]
    assert last == "Telegram does not know this token: see tg-api-token."
    assert process.output == ""


async def test_it_waits_for_telegram_and_then_runs(house: House, process: Process) -> None:
    _, anna = await two_conferences(house)
    house.write_settings()
    await house.telegram.stop()
    await process.launch()
    await process.logs("getMe")
    assert RUNNING not in process.output
    await house.telegram.start()
    await process.running()
    await walk(house, anna)
    assert "Running conferences: 2" in anna.screen.text


async def test_it_can_be_ended_while_it_waits_for_telegram(house: House, process: Process) -> None:
    await two_conferences(house)
    house.write_settings()
    await house.telegram.stop()
    await process.launch()
    await process.logs("getMe")
    process.terminate()
    assert await process.ended() == 0
    assert RUNNING not in process.output
    await house.telegram.start()


async def test_another_poller_at_the_beginning_ends_it(house: House, process: Process) -> None:
    await two_conferences(house)
    await process.begin()
    house.telegram.conflict()
    assert await process.ended() == 1
    assert "Another program polls Telegram with this token." in process.log.splitlines()[-1]
    assert "Traceback" not in process.log


async def test_another_poller_later_is_logged_and_polling_goes_on(house: House) -> None:
    _, anna = await two_conferences(house)
    polling = replace(house.limits.polling, conflict_is_fatal=0.0)
    house.limits = replace(house.limits, polling=polling)
    await house.begin()
    house.telegram.conflict()
    await house.until(lambda: any("Another program polls" in line for line in house.records.lines))
    await walk(house, anna, "Show conferences")
    assert "2 running" in anna.screen.text


def test_there_is_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


async def test_the_log_begins_with_what_it_works_with(house: House, process: Process) -> None:
    """The proxies are none: it need not get beyond these lines."""
    main = await house.add_server()
    office = await house.add_server("Head office")
    house.add_operator(1001, "Anna")
    house.extra_settings = (
        'locale = "de"\n'
        'tg-proxy = ["socks5://anna:hidden@127.0.0.1:9", "http://127.0.0.1:10/?key=hidden",'
        ' "http://127.0.0.1:11"]'
    )
    await process.launch()
    await process.logs("Telegram at")
    lines = [re.sub(r".* bot\.app: ", "", line) for line in process.log.splitlines()[:4]]
    assert lines == [
        f"version {__version__}",
        f"servers: Main ({main.address}), Head office ({office.address})",
        "languages: de, en, es, ru; de for who has chosen none",
        f"Telegram at {house.telegram_url}: by socks5://127.0.0.1:9, else by http://127.0.0.1:10, "
        "else by http://127.0.0.1:11",
    ]
    assert "hidden" not in process.log


async def test_it_warns_of_files_that_others_can_read(house: House, process: Process) -> None:
    await two_conferences(house)
    house.settings_rights = 0o644
    files = [house.folder / "settings.toml", house.folder / "data" / "bot.sqlite3"]
    files[1].chmod(0o644)
    await process.begin()
    warned = [line for line in process.log.splitlines() if "chmod 600" in line]
    assert [line.rpartition(" ")[2] for line in warned] == [str(file) for file in files]


@pytest.mark.skipif(os.name != "posix", reason="rights are of another kind here")
@pytest.mark.parametrize(
    ("mode", "own", "expected"),
    [
        (0o600, True, False),
        (0o640, True, True),
        (0o604, True, True),
        (0o640, False, False),  # the group is how the bot reads it
        (0o644, False, True),
    ],
)
def test_who_may_read_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, own: bool, expected: bool
) -> None:
    file = tmp_path / "file"
    file.touch()
    file.chmod(mode)
    if not own:
        monkeypatch.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
    assert readable_by_others(file) is expected
