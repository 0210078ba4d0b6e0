"""The bot with every statement that it makes in its log, for counting them.

python -m bench.talkative_bot: arguments as those of `python -m bot`
"""

from __future__ import annotations

import logging
import sys

from bot.__main__ import main

if __name__ == "__main__":
    logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)
    sys.exit(main())
