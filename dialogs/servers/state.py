"""How one of several servers is doing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from aiogram_dialog import DialogManager

from dialogs.context import Answer, ask, operator_of, services_of
from dialogs.servers.figures import Glance, newest, watched
from services.conferences import Count, Listing
from services.maintenance import Pause
from services.monitoring import Check, Verdict
from services.servers import Server


@dataclass(frozen=True, slots=True)
class State:
    """How a server is doing.

    :ivar silent: it has been asked, and gave no answer in its time
    :ivar old: check, listing or count of before, as there is no answer now
    """

    server: Server
    check: Check | None
    listing: Listing | None
    online: Count | None
    old: frozenset[str]
    since: datetime | None
    monitored: bool
    silent: bool
    waiting: bool
    muted_until: datetime | None
    pause: Pause | None

    @property
    def well(self) -> bool:
        return self.check is not None and self.check.verdict is Verdict.RUNNING

    @property
    def troubled(self) -> bool:
        return self.silent or (self.check is not None and not self.well)

    @property
    def badness(self) -> int:
        """Larger is worse; one that is well and one of which nothing is known yet are alike."""
        if self.silent:
            return len(Verdict)
        return 0 if self.check is None else [*Verdict].index(self.check.verdict)

    @property
    def read_at(self) -> datetime | None:
        """The oldest of what has no age of its own."""
        moments = {
            "check": self.check and self.check.checked_at,
            "listing": self.listing and self.listing.read_at,
            "online": self.online and self.online.read_at,
        }
        fresh = (at for name, at in moments.items() if at and name not in self.old)
        return min(fresh, default=None)


def question_about(server: Server) -> str:
    return f"server {server.id}"


async def state_of(
    manager: DialogManager,
    server: Server,
    muted_until: datetime | None,
    question: Callable[[], Awaitable[Glance]],
) -> State:
    services, operator = services_of(manager), operator_of(manager)
    answer = await ask(manager, question_about(server), question)
    seen, waiting = answer.value or Glance(), answer.waiting
    monitor = services.monitor.state(server)
    # What the monitoring says needs no answer.
    check, check_old = watched(services, server), False
    if check is None:
        before = services.status.last(server) if waiting else None
        check, check_old = newest(Answer(seen.check, waiting), before)
    conferences, users = services.conferences, services.users
    listing, listing_old = newest(
        Answer(seen.listing, waiting), conferences.last(operator, server)
    )
    online, online_old = newest(Answer(seen.online, waiting), users.last(operator, server))
    old = {"check": check_old, "listing": listing_old, "online": online_old}
    return State(
        server=server,
        check=check,
        listing=listing,
        online=online,
        old=frozenset(name for name, is_old in old.items() if is_old),
        since=monitor.since,
        monitored=monitor.enabled,
        silent=check is None and not waiting,
        waiting=waiting,
        muted_until=muted_until,
        pause=services.maintenance.current(server.id),
    )
