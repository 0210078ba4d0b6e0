"""Has drawings drawn by a process that ends with each: what draws takes a hundred times the memory
of a picture, and a second of a core.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import logging
import os
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from services.pictures.drawing import Drawing

logger = logging.getLogger(__name__)

ROOT = Path(__file__).parents[2]
# What the process gets of the bot's environment, which may hold secrets.
PASSED = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLimits:
    patience: float = 30.0  # seconds that one picture may take
    kept: int = 24  # pictures that are kept, some 60 KB each
    longest: int = 4 * 1024 * 1024  # bytes


class Pictures:
    """One at a time. `place` is a folder of the bot's, where the process keeps what it knows of
    fonts; without one it finds that out each time.
    """

    def __init__(self, limits: PictureLimits, place: Path | None = None) -> None:
        self._limits = limits
        self._place = place
        self._turn = asyncio.Lock()
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    @staticmethod
    def possible() -> bool:
        """Whether what draws is installed."""
        return importlib.util.find_spec("matplotlib") is not None

    def name(self, drawing: Drawing) -> str:
        """Of equal drawings the same."""
        return hashlib.sha256(drawing.to_json().encode()).hexdigest()

    def kept(self, name: str) -> bytes | None:
        """One of the last pictures."""
        png = self._kept.get(name)
        if png is not None:
            self._kept.move_to_end(name)
        return png

    async def draw(self, drawing: Drawing) -> bytes | None:
        """A PNG; None where it cannot be drawn, or not in time."""
        name = self.name(drawing)
        if (png := self.kept(name)) is not None:
            return png
        async with self._turn:
            if (png := self.kept(name)) is not None:
                return png
            png = await self._draw(drawing) if self.possible() else None
            if png is not None:
                self._kept[name] = png
                while len(self._kept) > self._limits.kept:
                    self._kept.popitem(last=False)
            return png

    async def _draw(self, drawing: Drawing) -> bytes | None:
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "services.pictures",
                cwd=ROOT,
                env=self._environment(),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
            )
        except OSError as failure:
            logger.warning("no picture: %s", failure)
            return None
        try:
            async with asyncio.timeout(self._limits.patience):
                png, _ = await process.communicate(drawing.to_json().encode())
        except TimeoutError:
            logger.warning("no picture: it took longer than %s s", self._limits.patience)
            return None
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode or not png.startswith(b"\x89PNG") or len(png) > self._limits.longest:
            logger.warning("no picture: the process ended with %s", process.returncode)
            return None
        return png

    def _environment(self) -> dict[str, str]:
        passed = {name: os.environ[name] for name in PASSED if name in os.environ}
        place = self._place or Path(tempfile.gettempdir()) / f"trueconf-bot-{os.getpid()}"
        own = {
            "MPLCONFIGDIR": str(place),
            "OPENBLAS_NUM_THREADS": "1",  # each thread would take memory, and nothing is computed
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return passed | own
