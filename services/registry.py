"""The operations that windows and commands call, in one object that travels with every update."""

from __future__ import annotations

from dataclasses import dataclass

from services.acts import Acts
from services.alerts import AlertSubscriptions, DestinationMutes, Outbox
from services.attention import Attention
from services.background import Figures
from services.conferences import Attendances, Conferences, Users
from services.digest import Digests
from services.forgotten import Forgotten, ForgottenWatch, Reminders
from services.history import History, Sampler, UserLimits
from services.journal import Journal
from services.last_known import LastKnown
from services.log import Log
from services.maintenance import Maintenance
from services.matching import Choices, Looks
from services.members import Admission, Members
from services.monitoring import Monitor, Outages, Status
from services.operators import Operators
from services.pictures import Pictures
from services.policy import Policy
from services.protection import Protections
from services.quiet import QuietHours
from services.servers import Servers
from services.several import Several
from services.standing import Standing
from services.stop import Stop, StopResults
from services.tables import Exports, Tables


@dataclass(frozen=True, slots=True)
class Services:
    operators: Operators
    members: Members
    admission: Admission
    journal: Journal
    servers: Servers
    conferences: Conferences
    attendances: Attendances
    protections: Protections
    stop: Stop
    stop_results: StopResults
    several: Several
    acts: Acts
    forgotten: Forgotten
    choices: Choices
    looks: Looks
    users: Users
    status: Status
    monitor: Monitor
    maintenance: Maintenance
    outages: Outages
    watch: ForgottenWatch
    reminders: Reminders
    policy: Policy
    outbox: Outbox
    subscriptions: AlertSubscriptions
    quiet: QuietHours
    attention: Attention
    destination_mutes: DestinationMutes
    standing: Standing
    history: History
    sampler: Sampler
    digests: Digests
    user_limits: UserLimits
    pictures: Pictures
    figures: Figures
    last_known: LastKnown
    log: Log
    tables: Tables
    exports: Exports
