from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from services.last_known import CERTIFICATE_LASTS, FIGURE_LASTS, Figure, LastKnown
from services.servers import Server


@dataclass
class Numbered:
    """All that is asked of a server here."""

    id: int = 1


@dataclass
class Stage:
    moment: datetime = datetime(2026, 3, 1, 12, tzinfo=UTC)
    server: Server = field(default_factory=lambda: cast(Server, Numbered()))

    def __post_init__(self) -> None:
        self.known = LastKnown(lambda: self.moment)

    def later(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)

    def figures(self) -> dict[Figure, float]:
        return dict(self.known.of(self.server))


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_nothing_is_known_before_it_was_read(stage: Stage) -> None:
    assert stage.figures() == {}


def test_a_figure_stands_for_its_time(stage: Stage) -> None:
    stage.known.note(stage.server, Figure.USERS, 7)
    stage.known.note(stage.server, Figure.FORGOTTEN, 0, lasts=10)
    stage.later(10)
    assert stage.figures() == {Figure.USERS: 7, Figure.FORGOTTEN: 0}
    stage.later(1)
    assert stage.figures() == {Figure.USERS: 7}
    stage.later(FIGURE_LASTS)
    assert stage.figures() == {}


def test_what_could_not_be_read_is_unknown(stage: Stage) -> None:
    stage.known.note(stage.server, Figure.USERS, 7)
    stage.known.note(stage.server, Figure.USERS, None)
    assert stage.figures() == {}
    stage.known.note(stage.server, Figure.USERS, 0)
    assert stage.figures() == {Figure.USERS: 0}


def test_a_figure_is_of_one_server(stage: Stage) -> None:
    stage.known.note(stage.server, Figure.USERS, 7)
    assert stage.known.of(cast(Server, Numbered(2))) == {}


def test_a_clock_that_is_set_back_leaves_no_age(stage: Stage) -> None:
    stage.known.note(stage.server, Figure.USERS, 7)
    stage.later(-3600)
    assert stage.figures() == {}


def test_of_a_server_that_is_down_nothing_of_before_stands_but_its_certificate(
    stage: Stage,
) -> None:
    stage.known.note(stage.server, Figure.USERS, 7)
    stage.known.note(stage.server, Figure.CERTIFICATE, 5.0, lasts=CERTIFICATE_LASTS)
    stage.later(1)
    stage.known.note(stage.server, Figure.UP, 0)
    assert stage.figures() == {Figure.UP: 0, Figure.CERTIFICATE: 5.0}
    stage.later(1)
    stage.known.note(stage.server, Figure.CONFERENCES, 3)  # some of it still answers
    assert stage.figures()[Figure.CONFERENCES] == 3


def test_a_server_that_is_up_takes_nothing_away(stage: Stage) -> None:
    stage.known.note(stage.server, Figure.USERS, 7)
    stage.later(1)
    for up in (1, None):
        stage.known.note(stage.server, Figure.UP, up)
        assert stage.figures()[Figure.USERS] == 7
