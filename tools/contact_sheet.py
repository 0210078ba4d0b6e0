"""All screens in all languages on one picture, with their heights, to be looked at as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from struct import unpack

from playwright.async_api import Browser

# The sheet: pixels between and below the screens, and how large these are shown.
_GAP = 16
_SCALE = 0.6
_PNG_SIZE = slice(16, 24)  # of width and height in the header


async def draw(
    browser: Browser, pictures: Sequence[Sequence[Path]], sharpness: float, path: Path
) -> None:
    """Write a picture with a row for each screen, in which it stands once in each language.

    :param sharpness: pixels of a picture for each one of the screen
    """
    rows = "".join(
        f"<tr>{''.join(_cell(picture, sharpness) for picture in row)}</tr>" for row in pictures
    )
    sheet = path.with_suffix(".html")
    sheet.write_text(
        "<!doctype html><meta charset=utf-8><style>body{margin:0;font:14px sans-serif}"
        f"td{{vertical-align:top;padding:{_GAP}px}}</style><table>{rows}</table>"
    )
    tab = await browser.new_page()
    await tab.goto(sheet.as_uri())
    table = tab.locator("table")
    await table.screenshot(path=path)
    await tab.close()
    sheet.unlink()


def size(picture: Path, sharpness: float) -> tuple[int, int]:
    """Width and height of what a PNG shows, in pixels of the screen."""
    width, height = unpack(">II", picture.read_bytes()[_PNG_SIZE])
    return round(width / sharpness), round(height / sharpness)


def _cell(picture: Path, sharpness: float) -> str:
    width, height = size(picture, sharpness)
    title = escape(f"{picture.parent.name} · {picture.stem} · {height} px")
    source = escape(picture.resolve().as_uri())
    return f"<td>{title}<br><img src='{source}' width={round(width * _SCALE)}></td>"
