"""How the program begins, or says why it does not."""

from __future__ import annotations

import shutil
import signal
import stat

import pytest

from bot import telegram
from tests.house import House
from tests.process.process import RUNNING, Process
from tests.process.scenes import two_conferences, walk


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
    assert await process.ended(timeout=5) == 0


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
    assert process.log.splitlines() == ["Telegram does not know this token: see tg-api-token."]
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
    assert await process.ended(timeout=5) == 0
    assert RUNNING not in process.output
    await house.telegram.start()


async def test_another_poller_at_the_beginning_ends_it(house: House, process: Process) -> None:
    await two_conferences(house)
    house.expected_errors = ["Failed to fetch updates"]
    await process.begin()
    house.telegram.conflict()
    assert await process.ended() == 1
    assert "Another program polls Telegram with this token." in process.log.splitlines()[-1]
    assert "Traceback" not in process.log


async def test_another_poller_later_is_logged_and_polling_goes_on(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, anna = await two_conferences(house)
    house.expected_errors = ["Failed to fetch updates - TelegramConflictError"]
    monkeypatch.setattr(telegram, "CONFLICT_IS_FATAL", 0.0)
    await house.begin()
    house.telegram.conflict()
    await house.until(
        lambda: any(house.expected_errors[0] in line for line in house.records.lines)
    )
    await walk(house, anna, "Show conferences")
    assert "2 running" in anna.screen.text
