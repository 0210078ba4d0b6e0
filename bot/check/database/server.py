"""What only a PostgreSQL server has: a version, connections, and whose turn it is."""

from __future__ import annotations

from bot.check.probes import Probe
from bot.check.report import CheckResult, fault, ok, warning
from services.db.inspection import Fault, Unusable
from services.db.server import Server, may_write, read_server, read_turn

# A process has five for its work, one for its turn, and one more while it starts or is checked.
NEEDED = 7

FAULTS = {
    Fault.URL: fault(
        "an address that cannot be used", "Correct database-url, or install the driver it names."
    ),
    Fault.UNREACHABLE: fault(
        "no connection to it",
        "Look at host, port and ssl in database-url, and whether the server takes connections.",
    ),
    Fault.REFUSED: fault(
        "it does not let the bot in", "Look at user, password and name in database-url."
    ),
    Fault.UNFIT: fault(
        "no PostgreSQL of version 14 or newer, or a pooler stands before it",
        "Update it, or let database-url lead to PostgreSQL itself.",
    ),
    Fault.NOT_A_DATABASE: fault("it is damaged", "Restore a backup."),
    Fault.READ_ONLY: fault(
        "it takes no writes",
        "Look whether it is a standby server, and at the rights of the bot's user.",
    ),
}


class ServerCheck:
    """Its first look is `server`, which all others need."""

    _seen: Server  # by the first look

    def __init__(self, url: str) -> None:
        self._url = url

    async def server(self) -> CheckResult:
        try:
            self._seen = seen = await read_server(self._url)
        except Unusable as error:
            return FAULTS[error.fault]
        major, minor = divmod(seen.version, 10_000)
        if seen.encoding != "UTF8":
            return fault(
                f"it keeps texts in {seen.encoding}", "Make a database with ENCODING 'UTF8'."
            )
        return ok(f"PostgreSQL {major}.{minor}")

    def others(self) -> list[Probe]:
        looks = {
            "rights": self._rights,
            "encryption": self._encryption,
            "connections": self._connections,
            "active process": self._turn,
        }
        return [Probe(name, look, uses=("server",)) for name, look in looks.items()]

    async def _rights(self) -> CheckResult:
        try:
            if await may_write(self._url):
                return ok("for all that the bot does")
        except Unusable as error:
            return FAULTS[error.fault]
        return fault(
            "its user may not make tables, or not change those that are there",
            "Make that user the owner of the database and of its tables.",
        )

    async def _encryption(self) -> CheckResult:
        if self._seen.tls:
            return ok(self._seen.tls)
        if self._seen.near:
            return ok("none; it is on this machine")
        return warning(
            "none: others on the way can read everything", "Add ?ssl=verify-full to database-url."
        )

    async def _connections(self) -> CheckResult:
        found = f"{self._seen.used} of {self._seen.most} in use"
        if self._seen.most - self._seen.used < NEEDED:
            return warning(
                f"{found}; a process of the bot takes up to {NEEDED}",
                "Raise max_connections, or end what else uses the server.",
            )
        return ok(found)

    async def _turn(self) -> CheckResult:
        try:
            turn = await read_turn(self._url)
        except Unusable as error:
            return FAULTS[error.fault]
        began = f"term {turn.term} began {turn.since:%Y-%m-%d %H:%M} UTC" if turn.since else ""
        if turn.held:
            return ok(began or "there is one")
        return ok(f"none now; {began}" if began else "none yet")
