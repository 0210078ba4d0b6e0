"""Calls other programs, and says what has gone wrong."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

# Seconds that one program may take on a busy machine.
PATIENCE = 600.0
_BETWEEN = 0.2  # seconds between two looks


class Wrong(Exception):
    """Something is not as it is promised."""


class CannotRun(Exception):
    """This machine runs no container; the message says why."""


class Done(NamedTuple):
    """How a program has ended."""

    code: int
    out: str
    err: str


async def call(
    *command: str | Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    within: float = PATIENCE,
) -> Done:
    """Raises Wrong if it has not ended within that many seconds."""
    process = await asyncio.create_subprocess_exec(
        *command,
        env=env,
        cwd=cwd,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(within):
            out, err = await process.communicate()
    except TimeoutError:
        raise Wrong(f"{_named(command)} has not ended within {within:.0f} s") from None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    assert process.returncode is not None  # noqa: S101 - it has ended
    return Done(process.returncode, out.decode(errors="replace"), err.decode(errors="replace"))


async def demand(
    *command: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> str:
    """What it has printed. Raises Wrong unless it ends with 0."""
    done = await call(*command, env=env, cwd=cwd)
    if done.code:
        said = f"{done.out[-3000:]}\n{done.err[-3000:]}".strip()
        raise Wrong(f"{_named(command)} ended with {done.code}:\n{said}")
    return done.out.strip()


async def until(
    what: str, happened: Callable[[], Awaitable[bool]], within: float = PATIENCE
) -> None:
    """Look until it has happened. Raises Wrong if it has not within that many seconds."""
    end = time.monotonic() + within
    while not await happened():
        if time.monotonic() > end:
            raise Wrong(f"not within {within:.0f} s: {what}")
        await asyncio.sleep(_BETWEEN)


def so(what: str, really: object) -> None:
    """Raises Wrong unless it is so."""
    if not really:
        raise Wrong(f"not so: {what}")


def _named(command: tuple[str | Path, ...]) -> str:
    return " ".join(map(str, command[:4]))
