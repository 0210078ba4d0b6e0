"""What the program writes survives every output: other encodings, closed pipes, full disks."""

from __future__ import annotations

import asyncio
import io
import os
import sys
from pathlib import Path

import pytest

from bot.process import output
from tests.process.process import ROOT, RUNNING
from tests.process.scenes import two_conferences
from tests.running_bot import RunningBot

NAME = "Zürich → Главный 😀"
ENCODINGS = ["cp1251", "ascii", "latin-1", "cp437", "utf-8", "utf-16-le"]


async def _run(
    bot: RunningBot, *command: str, encoding: str = "utf-8", behind: str = "cat"
) -> tuple[int, bytes, str]:
    """`python -m bot` in a pipe: its exit code, what comes out of the pipe, and its log."""
    log = bot.folder / "log"
    python = f'"{sys.executable}" -m bot --settings "{bot.folder}/settings.toml"'
    shell = f'{python} {" ".join(command)} 2>"{log}" {behind}; exit ${{PIPESTATUS[0]}}'
    process = await asyncio.create_subprocess_exec(
        *("bash", "-c", shell),
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "80"},
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said, log.read_bytes().decode(encoding)


async def _named(bot: RunningBot) -> None:
    """A server with a name that most encodings lack, and the bot at work, which spares a wait."""
    _, anna = await two_conferences(bot)
    await anna.send("/start")
    bot.servers[NAME] = bot.servers["Main"]
    await bot.begin()


async def test_the_check_survives_an_encoding_without_its_letters(bot: RunningBot) -> None:
    await _named(bot)
    code, said, log = await _run(bot, "check", encoding="cp1251", behind="| cat")
    assert (code, log) == (0, "")
    assert "All is well." in said.decode("cp1251")


async def test_a_pipe_that_nobody_reads_is_no_failure(bot: RunningBot) -> None:
    await _named(bot)
    assert await _run(bot, "check", behind="| true") == (0, b"", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
async def test_a_report_that_cannot_be_written_is_told(bot: RunningBot) -> None:
    await _named(bot)
    code, _, log = await _run(bot, "check", behind=">/dev/full")
    assert code == 2
    assert log == "The output cannot be written: No space left on device.\n"


async def test_the_log_and_the_first_words_survive_every_encoding(bot: RunningBot) -> None:
    encoding = "ascii"
    await two_conferences(bot)
    bot.servers[NAME] = bot.servers["Main"]
    bot.write_settings()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "--settings", str(bot.folder / "settings.toml")),
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        async with asyncio.timeout(60):
            said = await process.stdout.readline()
        process.terminate()
        _, log = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    assert process.returncode == 0
    assert said.decode(encoding).strip() == RUNNING.encode(encoding, "backslashreplace").decode(
        encoding
    )
    assert NAME.encode(encoding, "backslashreplace") in log
    assert b"Traceback" not in log


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_letter_can_be_written_in_every_encoding(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    for name, speak in (("stdout", output.say), ("stderr", output.complain)):
        file = io.BytesIO()
        monkeypatch.setattr(sys, name, io.TextIOWrapper(file, encoding=encoding, errors="strict"))
        output.set_up()
        speak(f"{NAME} \udcff")
        assert f"{NAME} \udcff\n".encode(encoding, "backslashreplace") == file.getvalue()


def test_streams_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    output.set_up()
    assert output.say("text")
    output.complain("text")


def test_a_stream_that_is_closed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    assert not output.say("text")
    assert "The output cannot be written" in capsys.readouterr().err
