"""What the Dockerfile copies is all that the bot needs; its health check sees whether it runs."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.process.process import RUNNING, START
from tests.process.scenes import open_menu, two_conferences
from tests.running_bot import RunningBot
from tests.stories.health.places import free_port
from tests.structure.deploy.image import Image, install_libraries


@asynccontextmanager
async def _started(image: Image, settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """As the container does it, with nothing of this process's environment."""
    with _log(image).open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *image.entrypoint,
            cwd=image.folder,
            env={**image.environment, "SETTINGS_TOML": settings},
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
    assert process.stdout
    try:
        async with asyncio.timeout(START):
            assert (await process.stdout.readline()).decode() == f"{RUNNING}\n"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def _log(image: Image) -> Path:
    return image.folder.parent / "log"


async def _healthy(image: Image) -> bool:
    check = await asyncio.create_subprocess_exec(
        *image.health_check, env=image.environment, stderr=asyncio.subprocess.DEVNULL
    )
    return await check.wait() == 0


async def _works(bot: RunningBot, image: Image) -> None:
    """It runs in a folder of its own, answers, and ends when told."""
    _, anna = await two_conferences(bot)
    certificate = bot.folder / "ca.pem"
    bot.server_settings["Main"] = f'ssl_certificate = "{certificate}"'
    settings = bot.write_settings().read_text(encoding="utf-8")
    image.build()
    built = image.files()

    async with _started(image, settings) as process:
        assert await _healthy(image)
        await open_menu(bot, anna)
        await anna.press("Later")
        await anna.press("Conferences")
        assert "2 running" in anna.screen.text
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
    assert not await _healthy(image)
    assert "languages: de, en, es, ru" in _log(image).read_text("utf-8")
    assert (image.folder / "data" / "bot.sqlite3").exists()
    assert image.files() == built, "the file system could not be read-only"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "image"
    path.mkdir()
    return path


async def test_nothing_is_missing_in_the_image(bot: RunningBot, folder: Path) -> None:
    await _works(bot, Image(folder, free_port()))


@pytest.mark.soak  # it takes the libraries from the registry
@pytest.mark.timeout(600)
@pytest.mark.skipif(os.name != "posix", reason="the image's commands are those of Linux")
async def test_the_requirements_are_all_that_it_needs(bot: RunningBot, folder: Path) -> None:
    python = await asyncio.to_thread(install_libraries, folder.parent)
    await _works(bot, Image(folder, free_port(), python))
