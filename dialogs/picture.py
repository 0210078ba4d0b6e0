"""A picture in a window: the bytes that were drawn, and no file."""

from __future__ import annotations

from aiogram.enums import ContentType
from aiogram_dialog.api.entities import MediaAttachment

LONGEST_CAPTION = 1024  # characters


class Picture(MediaAttachment):
    """`name` is the same for equal pictures: what Telegram has already is not sent again."""

    def __init__(self, name: str, png: bytes) -> None:
        super().__init__(ContentType.PHOTO, path=f"{name}.png")
        self.png = png
