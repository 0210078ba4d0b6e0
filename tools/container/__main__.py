"""`make container`: walks through deploy/ with Podman, as root; the files to walk may be named.
Ends with 1 at the first step that is not so, with 3 where containers cannot run.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from demo.telegram import UnseenError
from tools.container.calls import CannotRun, Wrong
from tools.container.ground import CANNOT_RUN, lacking
from tools.container.walks import WALKS, walk


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.container", description=__doc__)
    parser.add_argument(
        "files", nargs="*", choices=[[], *WALKS], metavar="FILE", help="all of them by default"
    )
    files = parser.parse_args().files or list(WALKS)
    if without := lacking():
        print(f"Not installed: {', '.join(without)}", file=sys.stderr)
        return 1
    try:
        asyncio.run(_walk(files))
    except CannotRun as reason:
        print(reason, file=sys.stderr)
        return CANNOT_RUN
    except (Wrong, UnseenError) as reason:
        print(f"{type(reason).__name__}: {reason}", file=sys.stderr)
        return 1
    return 0


async def _walk(files: list[str]) -> None:
    """Also when it is told to end, nothing is left."""
    walking = asyncio.current_task()
    assert walking is not None  # noqa: S101 - it runs in one
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, walking.cancel)
    await walk(files)


if __name__ == "__main__":
    sys.exit(main())
