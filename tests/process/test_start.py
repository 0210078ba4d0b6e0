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
from tests.running_bot import RunningBot


async def test_it_says_that_it_runs_and_keeps_its_files_to_itself(
    bot: RunningBot, command: Process
) -> None:
    await two_conferences(bot)
    shutil.rmtree(bot.folder / "data")
    await command.begin()
    assert command.output == f"{RUNNING}\n"

    files = [path for path in (bot.folder / "data").iterdir() if path.is_file()]
    assert {"bot.sqlite3", "bot.sqlite3-wal"} <= {path.name for path in files}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((bot.folder / "data").stat().st_mode) == 0o700

    command.terminate()
    assert await command.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_ends_when_told(
    bot: RunningBot, process: Process, number: signal.Signals
) -> None:
    await two_conferences(bot)
    await process.begin()
    process.signal(number)
    assert await process.ended() == 0


async def test_each_mistake_in_the_settings_is_one_line_without_its_value(
    bot: RunningBot, process: Process
) -> None:
    await bot.add_server()
    bot.add_operator(1001, "Anna")
    shutil.rmtree(bot.folder / "data")
    bot.telegram.token = "not-a-token"
    bot.server_settings["Main"] = "ssl_certificate = 'secret-place.pem'"
    bot.extra_settings = "timezone = 'Secret/Zone'"
    await process.launch()
    assert await process.ended() == 2

    lines = process.log.splitlines()
    settings = bot.folder / "settings.toml"
    assert len(lines) == 3
    assert all(line.startswith(f"{settings}: ") for line in lines)
    for key in ("tg-api-token", "timezone", "ssl_certificate"):
        assert sum(key in line for line in lines) == 1
    for value in ("not-a-token", "secret-place", "Secret/Zone"):
        assert value not in process.log
    assert process.output == ""
    assert not (bot.folder / "data").exists()


async def test_a_second_one_on_the_same_database_says_so_and_leaves_the_first_alone(
    bot: RunningBot, process: Process
) -> None:
    _, anna = await two_conferences(bot)
    await bot.begin()
    await walk(bot, anna)
    await process.launch()
    assert await process.ended() == 1

    (line,) = process.log.splitlines()
    assert "Another process" in line
    assert str(bot.folder / "data" / "bot.sqlite3") in line
    assert process.output == ""
    await anna.press("Conferences")
    assert "2 running" in anna.screen.text


async def test_a_wrong_token_is_said_plainly(bot: RunningBot, process: Process) -> None:
    await two_conferences(bot)
    bot.write_settings()
    known, bot.telegram.token = bot.telegram.token, "123456:another-token"
    await process.launch()
    bot.telegram.token = known
    assert await process.ended() == 1
    last = process.log.splitlines()[-1]
    assert last == "Telegram does not know this token: see tg-api-token."
    assert process.output == ""


async def test_it_waits_for_telegram_and_then_runs(bot: RunningBot, process: Process) -> None:
    _, anna = await two_conferences(bot)
    bot.write_settings()
    await bot.telegram.stop()
    await process.launch()
    await process.logs("getMe")
    assert RUNNING not in process.output
    await bot.telegram.start()
    await process.running()
    await walk(bot, anna)
    assert "Running conferences: 2" in anna.screen.text


async def test_it_can_be_ended_while_it_waits_for_telegram(
    bot: RunningBot, process: Process
) -> None:
    await two_conferences(bot)
    bot.write_settings()
    await bot.telegram.stop()
    await process.launch()
    await process.logs("getMe")
    process.terminate()
    assert await process.ended() == 0
    assert RUNNING not in process.output
    await bot.telegram.start()


async def test_another_poller_at_the_beginning_ends_it(bot: RunningBot, process: Process) -> None:
    await two_conferences(bot)
    await process.begin()
    bot.telegram.conflict()
    assert await process.ended() == 1
    assert "Another program polls Telegram with this token." in process.log.splitlines()[-1]
    assert "Traceback" not in process.log


async def test_another_poller_later_is_logged_and_polling_goes_on(bot: RunningBot) -> None:
    _, anna = await two_conferences(bot)
    polling = replace(bot.limits.polling, conflict_is_fatal=0.0)
    bot.limits = replace(bot.limits, polling=polling)
    await bot.begin()
    bot.telegram.conflict()
    await bot.until(lambda: any("Another program polls" in line for line in bot.records.lines))
    await walk(bot, anna, "Conferences")
    assert "2 running" in anna.screen.text


def test_there_is_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


async def test_the_log_begins_with_what_it_works_with(bot: RunningBot, process: Process) -> None:
    """The proxies are none: it need not get beyond these lines."""
    main = await bot.add_server()
    office = await bot.add_server("Head office")
    bot.add_operator(1001, "Anna")
    bot.extra_settings = (
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
        f"Telegram at {bot.telegram_url}: by socks5://127.0.0.1:9, else by http://127.0.0.1:10, "
        "else by http://127.0.0.1:11",
    ]
    assert "hidden" not in process.log


async def test_it_warns_of_files_that_others_can_read(bot: RunningBot, process: Process) -> None:
    await two_conferences(bot)
    bot.settings_rights = 0o644
    files = [bot.folder / "settings.toml", bot.folder / "data" / "bot.sqlite3"]
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
