"""Values as people paste them into environment variables."""

from __future__ import annotations

# A byte order mark, and characters of no width that come along with a copy from a web page.
_NO_WIDTH = "\ufeff\u200b\u200c\u200d\u2060"
_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("„", "“"), ("«", "»"))

# What the description of a field says of the file, and what to say of a variable instead.
_WORDS = (
    (", in quotes", ""),
    ("text in quotes", "text"),
    ("a list of at least one Telegram id", "at least one Telegram id"),
    ("a list of Telegram ids", "Telegram ids"),
    ("[12345, 67890]", "12345,67890"),
    ("[-1001234567890]", "-1001234567890"),
    ("or a list of such", "or several, separated by commas"),
    ('""', "nothing"),
    ('"', ""),
)


def cleaned(value: str) -> str:
    """The value without blanks, line ends and one pair of quotes around it.

    A value that itself begins and ends with a quote cannot be given this way; none does.
    """
    value = _stripped(value)
    for begin, end in _QUOTES:
        if len(value) > 1 and value.startswith(begin) and value.endswith(end):
            return _stripped(value[1:-1])
    return value


def worded(description: str) -> str:
    """The description of a field, for somebody who looks at a variable and not at the file."""
    for in_file, in_environment in _WORDS:
        description = description.replace(in_file, in_environment)
    return description


def _stripped(value: str) -> str:
    before = None
    while before != value:
        before, value = value, value.strip().strip(_NO_WIDTH)
    return value
