"""What is measured: a module each, in the order of the table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bench.effort import Effort
from bench.figures import Figure
from bench.rounds import alerts, crowd, forgotten, lists, monitoring, screens, slow, start, stops

Measure = Callable[[Effort, Path], Awaitable[Sequence[Figure]]]

ROUNDS: dict[str, Measure] = {
    "start": start.measure,
    "screens": screens.measure,
    "forgotten": forgotten.measure,
    "lists": lists.measure,
    "slow": slow.measure,
    "stops": stops.measure,
    "crowd": crowd.measure,
    "monitoring": monitoring.measure,
    "alerts": alerts.measure,
}
