"""What `check` says of a bot that keeps its data in PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.check.database import server as server_check
from bot.check.report import State
from tests.postgresql import PostgreSQL
from tests.stores import PostgresStore
from tests.stories.check.scenes import Scene, lines, shown

POSTGRESQL = pytest.mark.parametrize("backend", ["postgresql"])
BAD = (State.WARNING, State.FAULT)


@pytest.fixture
def empty(postgresql: PostgreSQL) -> Iterator[str]:
    """A database without tables."""
    name = postgresql.new(migrated=False)
    yield name
    postgresql.drop(name)


def kept(scene: Scene) -> PostgresStore:
    assert isinstance(scene.bot.store, PostgresStore)
    return scene.bot.store


@POSTGRESQL
async def test_all_is_well(scene: Scene) -> None:
    report = await scene.check()
    found = {name: line.found for name, line in lines(report, *State).items()}
    assert lines(report, *BAD) == {}
    assert re.fullmatch(r"PostgreSQL \d+\.\d+", found["Database, server"])
    assert found["Database, place"] == kept(scene).url
    assert found["Database, schema"].endswith(", the newest")
    assert found["Database, writable"] == "yes"
    assert found["Database, rights"] == "for all that the bot does"
    assert found["Database, encryption"] == "none; it is on this machine"
    assert re.fullmatch(r"\d+ of 57 in use", found["Database, connections"])
    assert found["Database, active process"] == "none yet"
    assert "Database, size" not in found


@POSTGRESQL
async def test_whose_turn_it_is(scene: Scene) -> None:
    await scene.bot.begin()
    try:
        working = await scene.check()
    finally:
        await scene.bot.end()
    idle = await scene.check()
    began = r"term 1 began \d{4}-\d\d-\d\d \d\d:\d\d UTC"
    name = "Database, active process"
    assert re.fullmatch(began, lines(working, State.OK)[name].found)
    assert re.fullmatch(f"none now; {began}", lines(idle, State.OK)[name].found)
    assert lines(working, *BAD) == {}


@POSTGRESQL
async def test_the_polls_of_a_bot_at_work_are_left_alone(scene: Scene) -> None:
    await scene.bot.begin()
    try:
        report = await scene.check()
    finally:
        await scene.bot.end()
    assert "the bot is running, and to ask would end its poll" in shown(report, whole=True)


async def test_an_empty_database_is_filled_by_the_first_start(
    scene: Scene, postgresql: PostgreSQL, empty: str
) -> None:
    scene.environ["BOT__DATABASE_URL"] = postgresql.url(empty)
    report = await scene.check()
    assert lines(report, *BAD) == {}
    assert "none yet" in lines(report, State.OK)["Database, schema"].found


@POSTGRESQL
async def test_few_connections_are_left(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_check, "NEEDED", 1000)
    report = await scene.check()
    assert [*lines(report, *BAD)] == ["Database, connections"]
    assert "1000" in lines(report, *BAD)["Database, connections"].found


@POSTGRESQL
async def test_a_user_without_rights(scene: Scene) -> None:
    store = kept(scene)
    with ExitStack() as undo:
        store.rows("CREATE ROLE reader LOGIN PASSWORD 'a secret'")
        undo.callback(store.rows, "DROP ROLE reader")
        store.rows("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
        undo.callback(store.rows, "DROP OWNED BY reader")
        scene.environ["BOT__DATABASE_URL"] = store.url.replace("bot@", "reader:a%20secret@")
        report = await scene.check()
    bad = lines(report, *BAD)
    assert [*bad] == ["Database, writable", "Database, rights"]
    assert "owner" in bad["Database, rights"].advice
    assert "secret" not in report.to_json()


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("postgresql+asyncpg://bot:secret@127.0.0.1:{port}/nowhere", "does not let the bot in"),
        ("postgresql+asyncpg://nobody:secret@127.0.0.1:{port}/bot", "does not let the bot in"),
        ("postgresql+asyncpg://bot:secret@127.0.0.1:1/bot", "no connection to it"),
        ("postgresql+asyncpg://bot:secret@127.0.0.1:{port}/bot?ssl=require", "no connection"),
    ],
)
async def test_a_server_that_cannot_be_used(
    scene: Scene, postgresql: PostgreSQL, url: str, found: str
) -> None:
    scene.environ["BOT__DATABASE_URL"] = url.format(port=postgresql.port)
    report = await scene.check()
    bad = lines(report, *BAD)
    assert [*bad] == ["Database, server"]
    assert found in bad["Database, server"].found
    assert bad["Database, server"].advice
    assert "secret" not in report.to_json()
    assert "secret" not in shown(report, whole=True)


@POSTGRESQL
@pytest.mark.parametrize(
    ("statement", "state"),
    [
        ("UPDATE alembic_version SET version_num = '0001_initial'", State.WARNING),
        ("UPDATE alembic_version SET version_num = '9999_tomorrow'", State.FAULT),
        ("DROP TABLE alembic_version", State.FAULT),
    ],
)
async def test_the_schema(scene: Scene, statement: str, state: State) -> None:
    kept(scene).rows(statement)
    report = await scene.check()
    assert [*lines(report, *BAD)] == ["Database, schema"]
    assert lines(report, state)
