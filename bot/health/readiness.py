"""Whether the bot does its work: updates come, servers are checked, the database answers.

A server that is down does not make the bot unready: checking it is its work.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

from bot.health.limits import HealthLimits
from bot.telegram import TelegramSession
from services.alerts import Place
from services.background import Spawn
from services.clock import Clock
from services.db import Turn
from services.last_known import Figure
from services.monitoring import Verdict
from services.policy import CaseState
from services.registry import Services
from services.servers import Server

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ServerReport:
    name: str
    monitored: bool
    verdict: Verdict | None
    age: float | None  # seconds since the newest check; None before the first
    overdue: bool  # the checks of a monitored server have ceased
    in_outage: bool
    figures: Mapping[Figure, float]  # those that stand
    in_maintenance: bool = False
    rule_paused: bool = False
    rule_decided: Mapping[CaseState, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "ready": not self.overdue,
            "monitored": self.monitored,
            "verdict": self.verdict,
            "check_age": _rounded(self.age),
            "outage": self.in_outage,
        }


@dataclass(frozen=True, slots=True)
class Report:
    active: bool  # False: a standby, which watches nothing and waits for its turn
    poll_age: float | None  # seconds since Telegram answered; None before, and while it refuses
    polling: bool  # Telegram hands over updates
    route: int  # counted from 1
    alerts: Mapping[Place, float] | None  # seconds until due; None: the database is silent
    servers: tuple[ServerReport, ...]

    @property
    def ready(self) -> bool:
        checked = not any(server.overdue for server in self.servers)
        works = not self.active or (self.polling and checked)
        return self.alerts is not None and works

    def to_json(self) -> dict[str, Any]:
        return {
            "ready": self.ready,
            "active": self.active,
            "telegram": {
                "ready": self.polling,
                "poll_age": _rounded(self.poll_age),
                "way": self.route,
            },
            "database": {"ready": self.alerts is not None},
            "servers": {server.name: server.to_json() for server in self.servers},
        }


class Readiness:
    def __init__(
        self,
        session: TelegramSession,
        services: Services,
        turn: Turn | None,
        *,
        spawn: Spawn,
        now: Clock,
        limits: HealthLimits,
        webhook_works: Callable[[], bool] | None = None,  # None: updates are polled for
    ) -> None:
        self._session = session
        self._services = services
        self._turn = turn
        self._active = False
        self._spawn = spawn
        self._limits = limits
        self._webhook_works = webhook_works
        self._now = now
        self._since = now()

    def begin(self) -> None:
        """The work begins: everything has been loaded."""
        self._active = True
        self._since = self._now()

    async def look(self) -> Report:
        """How it is now. Never raises."""
        if not self._active:
            return self._standby()
        polled_at = self._session.polls.polled_at
        poll_age = None if polled_at is None else monotonic() - polled_at
        polling = poll_age is not None and poll_age < self._limits.silence
        return Report(
            active=True,
            poll_age=poll_age,
            polling=polling if self._webhook_works is None else self._webhook_works(),
            route=self._session.routes.number,
            alerts=await self._alerts(),
            servers=tuple(self._report(server) for server in self._services.servers.all()),
        )

    def _standby(self) -> Report:
        """Ready if it could take over; where there are no turns, it is still loading."""
        can = self._turn is not None and self._turn.answering and not self._turn.active
        return Report(
            active=False,
            poll_age=None,
            polling=False,
            route=self._session.routes.number,
            alerts={} if can else None,
            servers=(),
        )

    async def _alerts(self) -> Mapping[Place, float] | None:
        asking = self._spawn("ask the database", self._due())
        await asyncio.wait((asking,), timeout=self._limits.database)
        return asking.result() if asking.done() else None

    async def _due(self) -> Mapping[Place, float] | None:
        try:
            return await self._services.outbox.due()
        except Exception as failure:  # whatever it is: the database does not answer
            logger.debug("the database does not answer: %s", type(failure).__name__)
            return None

    def _report(self, server: Server) -> ServerReport:
        state = self._services.monitor.state(server)
        checked_at = state.check.checked_at if state.check else None
        newest = max(filter(None, (checked_at, state.changed_at, self._since)))
        return ServerReport(
            name=server.name,
            monitored=state.enabled,
            verdict=state.check.verdict if state.check else None,
            age=None if checked_at is None else self._age(checked_at),
            overdue=state.enabled
            and self._age(newest) > 2 * state.interval + self._limits.overdue,
            in_outage=self._services.outages.lasting(server) is not None,
            figures={
                figure: value
                for figure, value in self._services.last_known.of(server).items()
                if state.enabled or figure is not Figure.UP
            },
            in_maintenance=self._services.maintenance.holds(server.id),
            rule_paused=self._services.policy.paused(server),
            rule_decided=self._services.policy.decided(server),
        )

    def _age(self, moment: datetime) -> float:
        return (self._now() - moment).total_seconds()


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)
