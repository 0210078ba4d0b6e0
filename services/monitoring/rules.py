"""The rules of outages, without a memory: an outage begins after some bad checks in a row, and
ends after some good ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.clock import DRIFT
from services.monitoring.verdicts import Check, Verdict

NEW = 0  # the id of an outage that has no row yet


@dataclass(frozen=True, slots=True)
class Outage:
    id: int
    verdict: Verdict  # the newest one, as is `reason`; it may have begun with another one
    reason: str | None
    began_at: datetime
    last_bad_at: datetime  # the newest bad check
    ended_at: datetime | None  # None: it lasts; after a gap, any time since `last_bad_at`


@dataclass(frozen=True, slots=True)
class Streak:
    """Bad checks in a row outside of an outage, or good ones within; `since` is the first."""

    bad: int = 0
    good: int = 0
    since: datetime | None = None

    def shifted(self, by: timedelta) -> Streak:
        return self if self.since is None else replace(self, since=self.since + by)


@dataclass(frozen=True, slots=True)
class State:
    streak: Streak = Streak()
    outage: Outage | None = None  # the one that lasts


@dataclass(frozen=True, slots=True)
class Began:
    outage: Outage


@dataclass(frozen=True, slots=True)
class Ended:
    outage: Outage


Change = Began | Ended


def step(
    state: State, check: Check, *, in_row: bool, failures: int, recoveries: int
) -> tuple[State, Change | None]:
    """The state after a check, and the outage that this check begins or ends. `in_row`: the check
    came soon enough after the last one to continue its streak.
    """
    streak = state.streak if in_row else Streak()
    since = streak.since or check.checked_at
    outage = state.outage
    if outage is None:
        if check.verdict.good:
            return State(), None
        if streak.bad + 1 < failures:
            return State(Streak(bad=streak.bad + 1, since=since)), None
        outage = Outage(
            id=NEW,
            verdict=check.verdict,
            reason=check.reason,
            began_at=since,
            last_bad_at=max(check.checked_at, since),
            ended_at=None,
        )
        return State(outage=outage), Began(outage)
    if not check.verdict.good:
        return State(outage=_still_bad(outage, check)), None
    if streak.good + 1 < recoveries:
        return State(Streak(good=streak.good + 1, since=since), outage), None
    return State(), Ended(_ended(outage, since))


def _still_bad(outage: Outage, check: Check) -> Outage:
    last_bad_at = max(check.checked_at, outage.began_at)
    return replace(outage, verdict=check.verdict, reason=check.reason, last_bad_at=last_bad_at)


def _ended(outage: Outage, at: datetime) -> Outage:
    ended_at = max(at, outage.began_at)  # the clock may have been set back
    return replace(outage, ended_at=ended_at, last_bad_at=min(outage.last_bad_at, ended_at))


def of_the_past(outage: Outage, now: datetime) -> Outage:
    """One that began in the future began under a wrong clock: it is only known to last now."""
    if outage.began_at <= now + DRIFT:
        return outage
    return replace(outage, began_at=now, last_bad_at=now)
