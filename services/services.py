"""The operations that windows and commands call, in one object that travels with every update."""

from __future__ import annotations

from dataclasses import dataclass

from services.choices import Choices
from services.conferences import Conferences
from services.figures import Figures
from services.forgotten import Forgotten
from services.monitor import Monitor
from services.operators import Operators
from services.outages import Outages
from services.outbox import Outbox
from services.reminders import Reminders
from services.servers import Servers
from services.status import Status
from services.stop import Stop
from services.stop_results import StopResults
from services.users import Users
from services.watch import Watch


@dataclass(frozen=True, slots=True)
class Services:
    operators: Operators
    servers: Servers
    conferences: Conferences
    stop: Stop
    stop_results: StopResults
    forgotten: Forgotten
    users: Users
    status: Status
    monitor: Monitor
    outages: Outages
    watch: Watch
    reminders: Reminders
    outbox: Outbox
    choices: Choices
    figures: Figures
