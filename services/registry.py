"""The operations that windows and commands call, in one object that travels with every update."""

from __future__ import annotations

from dataclasses import dataclass

from services.acts import Acts
from services.alerts import AlertSubscriptions, Outbox
from services.background import Figures
from services.conferences import Conferences, Users
from services.forgotten import Forgotten, ForgottenWatch, Reminders
from services.journal import Journal
from services.members import Admission, Members
from services.monitoring import Monitor, Outages, Status
from services.operators import Operators
from services.protection import Protections
from services.servers import Servers
from services.stop import Stop, StopResults


@dataclass(frozen=True, slots=True)
class Services:
    operators: Operators
    members: Members
    admission: Admission
    journal: Journal
    servers: Servers
    conferences: Conferences
    protections: Protections
    stop: Stop
    stop_results: StopResults
    acts: Acts
    forgotten: Forgotten
    users: Users
    status: Status
    monitor: Monitor
    outages: Outages
    watch: ForgottenWatch
    reminders: Reminders
    outbox: Outbox
    subscriptions: AlertSubscriptions
    figures: Figures
