"""Reads a task on standard input, gives it to Apprise, and writes how it went."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import Any

from bot.channels.outcomes import Outcome, Result


def main() -> None:
    task = json.loads(sys.stdin.buffer.read())
    # Plugins print and log what they like; only the last line is ours.
    ours = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with os.fdopen(ours, "wb") as output:
        output.write(json.dumps(asdict(_result(task))).encode())


def _result(task: dict[str, Any]) -> Result:
    try:
        from bot.channels import through_apprise  # noqa: PLC0415 - it may not be installed
    except ImportError:
        return Result(Outcome.NOT_INSTALLED)
    if "text" in task:
        return through_apprise.send(**task)
    return through_apprise.look(task["url"])


if __name__ == "__main__":
    main()
