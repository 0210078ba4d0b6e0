"""`python -m demo.watching_bot`: the bot, but that it looks for forgotten conferences from its
first start on, and every few seconds: who forgets one in the demo sees the alert come.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from bot.__main__ import main
from bot.limits import PRODUCTION
from services.forgotten import WatchLimits, WatchState

# More hours than those conferences have run that the demo begins with: it begins without alerts.
_WATCH = WatchLimits(spread=0.0, usual=WatchState(enabled=True, interval=5.0, threshold=8))


if __name__ == "__main__":
    sys.exit(main(replace(PRODUCTION, watch=_WATCH)))
