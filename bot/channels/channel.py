"""A second channel, known by its scheme and a short hash: its address is a secret, and stands in
no database and no log.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pydantic import SecretStr

_LETTERS = 8  # of the hash: enough to tell the channels of one bot apart


@dataclass(frozen=True, slots=True)
class Channel:
    id: str  # "mailto:3f9a1c22"
    url: str = field(repr=False)

    @property
    def scheme(self) -> str:
        return scheme_of(self.id)


def channels_of(urls: Iterable[SecretStr]) -> Sequence[Channel]:
    """In their order, each once."""
    return tuple({channel.id: channel for channel in map(_channel, urls)}.values())


def scheme_of(channel_id: str) -> str:
    return channel_id.partition(":")[0]


def _channel(secret: SecretStr) -> Channel:
    url = secret.get_secret_value()
    scheme = url.partition(":")[0].lower()
    return Channel(f"{scheme}:{hashlib.sha256(url.encode()).hexdigest()[:_LETTERS]}", url)
