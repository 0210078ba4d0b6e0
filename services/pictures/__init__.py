"""Draws pictures of what happened over a time, in a process of its own.

In: a drawing, which says what is to be seen, with all its words. Out: a PNG, or None where it
cannot be drawn. `python -m services.pictures` is that process.
"""

from services.pictures.drawing import Band, Drawing, Level, Line, Mark, Panel, Tick
from services.pictures.process import PictureLimits, Pictures

__all__ = [
    "Band",
    "Drawing",
    "Level",
    "Line",
    "Mark",
    "Panel",
    "PictureLimits",
    "Pictures",
    "Tick",
]
