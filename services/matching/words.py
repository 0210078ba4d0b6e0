"""What somebody looks for: words that must all be there, however they are written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

# So many characters of a search count: the longest topics hardly have more.
LONGEST = 64

# So many of those that were typed are looked at: between them may stand what nobody sees.
_TYPED = 2 * LONGEST

# Marks above and below letters, and characters that nobody sees.
_UNSEEN = {"Mn", "Me", "Cf", "Cc", "Cs"}
# Such as turn round the line in which they are shown, and halves of characters.
_UNSHOWN = {"Cf", "Cc", "Cs"}


# So many texts stay folded: those of a thousand conferences are looked through at each look.
_FOLDED = 4096


@dataclass(frozen=True, slots=True)
class Words:
    """
    :ivar said: as it is shown: one line, without characters that nobody sees, of `LONGEST`
        characters at the most
    :ivar folded: never empty
    """

    said: str
    folded: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> Self | None:
        """None: there is nothing in it to look for. What is too long is cut, so that it finds
        more and never less.
        """
        seen = " ".join(_seen(typed[:_TYPED]).split())
        cut = seen[:LONGEST].rstrip()
        words = tuple(dict.fromkeys(fold(cut).split()))
        return cls(cut, words) if words else None

    def match(self, *texts: str | None) -> bool:
        """Whether each word is somewhere in the texts."""
        folded = [fold(text) for text in texts if text]
        return all(any(word in text for text in folded) for word in self.folded)


@lru_cache(_FOLDED)
def fold(text: str) -> str:
    """Letter case, accents, ё and е, and the width of signs do not matter afterwards."""
    if text.isascii() and text.isprintable():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text).casefold()
    # Folding makes new accents out of a few letters.
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(sign for sign in apart if unicodedata.category(sign) not in _UNSEEN)


def _seen(text: str) -> str:
    return "".join(
        " " if sign.isspace() else sign
        for sign in text
        if sign.isspace() or unicodedata.category(sign) not in _UNSHOWN
    )
