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
from bot.counters import PREFIX, Outcomes, PressDurations
from bot.health.readiness import Report, ServerReport
from bot.telegram import UpdatesSeen
from services.monitoring import Verdict


class Figures(Collector):
    """`telegram` counts by method, where `getUpdates` are the polls."""

    def __init__(
        self,
        telegram: Outcomes,
        updates: UpdatesSeen,
        servers: Outcomes,
        presses: PressDurations,
    ) -> None:
        self._telegram = telegram
        self._updates = updates
        self._servers = servers
        self._presses = presses
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
        yield _gauge(
            "build_info",
            "1: which program this is",
            [([__version__, python_version()], 1)],
            "version",
            "python",
        )
        if self._report is not None:  # not yet, when the registry asks for the names
            yield from _of_the_bot(self._report)
            yield from _of_the_servers(self._report.servers)

    def _of_updates(self) -> Metric:
        family = CounterMetricFamily(
            f"{PREFIX}_telegram_updates", "By what became of them", labels=["outcome"]
        )
        for fate, count in self._updates.items():
            family.add_metric([fate], count)
        return family


def _of_the_bot(report: Report) -> Iterator[Metric]:
    yield _gauge("ready", "Whether the bot does its work", [([], report.ready)])
    yield _gauge("way_to_telegram", "Which of the proxies is in use, from 1", [([], report.route)])
    if report.poll_age is not None:
        yield _gauge("poll_age_seconds", "Since Telegram answered", [([], report.poll_age)])
    if report.alerts is not None:
        overdue = max(0.0, -min(report.alerts.values(), default=0.0))
        yield _gauge("alert_chats", "Chats for which alerts wait", [([], len(report.alerts))])
        yield _gauge("alerts_overdue_seconds", "Of the most overdue alert", [([], overdue)])


def _of_the_servers(servers: Sequence[ServerReport]) -> Iterator[Metric]:
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
        "server_certificate_expires_timestamp_seconds",
        "When the certificate that the server presented ends",
        [
            ([server.name], server.certificate_expires.timestamp())
            for server in servers
            if server.certificate_expires is not None
        ],
        "server",
    )
    yield _gauge(
        "server_outage",
        "Whether an outage lasts",
        [([server.name], server.in_outage) for server in servers],
        "server",
    )


def _gauge(
    name: str, meaning: str, values: Iterable[tuple[Sequence[str], float]], *labels: str
) -> Metric:
    family = GaugeMetricFamily(f"{PREFIX}_{name}", meaning, labels=labels)
    for under, value in values:
        family.add_metric(under, value)
    return family
