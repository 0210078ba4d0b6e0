"""The process that draws: one picture, in time, and kept."""

from __future__ import annotations

from pathlib import Path

from dialogs.trends.scene import drawing
from services.history import Span
from services.pictures import PictureLimits, Pictures
from tests.unit.dialogs.test_scene import course, words


async def test_a_picture_is_drawn_once(tmp_path: Path) -> None:
    pictures = Pictures(PictureLimits(), tmp_path)
    seen = drawing("Main", Span.DAY, course(Span.DAY), words("en"))
    first = await pictures.draw(seen)
    assert first
    assert first.startswith(b"\x89PNG")
    assert await pictures.draw(seen) is first


async def test_what_takes_too_long_is_no_picture(tmp_path: Path) -> None:
    pictures = Pictures(PictureLimits(patience=0.0), tmp_path)
    seen = drawing("Main", Span.DAY, course(Span.DAY), words("en"))
    assert await pictures.draw(seen) is None
