"""The parameters of one request: strings of a form, or values of a JSON body."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from demo.telegram.refusals import illegal

ATTACHED = "attach://"


def read_id(text: str) -> int | None:
    """The number of a chat; None for anything else, such as a @name."""
    return int(text) if re.fullmatch(r"-?\d+", text) else None


@dataclass(frozen=True)
class File:
    """One that was uploaded."""

    name: str
    kind: str
    content: bytes

    def to_json(self) -> dict[str, Any]:
        """The Bot API's Document."""
        number = hashlib.sha256(self.content).hexdigest()[:20]
        return {
            "file_id": number,
            "file_unique_id": number,
            "file_name": self.name,
            "mime_type": self.kind,
            "file_size": len(self.content),
        }


class Parameters:
    """Reads parameters as the Bot API server does: leniently, each with its own default."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = dict(values)

    def text(self, name: str) -> str:
        """The text, "" when it is not there."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The number at the beginning of the value; 0 when there is none."""
        if name not in self.values:
            return default
        found = re.match(r"-?\d+", self.text(name))
        return int(found[0]) if found else 0

    def flag(self, name: str) -> bool:
        """true, yes and 1 are true."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def file(self, name: str) -> File | None:
        """What is attached under the name that the value gives; None when absent."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith(ATTACHED):
            value = self.values.get(value.removeprefix(ATTACHED))
        return value if isinstance(value, File) else None

    def json(self, name: str, kind: type[dict[str, Any]] | type[list[Any]], what: str) -> Any:
        """A nested object: JSON in a form field, or itself in a JSON body; None when absent.

        Raises:
            RefusedError: it is not JSON or not of this kind; `what` names it in the message.
        """
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise illegal(f"can't parse {what} JSON object") from None
        if not isinstance(value, kind):
            expected = "Object" if kind is dict else "Array"
            raise illegal(f"{expected} expected as {what}")
        return value
