"""Samples and hours add up to plain numbers in either database."""

from __future__ import annotations

import json

import pytest

from services.db import Database
from services.db.models import HourRow, SampleRow, ServerRow
from services.history import sums
from services.history.sample import HOUR, SLOT

LONG_AGO = 1_800_000_000 // HOUR * HOUR


@pytest.fixture(autouse=True)
async def _an_hour_and_two_samples(database: Database) -> None:
    """Users: 10 through an hour, 4 and 7 in the next."""
    async with database.session() as session:
        session.add(ServerRow(id=1, name="Main"))
        await session.flush()
        session.add(
            HourRow(
                server_id=1,
                slot=LONG_AGO,
                looked=12,
                down=3,
                answer=40,
                answer_most=90,
                users=10.0,
                users_most=12,
                users_most_at=LONG_AGO + SLOT,
                counted=12,
                conferences=2.0,
                conferences_most=3,
                people=None,
                people_most=None,
                forgotten_most=None,
            )
        )
        for number, users in enumerate((4, 7)):
            session.add(
                SampleRow(
                    server_id=1,
                    slot=LONG_AGO + HOUR + number * SLOT,
                    down=number == 0,
                    answer=41,
                    users=users,
                    conferences=3,
                    people=None,
                    forgotten=None,
                )
            )


async def test_a_step_of_samples_alone(database: Database) -> None:
    async with database.session() as session:
        begin = LONG_AGO + HOUR
        [point] = await sums.points(session, 1, begin, begin + HOUR, HOUR)
    assert (point.users, point.users_most, point.answer) == (5.5, 7, 41)
    assert (point.people, point.people_most, point.down) == (None, None, 0.5)
    json.dumps([point.users, point.answer, point.conferences, point.down, point.users_most])


async def test_a_step_of_both(database: Database) -> None:
    async with database.session() as session:
        [point] = await sums.points(session, 1, LONG_AGO, LONG_AGO + 2 * HOUR, 2 * HOUR)
    assert point.users == pytest.approx((12 * 10 + 4 + 7) / 14)
    assert point.down == pytest.approx((3 + 1) / 14)
    json.dumps([point.users, point.answer, point.conferences, point.down, point.users_most])


async def test_the_hours_of_conferences(database: Database) -> None:
    async with database.session() as session:
        hours = await sums.meeting_hours(session, 1, LONG_AGO, LONG_AGO + 2 * HOUR)
        of_samples = await sums.meeting_hours(session, 1, LONG_AGO + HOUR, LONG_AGO + 2 * HOUR)
        unknown = await sums.meeting_hours(session, 1, 0, HOUR)
    assert json.dumps([hours, of_samples, unknown]) == "[2.5, 0.5, null]"
