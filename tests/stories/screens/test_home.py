"""One screen with all servers: what `/start`, `/servers` and `/status` answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from demo.telegram import Person
from demo.trueconf import Fault, Hang, SimulatedTrueConf
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import monitored
from tests.stories.screens.scenes import ANNA, at_menu, hold, words
from tests.stories.screens.test_answers import SOON, WAITING, Gate, filled_in
