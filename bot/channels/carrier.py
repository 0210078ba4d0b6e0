"""Hands a message to a process that gives it to Apprise. So an attempt surely ends in time, and
what Apprise logs, which may hold an address, is seen by nobody.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.channels.channel import Channel
from bot.channels.outcomes import Outcome, Result

logger = logging.getLogger(__name__)

ROOT = Path(__file__).parents[2]
# What the process gets of the bot's environment, which may hold secrets. In small letters, too.
PASSED = (
    *("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "HOME"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE"),
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLimits:
    """Seconds, except for numbers of tries and messages. Pauses after failures double from the
    first to the longest: a mail server that is asked with a wrong password all the time would
    lock it.
    """

    patience: float = 45.0  # for one attempt, with the start of its process
    gather: float = 0.5  # until the first alert is sent: troubles come together
    first_pause: float = 15.0
    longest_pause: float = 900.0
    look: float = 15.0  # between two looks at what Telegram has not taken
    silence: float = 60.0  # without an answer, after which Telegram is away
    tries: int = 3  # of an alert that cannot be put into words
    # Of one message, until those behind it are tried: within minutes, but no passing trouble.
    refusals: int = 5
    others: int = 5  # of them at once; a channel that refuses as many refuses everything
    refused_pause: float = 300.0  # the longest one: the service is there, and others wait
    refused_for: float = 24 * 3600.0  # until a plain refusal counts though nothing else is taken


class Carrier:
    def __init__(self, limits: ChannelLimits) -> None:
        self._patience = limits.patience

    async def send(self, channel: Channel, title: str, text: str, *, cut: bool = False) -> Result:
        """Never raises. Where it is cut off, the message may have arrived.

        :param cut: what is too long is cut to what the service takes, instead of not being sent
        """
        return await self._ask({"url": channel.url, "title": title, "text": text, "cut": cut})

    async def look(self, channel: Channel) -> Result:
        """What can be seen without sending: whether the address is understood and its host is
        found.
        """
        return await self._ask({"url": channel.url})

    async def _ask(self, task: Mapping[str, str | bool]) -> Result:
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.channels",
                cwd=ROOT,
                env=_environment(),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
            )
        except OSError as failure:
            logger.warning("no process for a second channel: %s", failure.strerror)
            return Result(Outcome.FAILED)
        try:
            async with asyncio.timeout(self._patience):
                said, _ = await process.communicate(json.dumps(task).encode())
        except TimeoutError:
            return Result(Outcome.TOO_SLOW)
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        return _read(said)


def _read(said: bytes) -> Result:
    try:
        values = json.loads(said)
        return Result(Outcome(values["outcome"]), int(values["status"]), str(values["host"]))
    except (ValueError, KeyError, TypeError):
        return Result(Outcome.FAILED)


def _environment() -> dict[str, str]:
    wanted = {*PASSED, *map(str.lower, PASSED)}
    passed = {name: os.environ[name] for name in wanted if name in os.environ}
    return passed | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
