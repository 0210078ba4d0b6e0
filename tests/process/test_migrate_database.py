"""The data of an SQLite file moves into an empty PostgreSQL database, whole or not at all."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

from bot.moving import CannotMove, move_database
from bot.process import locked
from demo.telegram import Fault, Status
from demo.trueconf import Fault as ServerFault
from demo.trueconf import Status as ServerStatus
from services.db.models import Base
from services.db.turn import TAKE_THE_TURN
from tests.postgresql import PostgreSQL
from tests.process.moves import FEW, GONE, TABLES, fill, many
from tests.process.process import ROOT
from tests.process.scenes import TOPIC, two_conferences, walk
from tests.running_bot import RunningBot
from tests.stores import PostgresStore
from tests.stories.alerts.scenes import SEND, settled, waiting
from tests.stories.monitoring.scenes import WEB
from tests.unit.storage.test_migrations import migrate


class Target:
    def __init__(self, server: PostgreSQL, *, migrated: bool) -> None:
        self.server = server
        self.name = server.new(migrated=migrated)
        self.url = server.url(self.name)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        return self.server.rows(query, database=self.name)

    @property
    def tables(self) -> int:
        ((found,),) = self.rows("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        assert isinstance(found, int)
        return found

    @property
    def empty(self) -> bool:
        return not self.tables or not any(
            self.rows(f"SELECT 1 FROM {table.name} LIMIT 1")  # noqa: S608 - a table of ours
            for table in TABLES
        )


@pytest.fixture(params=[False, True], ids=["without tables", "with tables"])
def target(request: pytest.FixtureRequest, postgresql: PostgreSQL) -> Iterator[Target]:
    made = Target(postgresql, migrated=request.param)
    yield made
    postgresql.drop(made.name)


@pytest.fixture
def bare(postgresql: PostgreSQL) -> Iterator[Target]:
    made = Target(postgresql, migrated=False)
    yield made
    postgresql.drop(made.name)


@pytest.fixture
def ready(postgresql: PostgreSQL) -> Iterator[Target]:
    made = Target(postgresql, migrated=True)
    yield made
    postgresql.drop(made.name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data.sqlite3"


@pytest.fixture
def source(path: Path, new_database: Path) -> str:
    return fill(path, new_database)


def change(path: Path, *statements: str) -> None:
    """As any program may, without a look at references."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def beside(path: Path) -> set[str]:
    return {file.name for file in path.parent.glob(f"{path.name}*")}


def held(url: str) -> dict[str, list[str]]:
    """All rows of all tables, as the models read them."""
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in TABLES
        }
    engine.dispose()
    return rows


async def test_every_row_of_every_table_moves(path: Path, source: str, target: Target) -> None:
    before = digest(path)
    said = await move_database(source, target.url)

    there = held(target.url.replace("+asyncpg", "+psycopg"))
    assert there == held(f"sqlite:///{path}")
    assert all(len(there[table.name]) == many(table) for table in TABLES)
    assert target.rows("SELECT term FROM active") == [(0,)]
    for table in TABLES:
        assert f"\n{table.name}: {many(table)}\n" in said
    assert f"{target.url}\n" in said
    assert f"Keep {path}" in said
    # The source is what it was, and nothing stays beside it but the lock.
    assert digest(path) == before
    assert beside(path) <= {"data.sqlite3", "data.sqlite3.lock"}


async def test_numbers_go_on_behind_those_that_were_given(source: str, bare: Target) -> None:
    await move_database(source, bare.url)
    for table in Base.metadata.sorted_tables:
        if (column := table.autoincrement_column) is not None:
            highest = GONE if table.name == "servers" else 7 * many(table)
            sequence = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
            assert bare.rows(f"SELECT nextval({sequence})") == [(highest + 1,)]


async def test_an_older_file_is_brought_up_to_date_in_a_copy(path: Path, bare: Target) -> None:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    migrate(engine, command.upgrade, "0009_batches")
    change(path, "INSERT INTO servers (id, name) VALUES (5, 'Main')")
    await move_database(f"sqlite+aiosqlite:///{path}", bare.url)
    assert bare.rows("SELECT id, name FROM servers") == [(5, "Main")]
    with closing(sqlite3.connect(path)) as connection:
        ((revision,),) = connection.execute("SELECT version_num FROM alembic_version")
    assert revision == "0009_batches"


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            "UPDATE alerts SET created_at = 'yesterday' WHERE id = 14",
            "alerts, id = 14, created_at: a time in UTC cannot be 'yesterday'",
        ),
        (
            "UPDATE mutes SET until = '2026-01-01 00:00:00+02:00' WHERE server_id = 7",
            "mutes, operator_id = -3000000000000, server_id = 7, until: a time in UTC cannot be",
        ),
        (
            "UPDATE servers SET name = CAST(x'61ff' AS TEXT) WHERE id = 7",
            "servers, id = 7, name: a text that is not UTF-8",
        ),
        (
            "UPDATE audit SET topic = x'00' WHERE id = 7",
            r"audit, id = 7, topic: a text cannot be b'\x00'",
        ),
        (
            "UPDATE outages SET id = 3000000000 WHERE id = 7",
            "outages, id = 3000000000, id: such a whole number cannot be 3000000000",
        ),
        (
            "UPDATE alerts SET attempts = 'many' WHERE id = 7",
            "alerts, id = 7, attempts: such a whole number cannot be 'many'",
        ),
        (
            "UPDATE alerts SET asked_for = 2 WHERE id = 7",
            "alerts, id = 7, asked_for: yes or no cannot be 2",
        ),
        (
            "UPDATE policy_cases SET age = 'old' WHERE id = 7",
            "policy_cases, id = 7, age: a number cannot be 'old'",
        ),
        ("UPDATE pauses SET server_id = 99 WHERE id = 7", "server_id: no row of servers is 99"),
    ],
)
async def test_a_row_that_only_sqlite_takes_is_named(
    path: Path, source: str, bare: Target, damage: str, told: str
) -> None:
    change(path, damage)
    with pytest.raises(CannotMove, match=re.escape(told)) as refused:
        await move_database(source, bare.url)
    assert "Correct or delete them" in str(refused.value)
    assert bare.tables == 0


async def test_a_nul_becomes_what_the_bot_writes_for_it(
    path: Path, source: str, bare: Target
) -> None:
    change(path, "UPDATE servers SET name = 'a' || char(0) || 'b' WHERE id = 7")
    said = await move_database(source, bare.url)
    assert bare.rows("SELECT name FROM servers WHERE id = 7") == [("a\ufffdb",)]
    assert "which PostgreSQL does not take: 1; it is now \ufffd." in said


async def test_what_only_postgresql_finds_names_the_table(
    path: Path, source: str, ready: Target
) -> None:
    """Two names that become one."""
    change(
        path,
        "UPDATE servers SET name = 'a' || char(0) WHERE id = 7",
        "UPDATE servers SET name = 'a\ufffd' WHERE id = 14",
    )
    with pytest.raises(CannotMove, match=r"the rows of servers: duplicate key value .*\.") as told:
        await move_database(source, ready.url)
    assert "\n" not in str(told.value)
    assert ready.empty


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        ("INSERT INTO servers (name) VALUES ('Main')", "holds data already, in servers"),
        ("DROP TABLE alembic_version", "holds other tables"),
        ("UPDATE alembic_version SET version_num = '9999_tomorrow'", "holds other tables"),
        ("UPDATE alembic_version SET version_num = '0001_initial'", "holds other tables"),
    ],
)
async def test_a_database_that_is_not_empty_stays_as_it_is(
    source: str, ready: Target, prepare: str, told: str
) -> None:
    ready.rows(prepare)
    before = held(ready.url.replace("+asyncpg", "+psycopg"))
    with pytest.raises(CannotMove, match=told):
        await move_database(source, ready.url)
    assert held(ready.url.replace("+asyncpg", "+psycopg")) == before


async def test_tables_of_other_schemas_are_of_no_matter(source: str, bare: Target) -> None:
    bare.rows("CREATE SCHEMA others")
    bare.rows("CREATE TABLE others.servers (id int)")
    await move_database(source, bare.url)
    assert bare.rows("SELECT count(*) FROM servers") == [(FEW,)]


async def test_a_bot_that_runs_on_either_side_must_end_before(
    path: Path, source: str, ready: Target
) -> None:
    with locked(path), pytest.raises(CannotMove, match="Another process uses the database"):
        await move_database(source, ready.url)
    with ready.server.connected(ready.name) as other:
        other.execute(str(TAKE_THE_TURN))
        with pytest.raises(CannotMove, match="A bot uses that database"):
            await move_database(source, ready.url)
    assert ready.empty
    await move_database(source, ready.url)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql+asyncpg://u:secret@db.example.com/bot", "names no SQLite file"),
        ("sqlite+aiosqlite:////nowhere/bot.sqlite3", "There is no database yet"),
    ],
)
async def test_a_source_that_is_none(url: str, told: str, bare: Target) -> None:
    with pytest.raises(CannotMove, match=told) as refused:
        await move_database(url, bare.url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "told"), [("text " * 99, "damaged|cannot be copied"), ("", "no data of the bot")]
)
def test_a_file_that_is_no_database_of_the_bot(
    path: Path, bare: Target, content: str, told: str
) -> None:
    path.write_text(content)
    with pytest.raises(CannotMove, match=told):
        asyncio.run(move_database(f"sqlite+aiosqlite:///{path}", bare.url))
    assert bare.tables == 0


async def test_a_target_that_cannot_be_reached(source: str, postgresql: PostgreSQL) -> None:
    for url in (postgresql.url("nowhere"), "postgresql+asyncpg://bot:secret@127.0.0.1:1/bot"):
        with pytest.raises(CannotMove, match="The database of --to failed") as refused:
            await move_database(source, url)
        assert "secret" not in str(refused.value)


async def begun(bot: RunningBot, *arguments: str) -> asyncio.subprocess.Process:
    settings = str(bot.write_settings())
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "--settings", settings, "migrate-database", *arguments),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_a_kill_in_the_middle_leaves_nothing(bot: RunningBot, ready: Target) -> None:
    await two_conferences(bot)
    bot.write_settings()
    await bot.change("INSERT INTO servers (name) VALUES ('Main')")
    with ready.server.connected(ready.name) as other:
        other.execute("LOCK TABLE servers IN SHARE MODE")  # which lets others read
        waits = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = "
        command = await begun(bot, "--to", ready.url)
        await bot.until(lambda: ready.rows(f"{waits}'{ready.name}'"))
        command.kill()
        await command.wait()
    assert ready.empty
    locks = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted"
    await bot.until(lambda: not ready.rows(locks))

    command = await begun(bot, "--to", ready.url)
    said, complained = await command.communicate()
    assert command.returncode == 0, complained
    assert "servers: 1\n" in said.decode()
    assert ready.rows("SELECT name FROM servers") == [("Main",)]
    assert not [*bot.folder.glob("data/*.moving")]


async def test_a_wrong_address_is_not_repeated(bot: RunningBot) -> None:
    command = await begun(bot, "--to", "mysql://bot:secret@db.example.com/bot")
    _, complained = await command.communicate()
    assert command.returncode == 2
    assert b"postgresql+asyncpg://user@db.example.com/name" in complained
    assert b"secret" not in complained


@pytest.fixture
def new_store(postgresql: PostgreSQL) -> Iterator[PostgresStore]:
    made = PostgresStore(postgresql)
    yield made
    made.close()


async def test_the_bot_goes_on_in_postgresql(bot: RunningBot, new_store: PostgresStore) -> None:
    """Where everybody was in the menus, what they have muted, and the alerts that wait."""
    server, anna = await two_conferences(bot)
    boris = bot.add_operator(1002, "Boris")
    bot.server_settings["Main"] = 'ssl_certificate = "ca.pem"\napi_version = "v3.3"'
    bot.status_settings["Main"] = "state = true\ntimeout = 1"
    await bot.begin()
    await walk(bot, anna, "Conferences", TOPIC)
    card = anna.screen.message_id
    await walk(bot, boris)
    bot.expected_errors.append("502")
    silence = bot.telegram.faults.add(Fault(SEND, Status(502), times=None))
    server.faults.add(ServerFault(WEB, ServerStatus(502), times=None))
    await bot.until(lambda: silence.hits)
    await bot.end()
    await bot.until(lambda: waiting(bot) == 2)
    await bot.change(
        "INSERT INTO destination_mutes (chat_id, topic, server_id, until, by_id, by_name)"
        " VALUES (-5, 0, 1, '2099-01-01 00:00:00.000000', 1001, 'Anna')"
    )
    muted = bot.rows("SELECT * FROM destination_mutes")

    await move_database(bot.store.url, new_store.url)
    bot.store = new_store
    bot.telegram.faults.clear()
    server.faults.clear()
    await bot.begin()
    await settled(bot)
    await anna.press("Stop…", message_id=card)  # an alert may stand below it
    shown = [each.now.formatted.text for each in bot.telegram.messages(anna.id)]
    assert any("Stop this conference?" in each for each in shown)
    assert bot.rows("SELECT * FROM destination_mutes") == muted
    assert bot.rows("SELECT term FROM active") == [(1,)]
    await bot.end()
