"""Roles, and the people who have them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.alerts.limits import OutboxLimits
from services.alerts.outbox import Outbox
from services.alerts.places import AlertSubscriptions
from services.db import Database
from services.db.models import MemberRow
from services.errors import NotAllowed
from services.journal import KEPT, Journal
from services.members.admission import Admission
from services.members.grants import GRANTED, Grant
from services.members.invitations import MOST_OPEN, TooManyInvitations
from services.members.members import Members
from services.operators import Operator, Operators
from services.quiet import QuietHours
from services.roles import Right, Role, Standing
from tests.queries import rows

ANNA, BORIS, CLARA = 1001, 1002, 1003


class Club:
    def __init__(self, database: Database, *owners: int) -> None:
        self.database = database
        self.now = datetime(2026, 11, 28, 12, tzinfo=UTC)
        self.operators = Operators(database, owners or (ANNA,), self.clock)
        self.journal = Journal(database, self.clock)
        self.members = Members(database, self.operators, self.journal, self.clock)
        quiet = QuietHours(database, self.operators, ZoneInfo("UTC"), self.clock)
        subscriptions = AlertSubscriptions(database, quiet, self.clock)
        outbox = Outbox(
            database, self.operators, subscriptions, now=self.clock, limits=OutboxLimits()
        )
        self.admission = Admission(
            database,
            self.operators,
            self.members,
            outbox=outbox,
            journal=self.journal,
            now=self.clock,
        )

    def clock(self) -> datetime:
        return self.now

    @property
    def anna(self) -> Operator:
        return self.operators.ensure(ANNA)

    async def let_in(self, role: Role = Role.OPERATOR, servers: Any = None) -> Operator:
        code = await self.admission.invite(self.anna, role, servers)
        assert await self.admission.ask(
            code, BORIS, "Boris", username=None, telegram_language="de"
        )
        ((number,),) = await self.rows("SELECT id FROM invitations WHERE state = 'asked'")
        assert await self.admission.let_in(self.anna, number) == "Boris"
        return self.operators.ensure(BORIS)

    async def begin(self) -> None:
        await self.members.load()
        await self.operators.load()

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        return await rows(self.database, query)


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (Role.OWNER, {Right.VIEW, Right.ACT, Right.MANAGE}),
        (Role.OPERATOR, {Right.VIEW, Right.ACT}),
        (Role.VIEWER, {Right.VIEW}),
        (None, set()),
    ],
)
def test_what_each_role_may(role: Role | None, rights: set[Right]) -> None:
    everywhere, there = Standing(role), Standing(role, {7})
    for right in Right:
        assert everywhere.may(right) is there.may(right) is (right in rights)
        assert everywhere.may(right, 8) is there.may(right, 7) is (right in rights)
        assert not there.may(right, 8)
    assert not Standing(role, frozenset()).may(Right.VIEW, 7)
    assert there.sees_all is False
    assert everywhere.sees_all is (role is not None)


@pytest.mark.parametrize(
    ("role", "servers"),
    [
        *(("viewer", servers) for servers in ("x", "7", '["x"]', "[null]", "")),
        ("owner", None),
        ("of-the-future", None),
    ],
)
def test_a_damaged_row_grants_nothing(role: str, servers: str | None) -> None:
    assert Grant.read(MemberRow(role=role, servers=servers)) is None


def test_nobody_becomes_an_owner_here() -> None:
    assert Role.OWNER not in GRANTED
    with pytest.raises(ValueError, match="owner"):
        Grant.of(Role.OWNER, None)


async def test_a_change_holds_for_what_has_been_handed_out(database: Database) -> None:
    club = Club(database)
    boris = await club.let_in()
    club.operators.seen(BORIS, "Boris B.", "de")
    await club.members.change(club.anna, BORIS, Role.VIEWER, {7})
    for each in (boris, club.operators.ensure(BORIS)):
        each.require(Right.VIEW, 7)
        for right, server_id in ((Right.ACT, 7), (Right.VIEW, 8)):
            with pytest.raises(NotAllowed):
                each.require(right, server_id)
    await club.members.remove(club.anna, BORIS)
    assert club.operators.get(BORIS) is None
    assert [each.id for each in club.operators.all()] == [ANNA]
    again = await club.let_in()
    again.require(Right.ACT, 8)
    with pytest.raises(NotAllowed):
        boris.require(Right.VIEW)  # of before the removal


async def test_members_and_what_they_chose_are_loaded(database: Database) -> None:
    club = Club(database)
    boris = await club.let_in(Role.VIEWER, {3, 1})
    await club.operators.choose_timezone(boris, "Europe/Berlin")
    later = Club(database)
    await later.begin()
    known = later.operators.ensure(BORIS)
    assert (known.name, known.timezone) == ("Boris", "Europe/Berlin")
    assert known.may(Right.VIEW, 3)
    assert not known.may(Right.VIEW, 2)
    assert not known.may(Right.ACT, 3)


async def test_the_settings_win(database: Database) -> None:
    """Somebody who was a viewer is named in the settings now: an owner, whom nobody changes."""
    await Club(database).let_in(Role.VIEWER, set())
    club = Club(database, ANNA, BORIS)
    await club.begin()
    club.operators.ensure(BORIS).require(Right.MANAGE, 99)
    with pytest.raises(NotAllowed):
        await club.members.change(club.anna, BORIS, Role.VIEWER, None)
    with pytest.raises(NotAllowed):
        await club.members.remove(club.anna, ANNA)


@pytest.mark.parametrize("role", GRANTED)
async def test_only_owners_manage(database: Database, role: Role) -> None:
    club = Club(database)
    boris = await club.let_in(role)
    for act in (
        club.admission.invite(boris, Role.VIEWER, None),
        club.admission.let_in(boris, 1),
        club.admission.turn_away(boris, 1),
        club.members.change(boris, BORIS, Role.OPERATOR, None),
        club.members.remove(boris, BORIS),
    ):
        with pytest.raises(NotAllowed):
            await act
    with pytest.raises(NotAllowed):
        club.members.all(boris)


async def test_few_invitations_are_open_at_a_time(database: Database) -> None:
    club = Club(database)
    for _ in range(MOST_OPEN):
        await club.admission.invite(club.anna, Role.VIEWER, None)
    with pytest.raises(TooManyInvitations):
        await club.admission.invite(club.anna, Role.VIEWER, None)
    club.now += timedelta(hours=24)
    await club.admission.invite(club.anna, Role.VIEWER, None)


async def test_an_invitation_of_somebody_who_is_no_owner_any_more(database: Database) -> None:
    code = await Club(database).admission.invite(Club(database).anna, Role.OPERATOR, None)
    club = Club(database, CLARA)
    assert not await club.admission.ask(
        code, BORIS, "Boris", username=None, telegram_language=None
    )


async def test_when_somebody_was_seen_is_news_once_an_hour(database: Database) -> None:
    club = Club(database)
    assert club.operators.seen(ANNA, "Anna", "en")
    await club.operators.save(club.anna)
    assert not club.operators.seen(ANNA, "Anna", "en")
    first, club.now = club.now, club.now + timedelta(hours=1)
    later = Club(database)
    await later.begin()
    assert later.operators.seen_at(ANNA) == first
    assert club.operators.seen(ANNA, "Anna", "en")
    assert club.operators.seen_at(ANNA) == club.now


async def test_the_record_is_kept_for_long_and_not_for_ever(database: Database) -> None:
    club = Club(database)
    await club.journal.refused(BORIS, "Boris", "act", server_id=1, detail="x" * 10_000)
    assert await club.rows("SELECT act, outcome, length(detail) FROM acts") == [
        ("act", "refused", 200)
    ]
    club.now += KEPT
    await club.journal.sweep()
    assert len(await club.rows("SELECT 1 FROM acts")) == 1
    club.now += timedelta(seconds=1)
    await club.journal.sweep()
    assert await club.rows("SELECT 1 FROM acts") == []
