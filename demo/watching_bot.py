"""`python -m demo.watching_bot --settings FILE`: the bot, but that people have been let in before
its first start, and that it looks for forgotten conferences from then on, and every few seconds:
who forgets one in the demo sees the alert come.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from bot.__main__ import main
from bot.limits import PRODUCTION
from demo.beginning import prepare
from services.forgotten import WatchLimits, WatchState

# More hours than those conferences have run that the demo begins with: it begins without alerts.
_WATCH = WatchLimits(spread=0.0, usual=WatchState(enabled=True, interval=5.0, threshold=8))


if __name__ == "__main__":
    asyncio.run(prepare(Path(sys.argv[-1])))
    sys.exit(main(replace(PRODUCTION, watch=_WATCH)))
