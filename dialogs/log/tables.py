"""The tables that somebody can get as a file: their columns, and their rows some at a time."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from dialogs.context import Texts
from dialogs.log.choices import Export, Filter, Subject
from dialogs.log.words import kind_words, outcome_words, subject, who
from dialogs.wording import verdict_words
from services.log import Entry
from services.operators import Operator
from services.registry import Services
from services.roles import Right
from services.servers import Server
from services.tables import Column, Shape

Row = Sequence[str | int | float | None]
Rows = AsyncIterable[Sequence[Row]]

# Days for which it is known when servers were checked (services/monitoring/outage_rows.py).
MEASURED = 30
# Outages of one server in a file, the newest ones.
MOST_OUTAGES = 5000


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants to get, and how they read it."""

    services: Services
    operator: Operator
    texts: Texts
    export: Export
    chosen: Filter
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.texts.timezone)

    @property
    def since(self) -> datetime:
        return self.export.since(self.now)

    def servers(self) -> Sequence[Server]:
        """Those of the settings that are wanted."""
        wanted = self.chosen.server_id
        found = self.services.servers.of(self.operator, Right.ACT)
        return [each for each in found if wanted is None or each.id == wanted]

    def moment(self, moment: datetime | None) -> str | None:
        """By the clocks of the operator, and with the distance from UTC."""
        if moment is None:
            return None
        return moment.astimezone(self.zone).isoformat(timespec="seconds")

    def column(self, name: str, shape: Shape = Shape.TEXT, width: int = 16) -> Column:
        return Column(
            self.texts.text("log-column", column=name, zone=self.texts.timezone), shape, width
        )


def table(asked: Request) -> tuple[str, Sequence[Column], Rows]:
    """Title, columns and rows."""
    columns, rows = TABLES[asked.export.subject]
    title = asked.texts.text("log-subject", subject=str(asked.export.subject))
    return title, columns(asked), rows(asked)


def _log_columns(asked: Request) -> Sequence[Column]:
    return [
        asked.column("at", Shape.MOMENT, 20),
        asked.column("who", width=24),
        asked.column("operator-id"),
        asked.column("server", width=20),
        asked.column("what", width=24),
        asked.column("subject", width=40),
        asked.column("conference"),
        asked.column("people", Shape.NUMBER, 12),
        asked.column("outcome", width=32),
        asked.column("detail", width=24),
        asked.column("took", Shape.NUMBER, 12),
        asked.column("together"),
    ]


async def _log_rows(asked: Request) -> AsyncIterator[Sequence[Row]]:
    texts, wanted = asked.texts, asked.chosen.since(asked.since)
    outcome = cache(lambda word: outcome_words(word, texts))
    what = cache(lambda kind, act: kind_words(kind, act, texts))
    most = asked.services.tables.limits.rows + 1  # to tell whether there are more

    def row(entry: Entry) -> Row:
        return [
            asked.moment(entry.at),
            who(entry, texts),
            str(entry.operator_id),
            entry.server,
            what(entry.kind, entry.act),
            about := subject(entry, texts),
            entry.conference_id,
            entry.people,
            outcome(entry.outcome),
            None if entry.detail == about else entry.detail,
            None if entry.took is None else round(entry.took, 1),
            None if entry.by_rule else entry.batch,
        ]

    async for some in asked.services.log.all(asked.operator, wanted, most):
        yield [row(entry) for entry in some]


def _outage_columns(asked: Request) -> Sequence[Column]:
    return [
        asked.column("server", width=20),
        asked.column("began", Shape.MOMENT, 20),
        asked.column("ended", Shape.MOMENT, 20),
        asked.column("lasted", Shape.NUMBER, 12),
        asked.column("verdict", width=32),
    ]


async def _outage_rows(asked: Request) -> AsyncIterator[Sequence[Row]]:
    for server in asked.servers():
        found = await asked.services.outages.since(
            asked.operator, server, asked.since, MOST_OUTAGES
        )
        yield [
            [
                server.name,
                asked.moment(each.began_at),
                asked.moment(each.ended_at),
                ((each.ended_at or asked.now) - each.began_at).total_seconds(),
                verdict_words(each.verdict, each.reason, asked.texts),
            ]
            for each in found
        ]


def _availability_columns(asked: Request) -> Sequence[Column]:
    return [
        asked.column("server", width=20),
        asked.column("day"),
        asked.column("available", Shape.PART, 12),
        asked.column("measured", Shape.PART, 12),
        asked.column("planned", Shape.NUMBER, 12),
    ]


async def _availability_rows(asked: Request) -> AsyncIterator[Sequence[Row]]:
    today = asked.now.astimezone(asked.zone).date()
    days = [today - timedelta(days=each) for each in range(min(asked.export.days, MEASURED))]
    spans = [(_begin(day, asked.zone), _begin(day + timedelta(1), asked.zone)) for day in days]
    spans[0] = spans[0][0], max(asked.now, spans[0][0] + timedelta(seconds=1))  # it is not over
    for server in asked.servers():
        shares = await asked.services.outages.shares(asked.operator, server, spans)
        yield [
            [server.name, day.isoformat(), share.available, share.known, round(share.planned)]
            for day, share in zip(days, shares, strict=True)
        ]


def _begin(day: date, zone: ZoneInfo) -> datetime:
    """Days of 23 and of 25 hours are as long as they are."""
    return datetime.combine(day, time(), zone).astimezone(ZoneInfo("UTC"))


def _figure_columns(asked: Request) -> Sequence[Column]:
    figures = ("users", "conferences", "people")
    return [
        asked.column("server", width=20),
        asked.column("at", Shape.MOMENT, 20),
        *(
            asked.column(name, Shape.NUMBER, 12)
            for each in figures
            for name in (f"{each}-mean", f"{each}-most")
        ),
        asked.column("answer", Shape.NUMBER, 12),
        asked.column("available", Shape.PART, 12),
        asked.column("planned-minutes", Shape.NUMBER, 12),
    ]


async def _figure_rows(asked: Request) -> AsyncIterator[Sequence[Row]]:
    for server in asked.servers():
        history = asked.services.history
        hours = await history.hours(asked.operator, server, asked.since, asked.now)
        slots = [each.slot for each in hours]
        planned = await history.planned(asked.operator, server, slots)
        yield [
            [
                server.name,
                asked.moment(datetime.fromtimestamp(each.slot, UTC)),
                _rounded(each.users),
                each.users_most,
                _rounded(each.conferences),
                each.conferences_most,
                _rounded(each.people),
                each.people_most,
                _rounded(each.answer),
                None if each.down is None else 1 - each.down,
                round(seconds / 60),
            ]
            for each, seconds in zip(hours, planned, strict=True)
        ]


def _rounded(mean: float | None) -> float | None:
    return None if mean is None else round(mean, 1)


TABLES: dict[Subject, tuple[Callable[[Request], Sequence[Column]], Callable[[Request], Rows]]] = {
    Subject.LOG: (_log_columns, _log_rows),
    Subject.OUTAGES: (_outage_columns, _outage_rows),
    Subject.AVAILABILITY: (_availability_columns, _availability_rows),
    Subject.FIGURES: (_figure_columns, _figure_rows),
}
