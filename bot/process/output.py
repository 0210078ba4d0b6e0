"""What the program writes to whoever started it, on streams that may be anything: a closed pipe,
a full disk, an encoding that lacks half the letters.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TextIO


def set_up() -> None:
    """Let no letter that an encoding lacks end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> bool:
    """Write a line to standard output; False if that fails. A closed pipe is no failure."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _forget(sys.stdout)
    except (OSError, ValueError) as failure:  # ValueError: it is closed
        _forget(sys.stdout)
        complain(f"The output cannot be written: {getattr(failure, 'strerror', None) or failure}.")
        return False
    return True


def complain(text: str) -> None:
    """Write a line to standard error, if that works."""
    try:
        _write(sys.stderr, text)
    except (OSError, ValueError):
        _forget(sys.stderr)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:  # None: it was closed before the program began
        stream.write(f"{text}\n")
        stream.flush()


def _forget(stream: TextIO) -> None:
    """Else Python would try to write the rest at its end, and would end with code 120."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
