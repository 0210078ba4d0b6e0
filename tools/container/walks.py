"""The walks, one after another, on one ground."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Collection

from tools.container.alone import walk_alone
from tools.container.composed import FILE as COMPOSED
from tools.container.composed import walk_composed
from tools.container.ground import Ground, ground
from tools.container.image import build
from tools.container.stand_ins import make_python
from tools.container.standby import FILE as STANDBY
from tools.container.standby import walk_standby

WALKS: dict[str, Callable[[Ground, Callable[[str], None]], Awaitable[None]]] = {
    "deploy/Dockerfile": walk_alone,
    str(COMPOSED): walk_composed,
    str(STANDBY): walk_standby,
}


async def walk(files: Collection[str] = tuple(WALKS)) -> None:
    """Those of these files; a line for each step. Raises CannotRun, Wrong, and UnseenError where
    the simulated person is not answered.
    """
    begun = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - begun:4.0f} s  {what}", flush=True)

    async with ground() as here:
        await make_python(here)
        say("a stand-in for python:3.11, of Debian's packages")
        await build(here)
        say("deploy/Dockerfile is built")
        for file in files:
            print(f"\n{file}", flush=True)
            await WALKS[file](here, say)
    say("all of this was so, and nothing is left")
