"""How much of a button's text a phone shows.

What is assumed is Telegram for Android on a screen of 390 px: Roboto Medium of 15 px, a keyboard
as wide as the widest bubble, the same width for each button of a row. Telegram for iOS has a
font that is as wide and cuts later.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import as_file, files

from fontTools.ttLib import TTFont

FONT_SIZE = 15
# Of the screen's 390 px: 20 on each side are the chat's margins and the bubble's tail.
KEYBOARD = 350
GAP = 5
# What is left empty on both sides of a button's text together.
PADDING = 16
# Roboto has no emoji; phones draw them wider than they are high.
EMOJI = 1.3 * FONT_SIZE
# Ask for a picture, or for a colour of it: no signs of their own.
_SELECTORS = {"\N{VARIATION SELECTOR-15}", "\N{VARIATION SELECTOR-16}"}


def room(beside: int) -> float:
    """Pixels for the text of a button that shares its row with others."""
    return (KEYBOARD - GAP * (beside - 1)) / beside - PADDING


def width(text: str) -> float:
    """Pixels that a text takes."""
    return sum(map(_advance, text))


def _advance(sign: str) -> float:
    widths, em = _font()
    if sign in _SELECTORS:
        return 0
    # Symbols of the font are narrower than the pictures that phones draw instead.
    if ord(sign) not in widths or unicodedata.category(sign) == "So":
        return EMOJI
    return widths[ord(sign)] * FONT_SIZE / em


@cache
def _font() -> tuple[dict[int, int], int]:
    """The width of each character, and how many of its units are as much as the font's size."""
    with (
        as_file(files("font_roboto") / "files" / "Roboto-Medium.ttf") as path,
        TTFont(path) as font,
    ):
        glyphs, advances = font.getBestCmap(), font["hmtx"].metrics
        widths = {sign: advances[glyph][0] for sign, glyph in glyphs.items()}
        return widths, font["head"].unitsPerEm
