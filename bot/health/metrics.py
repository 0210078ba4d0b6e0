"""Figures for Prometheus. Servers are named in them, conferences and people never."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from platform import python_version

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot import __version__
from bot.counters import PREFIX, SERVERS_PREFIX, AnswerTimes, Outcomes, PressDurations
from bot.health.readiness import Report, ServerReport
from bot.telegram import UpdatesSeen
from services.last_known import Figure
from services.monitoring import Verdict

SERVER_FIGURES = {
    Figure.UP: ("up", "1: the newest check found it well; 0: it did not; none: nobody knows"),
    Figure.USERS: ("users_online", "Registered users who are online"),
    Figure.CONFERENCES: ("conferences_running", "Group conferences that run"),
    Figure.PARTICIPANTS: ("participants", "People in the group conferences, guests included"),
    Figure.FORGOTTEN: (
        "conferences_forgotten",
        "Conferences that look forgotten, by the hours of the server's alerts for them",
    ),
    Figure.CERTIFICATE: (
        "certificate_expiry_timestamp_seconds",
        "When the certificate that the server presented ends",
    ),
}


class Figures(Collector):
    """`telegram` counts by method, where `getUpdates` are the polls."""

    def __init__(
        self,
        telegram: Outcomes,
        updates: UpdatesSeen,
        servers: Outcomes,
        presses: PressDurations,
        answers: AnswerTimes,
    ) -> None:
        self._telegram = telegram
        self._updates = updates
        self._servers = servers
        self._presses = presses
        self._answers = answers
        self._report: Report | None = None
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def text(self, report: Report) -> bytes:
        """Everything, in the format of Prometheus."""
        self._report = report
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        yield from self._telegram.metric.collect()
        yield self._of_updates()
        yield from self._servers.metric.collect()
        yield from self._presses.metric.collect()
        yield from self._answers.metric.collect()
        yield _gauge(
            "build_info",
            "1: which program this is",
            [([__version__, python_version()], 1)],
            "version",
            "python",
        )
        if self._report is not None:  # not yet, when the registry asks for the names
            yield from _of_the_bot(self._report)
            yield from _of_the_checks(self._report.servers)
            yield from _of_the_servers(self._report.servers)
            yield from _of_the_rules(self._report.servers)

    def _of_updates(self) -> Metric:
        family = CounterMetricFamily(
            f"{PREFIX}_telegram_updates", "By what became of them", labels=["outcome"]
        )
        for fate, count in self._updates.items():
            family.add_metric([fate], count)
        return family


def _of_the_bot(report: Report) -> Iterator[Metric]:
    yield _gauge("ready", "Whether the bot does its work, or could", [([], report.ready)])
    yield _gauge("active", "1: it does the work; 0: a standby", [([], report.active)])
    yield _gauge("way_to_telegram", "Which of the proxies is in use, from 1", [([], report.route)])
    if report.poll_age is not None:
        yield _gauge("poll_age_seconds", "Since Telegram answered", [([], report.poll_age)])
    if report.alerts is not None:
        overdue = max(0.0, -min(report.alerts.values(), default=0.0))
        yield _gauge("alert_chats", "Chats for which alerts wait", [([], len(report.alerts))])
        yield _gauge("alerts_overdue_seconds", "Of the most overdue alert", [([], overdue)])


def _of_the_checks(servers: Sequence[ServerReport]) -> Iterator[Metric]:
    yield _gauge(
        "server_check_age_seconds",
        "Since the newest check",
        [([server.name], server.age) for server in servers if server.age is not None],
        "server",
    )
    yield _gauge(
        "server_verdict",
        "1 for what the newest check found, 0 for everything else",
        [
            ([server.name, verdict], verdict == server.verdict)
            for server in servers
            for verdict in Verdict
        ],
        "server",
        "verdict",
    )
    yield _gauge(
        "server_outage",
        "Whether an outage lasts",
        [([server.name], server.in_outage) for server in servers],
        "server",
    )
    yield _gauge(
        "server_maintenance",
        "Whether it is paused or in planned maintenance, so that no alert of it goes out",
        [([server.name], server.in_maintenance) for server in servers],
        "server",
    )


def _of_the_rules(servers: Sequence[ServerReport]) -> Iterator[Metric]:
    yield _gauge(
        "rule_paused",
        "Whether the rule that stops forgotten conferences has paused itself",
        [([server.name], server.rule_paused) for server in servers],
        "server",
    )
    decided = CounterMetricFamily(
        f"{PREFIX}_rule_warnings",
        "Of the rule, by what became of the conference",
        labels=["server", "outcome"],
    )
    for server in servers:
        for state, count in server.rule_decided.items():
            decided.add_metric([server.name, state], count)
    yield decided


def _of_the_servers(servers: Sequence[ServerReport]) -> Iterator[Metric]:
    """What is unknown is left out."""
    for figure, (name, meaning) in SERVER_FIGURES.items():
        known = [
            ([server.name], server.figures[figure])
            for server in servers
            if figure in server.figures
        ]
        yield _gauge(name, meaning, known, "server", prefix=SERVERS_PREFIX)


def _gauge(
    name: str,
    meaning: str,
    values: Iterable[tuple[Sequence[str], float]],
    *labels: str,
    prefix: str = PREFIX,
) -> Metric:
    family = GaugeMetricFamily(f"{prefix}_{name}", meaning, labels=labels)
    for under, value in values:
        family.add_metric(under, value)
    return family
