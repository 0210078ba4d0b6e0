"""Text with entities: how they may nest, what is cut off, and tags again for a test to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any

Entity = dict[str, Any]

MOST_ENTITIES = 100
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_BLANK = " \t\r\n\v"
_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "text_link": "a",
    "expandable_blockquote": "blockquote",
    "custom_emoji": "tg-emoji",
    "date_time": "tg-time",
}


@dataclass(frozen=True)
class Formatted:
    """The text of a message with its entities (offsets and lengths in UTF-16 units)."""

    text: str
    entities: list[Entity] = field(default_factory=list)


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def arrange(text: str, entities: list[Entity]) -> Formatted:
    """Entities as Telegram keeps them (telegram-bot-api.md section 3, "Nesting").

    Links, code and the like never overlap, quotations never nest, styles do not reach into code.
    """
    solid: list[Entity] = []
    quotes: list[Entity] = []
    for entity in sorted(_join_code_blocks(entities), key=_order):
        if entity["type"] in _STYLES:
            continue
        kind = quotes if entity["type"].endswith("blockquote") else solid
        if not any(_overlap(entity, other) for other in kind):
            kind.append(entity)
    for entity in solid:
        if entity["type"] == "code":
            entity.pop("language", None)
    styles = [run for style in _STYLES for run in _runs(style, entities, solid)]
    return Formatted(text, sorted([*solid, *quotes, *styles], key=_order))


def trim(formatted: Formatted) -> Formatted:
    """Without white space at both ends; the beginning is kept from the first entity on."""
    text = formatted.text.rstrip(_BLANK)
    first = min((entity["offset"] for entity in formatted.entities), default=len(text))
    cut = min(len(text) - len(text.lstrip(_BLANK)), first)
    text = text[cut:]
    end = utf16_length(text)
    entities = []
    for entity in formatted.entities:
        offset = entity["offset"] - cut
        length = min(entity["length"], end - offset)
        if length > 0:
            entities.append({**entity, "offset": offset, "length": length})
    return Formatted(text, entities[:MOST_ENTITIES])


def to_html(formatted: Formatted) -> str:
    """The text with tags again, one form per entity: what a test compares."""
    units = formatted.text.encode("utf-16-le")
    entities = sorted(formatted.entities, key=_order)
    places = {0, len(units) // 2}
    for entity in entities:
        places |= {entity["offset"], entity["offset"] + entity["length"]}
    ordered = sorted(places)
    pieces: list[str] = []
    open_tags: list[tuple[int, str]] = []
    for place, following in zip(ordered, [*ordered[1:], ordered[-1]], strict=True):
        while open_tags and open_tags[-1][0] <= place:
            pieces.append(f"</{open_tags.pop()[1]}>")
        for entity in entities:
            if entity["offset"] == place:
                tag, attributes = _tag(entity)
                pieces.append(f"<{tag}{attributes}>")
                open_tags.append((place + entity["length"], tag))
        pieces.append(escape(units[place * 2 : following * 2].decode("utf-16-le"), quote=False))
    return "".join(pieces)


def _tag(entity: Entity) -> tuple[str, str]:
    kind: str = entity["type"]
    attributes = f' href="{escape(entity["url"])}"' if kind == "text_link" else ""
    return _TAGS.get(kind, kind), attributes


def _order(entity: Entity) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def _join_code_blocks(entities: list[Entity]) -> list[Entity]:
    """`<pre><code class="language-…">` is one block with a language."""
    joined: list[Entity] = []
    for entity in entities:
        last = joined[-1] if joined else None
        same = last is not None and _order(last) == _order(entity)
        if last and same and {last["type"], entity["type"]} == {"code", "pre"}:
            language = last.get("language") or entity.get("language")
            if language:
                last.update(type="pre", language=language)
                continue
        joined.append(entity)
    return joined


def _runs(style: str, entities: list[Entity], solid: list[Entity]) -> list[Entity]:
    """Stretches of one style: overlapping ones joined, those inside code left out."""
    units: set[int] = set()
    for entity in entities:
        if entity["type"] == style:
            units.update(range(entity["offset"], entity["offset"] + entity["length"]))
    for entity in solid:
        if entity["type"] in {"code", "pre"}:
            units.difference_update(range(entity["offset"], entity["offset"] + entity["length"]))
    starts = sorted(unit for unit in units if unit - 1 not in units)
    ends = sorted(unit + 1 for unit in units if unit + 1 not in units)
    return [
        {"type": style, "offset": begin, "length": end - begin}
        for begin, end in zip(starts, ends, strict=True)
    ]
