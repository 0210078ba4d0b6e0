"""The operations that windows and commands call, in one object that travels with every update."""

from __future__ import annotations

from dataclasses import dataclass

from services.conferences import Conferences
from services.forgotten import Forgotten
from services.operators import Operators
from services.servers import Servers
from services.status import Status
from services.stop import Stop
from services.users import Users


@dataclass(frozen=True, slots=True)
class Services:
    operators: Operators
    servers: Servers
    conferences: Conferences
    stop: Stop
    forgotten: Forgotten
    users: Users
    status: Status
