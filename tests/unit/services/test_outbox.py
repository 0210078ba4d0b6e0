"""The outbox on a real database, without Telegram: pauses, clocks, moves, damaged rows."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.alerts.alert import Alert
from services.alerts.events import ManyMissed
from services.alerts.holds import Holds, growing
from services.alerts.insisting import Target
from services.alerts.kinds import Kind
from services.alerts.limits import OutboxLimits
from services.alerts.outbox import Outbox
from services.alerts.pending import renew
from services.alerts.places import AlertSubscriptions, Destination, Place
from services.clock import utc_now
from services.db import Database, DatabaseFailed
from services.db.models import RecipientRow
from services.operators import Operators
from services.quiet import QuietHours
from tests.queries import held, rows
from tests.unit.events import event_with

ANNA, BERND = 1001, 1002
GROUP, SUPERGROUP = -100500, -1001
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
YEARS = timedelta(days=1000)
LIMITS = OutboxLimits(busy=0.01, longest_pause=60.0)


class Office:
    """An outbox, with a clock that can be set, and another one that only goes on."""

    def __init__(self, database: Database, *groups: int) -> None:
        self.database = database
        self.groups = groups
        self.operators = Operators(database, (ANNA, BERND), utc_now)
        self.now = NOW
        self.steady = 0.0
        self.quiet = QuietHours(database, self.operators, ZoneInfo("UTC"), lambda: self.now)
        self.subscriptions = AlertSubscriptions(database, self.quiet, lambda: self.now)

    async def begin(self, **limits: Any) -> None:
        """Start anew on what the database holds."""
        self.outbox = Outbox(
            self.database,
            self.operators,
            self.subscriptions,
            [Destination(Place(chat_id)) for chat_id in self.groups],
            now=lambda: self.now,
            limits=OutboxLimits(**limits) if limits else LIMITS,
        )
        self.outbox._holds = Holds(lambda: self.steady)
        await self.outbox.load()

    async def put(self, kind: Kind = Kind.OUTAGE, thread: str = "outage:1", **data: Any) -> None:
        async with self.database.session() as session:
            await self.outbox.put(session, Alert(event_with(kind, **data), None, thread))

    async def ids(self, chat_id: int = ANNA) -> list[int]:
        return [alert.id for alert in (await self.outbox.waiting(Place(chat_id))).alerts]

    async def due(self, chat_id: int = ANNA) -> float:
        return (await self.outbox.due())[Place(chat_id)]

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        return await rows(self.database, query)

    async def execute(self, statement: str, *values: Any) -> None:
        await rows(self.database, statement, *values)


@pytest.fixture
async def office(database: Database) -> Office:
    built = Office(database, GROUP)
    await built.begin()
    return built


# Pauses


@pytest.mark.parametrize(
    ("times", "pause"), [(0, 5), (1, 5), (2, 10), (4, 40), (5, 60), (999, 60)]
)
def test_pauses_double_up_to_the_longest(times: int, pause: float) -> None:
    assert growing(5.0, 60.0, times) == pause


async def test_nothing_is_given_up_by_age(office: Office) -> None:
    await office.put()
    await office.execute("UPDATE alerts SET attempts = 5000")
    await office.outbox.failed(Place(ANNA), await office.ids())
    assert await office.due() == 60.0
    office.now += YEARS
    assert len(await office.ids()) == 1


async def test_who_comes_back_while_the_refusal_is_written_is_not_paused(office: Office) -> None:
    await office.put()
    async with asyncio.TaskGroup() as group:
        group.create_task(office.outbox.pause(ANNA, "chat not found", gone=True))
        await asyncio.sleep(0)
        assert office.outbox.is_paused(ANNA)
        group.create_task(office.outbox.resume(ANNA))
    assert not office.outbox.is_paused(ANNA)
    assert await office.rows("SELECT * FROM recipients") == []
    assert await office.due() <= 0


@pytest.mark.parametrize("jump", [YEARS, -YEARS])
async def test_a_clock_that_is_set_makes_no_pause_longer(office: Office, jump: timedelta) -> None:
    """Set wrong while something fails, and corrected."""
    await office.put()
    office.now += jump
    await office.outbox.failed(Place(ANNA), await office.ids())
    office.now -= jump
    assert await office.due() == 5.0
    office.steady += 5.0
    assert await office.due() <= 0


@pytest.mark.parametrize("jump", [YEARS, -YEARS])
async def test_nor_does_it_over_a_restart(office: Office, jump: timedelta) -> None:
    await office.put()
    office.now += jump
    await office.outbox.put_off(Place(ANNA), 30)
    await office.outbox.pause(BERND, "blocked", gone=True)
    await office.outbox.pause(GROUP, "closed")
    office.now -= jump
    await office.begin()
    assert await office.due(ANNA) <= LIMITS.longest_flood
    assert await office.due(BERND) <= LIMITS.gone
    assert await office.due(GROUP) <= LIMITS.longest_refusal


@pytest.mark.parametrize(
    ("asked", "pause"), [(30, 30), (0, 1), (-5, 1), (10**9, 3600), (10**40, 3600)]
)
async def test_a_pause_that_telegram_asks_for_is_bounded(
    office: Office, asked: int, pause: float
) -> None:
    await office.put()
    assert await office.outbox.put_off(Place(ANNA), asked) == pause
    assert await office.due() == pause
    await office.begin()
    assert await office.due() == pytest.approx(pause, abs=0.01), "it goes on after a restart"


async def test_a_refused_chat_is_tried_again_after_pauses_that_grow(office: Office) -> None:
    await office.put()
    pauses = []
    for _ in range(8):
        await office.outbox.pause(GROUP, "TOPIC_CLOSED")
        pauses.append(await office.due(GROUP))
    assert pauses == [60, 120, 240, 480, 960, 1920, 3600, 3600]
    (pause,) = office.outbox.paused()
    assert (pause.chat_id, pause.reason, pause.since) == (GROUP, "TOPIC_CLOSED", NOW)
    await office.outbox.sent(Place(GROUP), await office.ids(GROUP), 1)
    assert office.outbox.paused() == []
    await office.put(thread="outage:2")
    assert await office.due(GROUP) <= 0


async def test_who_comes_back_gets_at_once_what_waits(office: Office) -> None:
    await office.put()
    await office.outbox.pause(ANNA, "bot was blocked by the user", gone=True)
    assert await office.due() == 24 * 3600
    await office.outbox.resume(ANNA)
    assert await office.due() <= 0
    await office.begin()
    assert await office.due() <= 0
    assert not office.outbox.is_paused(ANNA)


async def test_the_operators_hear_once_of_a_group_that_is_refused(office: Office) -> None:
    await office.put()
    for _ in range(4):
        await office.outbox.pause(GROUP, "CHAT_WRITE_FORBIDDEN")
    await office.begin()
    await office.outbox.pause(GROUP, "CHAT_WRITE_FORBIDDEN")
    told = await office.rows("SELECT chat_id, data FROM alerts WHERE kind = 'undelivered'")
    assert {row[0] for row in told} == {ANNA, BERND}
    assert len(told) == 2
    assert json.loads(told[0][1]) == {
        "chat": str(GROUP),
        "reason": "CHAT_WRITE_FORBIDDEN",
        "topic": None,
    }


async def test_what_others_are_told_says_so_however_it_is_renewed(office: Office) -> None:
    first, now = (event_with(Kind.OUTAGE, escalated=each) for each in (True, False))
    again = Alert(event_with(Kind.OUTAGE_REPEAT), None, "outage:1")
    async with office.database.session() as session:
        told = Alert(first, None, "outage:1")
        await office.outbox.insisting.escalate(session, told, again, {Target.OWNERS})
        await renew(session, Alert(now, None, "outage:1"))
    rows = await office.rows("SELECT data FROM alerts WHERE kind = 'outage'")
    assert [json.loads(data)["escalated"] for (data,) in rows] == [True, True]


# Damaged rows


@pytest.mark.parametrize(
    "damage",
    [
        "kind = 'of-a-newer-version'",
        "data = '{'",
        "data = '[]'",
        "data = 'null'",
        "data = ''",
        f"data = '{100_000 * '['}'",
        "created_at = 'yesterday'",
        "due_at = 'tomorrow'",
    ],
)
async def test_a_damaged_row_is_told_from_the_others(office: Office, damage: str) -> None:
    if "_at" in damage and office.database.path is None:
        pytest.skip("PostgreSQL keeps no text in a column of times")
    await office.put(thread="outage:1")
    await office.put(thread="outage:2")
    damaged = (await office.ids())[0]
    await office.execute(f"UPDATE alerts SET {damage} WHERE id = {damaged}")  # noqa: S608
    await office.begin()
    lot = await office.outbox.waiting(Place(ANNA))
    assert await office.due() <= 0
    if "due_at" in damage:
        assert len(lot.alerts) == 2
    else:
        assert [alert.thread for alert in lot.alerts] == ["outage:2"]
        assert lot.unreadable == [damaged]


async def test_refused_kinds_of_a_newer_version_are_left_alone(office: Office) -> None:
    await office.execute(
        "INSERT INTO refused_alerts (operator_id, kind, server_id) VALUES (?, 'future', 0)",
        ANNA,
    )
    anna = office.operators.ensure(ANNA)
    subscriptions = office.subscriptions
    assert (await subscriptions.refused(anna)).kinds == frozenset()


# What has piled up


async def test_many_outages_that_are_over_become_one_alert_for_each_server(
    office: Office,
) -> None:
    def moment(minutes: int) -> str:
        return (NOW + timedelta(minutes=minutes)).isoformat()

    for number in range(300):
        await office.put(
            Kind.OUTAGE, f"outage:{number}", server="Main", began_at=moment(2 * number)
        )
        await office.put(
            Kind.RECOVERY, f"outage:{number}", server="Main", ended_at=moment(2 * number + 1)
        )
    await office.put(Kind.OUTAGE, "outage:lasts", server="Main", began_at=moment(700))
    *_, missed = (await office.outbox.waiting(Place(ANNA))).alerts
    lasting, *_ = (await office.outbox.waiting(Place(ANNA))).alerts
    assert lasting.thread == "outage:lasts"
    at = NOW + timedelta(minutes=599)
    assert missed.event == ManyMissed("Main", 300, began_at=NOW, ended_at=at)
    for number in range(400, 411):
        await office.put(Kind.OUTAGE, f"outage:{number}", server="Main", began_at=moment(900))
        await office.put(Kind.RECOVERY, f"outage:{number}", server="Main", ended_at=moment(901))
    alerts = (await office.outbox.waiting(Place(ANNA))).alerts
    assert [alert.kind for alert in alerts] == [Kind.OUTAGE, Kind.MISSED]
    assert isinstance(alerts[1].event, ManyMissed)
    assert alerts[1].event.count == 311
    rows = await office.rows(f"SELECT count(*) FROM alerts WHERE chat_id = {ANNA}")  # noqa: S608
    assert rows == [(2,)], "however long it goes on"


# Moves


@pytest.mark.parametrize(
    "moves",
    [
        [(GROUP, GROUP)],
        [(GROUP, -2), (-2, GROUP)],
        [(GROUP, -2), (-2, -3), (-3, -2)],
        [(-7, -8), (-8, -7)],
    ],
)
async def test_moves_in_a_circle_are_forgotten_at_the_start(
    office: Office, moves: list[tuple[int, int]]
) -> None:
    for old, new in moves:
        await office.execute("INSERT INTO recipients (chat_id, moved_to) VALUES (?, ?)", old, new)
    await office.begin()
    await office.put()
    assert Place(GROUP) in await office.outbox.due()
    assert await office.rows("SELECT * FROM recipients") == []


async def test_a_long_way_is_followed(office: Office) -> None:
    last = GROUP - 5000
    async with office.database.session() as session:
        session.add_all(
            RecipientRow(chat_id=chat_id, moved_to=chat_id - 1)
            for chat_id in range(GROUP, last, -1)
        )
    await office.begin()
    await office.put()
    assert Place(last) in await office.outbox.due()


@pytest.mark.parametrize("target", [GROUP, SUPERGROUP + 0, 4711, 0])
async def test_a_move_that_cannot_be_pauses_the_chat(office: Office, target: int) -> None:
    await office.put()
    if target == SUPERGROUP:
        await office.outbox.move(GROUP, SUPERGROUP)
        await office.outbox.move(SUPERGROUP, GROUP)  # and back
        assert office.outbox.is_paused(SUPERGROUP)
    else:
        await office.outbox.move(GROUP, target)
        assert office.outbox.is_paused(GROUP)


# What is forgotten


async def test_a_clock_that_is_years_ahead_deletes_nothing_that_is_needed(office: Office) -> None:
    for thread, kinds in {
        "waits": (Kind.OUTAGE,),
        "lasts": (Kind.OUTAGE,),
        "over": (Kind.OUTAGE, Kind.RECOVERY),
        "still forgotten": (Kind.FORGOTTEN,),
        "not renewed": (Kind.CERTIFICATE,),
        "was offline": (Kind.OFFLINE,),
        "given up": (Kind.OUTAGE,),
    }.items():
        for kind in kinds:
            await office.put(kind, thread)
    await office.execute("UPDATE alerts SET sent_at = created_at WHERE thread != 'waits'")
    await office.execute("UPDATE alerts SET given_up_at = sent_at WHERE thread = 'given up'")
    office.now += YEARS
    await office.outbox.sweep()
    left = await office.rows("SELECT DISTINCT thread FROM alerts ORDER BY thread")
    assert [row[0] for row in left] == ["lasts", "not renewed", "still forgotten", "waits"]
    office.now -= YEARS
    await office.put(Kind.RECOVERY, "lasts")
    alerts = (await office.outbox.waiting(Place(ANNA))).alerts
    assert alerts[-1].follows, "its end finds where it was told"


# A busy database


class TestBusy:
    @pytest.fixture
    def busy_timeout(self) -> float:
        return 0.01

    async def test_it_doubles_nothing(
        self, office: Office, caplog: pytest.LogCaptureFixture
    ) -> None:
        """What Telegram has taken is written down as soon as that can be."""
        await office.put()
        ids = await office.ids()
        with held(office.database):
            with pytest.raises(DatabaseFailed):
                await office.outbox.give_up(ids)
            sent = asyncio.create_task(office.outbox.sent(Place(ANNA), ids, 5))
            async with asyncio.timeout(30):
                while "does not take it" not in caplog.text:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)  # nothing tells when a line is logged
        await sent
        assert await office.ids() == []
        assert sum("does not take it" in line for line in caplog.messages) == 1
