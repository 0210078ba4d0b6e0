"""The bot, which collects its garbage when SIGUSR1 tells it to and says so in its log: what it
holds in memory after that is in use.

python -m bench.tidy_bot: arguments as those of `python -m bot`
"""

from __future__ import annotations

import gc
import signal
import sys

from bench import TIDY
from bot.__main__ import main


def collect(*_: object) -> None:
    gc.collect()
    sys.stderr.write(f"{TIDY}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, collect)
    sys.exit(main())
