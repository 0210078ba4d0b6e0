"""Photos and their captions (telegram-bot-api.md section 2)."""

from __future__ import annotations

import hashlib
import struct

from demo.telegram.parameters import ATTACHED, File, Parameters
from demo.telegram.people.chats import Chats
from demo.telegram.refusals import bad_request, illegal
from demo.telegram.text.formatting import Formatted, trim, utf16_length
from demo.telegram.text.html import parse_html
from demo.telegram.text.messages import Photo

LONGEST_CAPTION = 1024
LARGEST, WIDEST, RATIO = 10 * 1024 * 1024, 10_000, 20
_PNG = b"\x89PNG\r\n\x1a\n"


def read_caption(parameters: Parameters) -> Formatted:
    """The `caption` of a request, parsed; it may be empty."""
    source, mode = parameters.text("caption"), parameters.text("parse_mode").lower()
    if mode not in {"", "html"} or parameters.text("caption_entities"):
        raise illegal("the simulator takes formatting by parse_mode HTML only")
    formatted = trim(parse_html(source) if mode else Formatted(source))
    if utf16_length(formatted.text) > LONGEST_CAPTION:
        raise illegal("message caption is too long")
    return formatted


def read_photo(chats: Chats, parameters: Parameters, source: str) -> Photo:
    """A PNG that comes with the request, or one of before by its id."""
    if not source.startswith(ATTACHED):
        known = chats.photos.get(source)
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return known
    file = parameters.values.get(source.removeprefix(ATTACHED))
    if not isinstance(file, File):
        raise illegal("there is no photo in the request")
    png = file.content
    if len(png) > LARGEST:
        raise illegal(f"file of size {len(png)} bytes is too big for a photo")
    if not png.startswith(_PNG):
        raise illegal("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", png[16:24])
    if width + height > WIDEST or max(width, height) > RATIO * min(width, height):
        raise illegal("PHOTO_INVALID_DIMENSIONS")
    photo = Photo(f"photo-{hashlib.sha256(png).hexdigest()[:16]}", png, width, height)
    chats.photos[photo.file_id] = photo
    return photo
