"""What a check says of settings that nobody has filled in, and of defaults that few want."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.check import unchanged
from bot.check.report import Report, State
from tests.stories.check.scenes import Scene, lines, shown
from tests.structure.modules import ROOT

STILL = "still the value of the example"
EXAMPLE = tomllib.loads((ROOT / "settings.example.toml").read_text(encoding="utf-8"))


def still(report: Report) -> list[str]:
    """What is told as left in; nothing else is told."""
    assert {line.found for line in report.problems} <= {STILL}
    return [*lines(report, State.FAULT)]


def asked(scene: Scene) -> Iterator[str]:
    yield from (seen.method for seen in scene.bot.telegram.requests)
    yield from (seen.path for seen in scene.main.requests)


def test_they_are_those_of_the_example() -> None:
    (server,) = EXAMPLE["servers"].values()
    assert EXAMPLE["tg-api-token"] == unchanged.TOKEN
    assert {*EXAMPLE["tg-users-id"]} == unchanged.OPERATORS
    assert server["ip"] == unchanged.HOST
    assert {server["client_id"], server["client_secret"]} == {unchanged.CREDENTIAL}


async def test_values_of_the_example_are_told_without_asking_anybody(scene: Scene) -> None:
    (server,) = EXAMPLE["servers"].values()
    scene.environ |= {
        "BOT__TG_API_TOKEN": EXAMPLE["tg-api-token"],
        "BOT__TG_USERS_ID": "12345,67890",
        "BOT__SERVERS__MAIN__IP": server["ip"],
        "BOT__SERVERS__MAIN__CLIENT_ID": server["client_id"],
        "BOT__SERVERS__MAIN__CLIENT_SECRET": server["client_secret"],
    }

    report = await scene.check()

    assert still(report) == [
        "Telegram, token",
        "Telegram, operator 12345",
        "Telegram, operator 67890",
        "Server Main, address",
        "Server Main, credentials",
    ]
    assert [*asked(scene)] == []
    assert report.exit_code == 2


async def test_one_of_the_example_s_ids_lets_a_stranger_in(scene: Scene) -> None:
    scene.environ["BOT__TG_USERS_ID"] = "1001,12345"

    report = await scene.check()

    assert still(report) == ["Telegram, operator 12345"]
    assert "Telegram, operator 1001" in lines(report, State.OK)


@pytest.mark.parametrize("key", ["CLIENT_ID", "CLIENT_SECRET"])
async def test_half_filled_in_credentials_are_not_tried(scene: Scene, key: str) -> None:
    scene.environ[f"BOT__SERVERS__MAIN__{key}"] = unchanged.CREDENTIAL

    report = await scene.check()

    assert still(report) == ["Server Main, credentials"]
    assert not any("oauth2" in path for path in asked(scene))


def hinted(report: Report) -> list[str]:
    return [hint.split(" ")[0] for hint in report.hints]


async def test_defaults_that_few_want_are_hints_and_change_nothing_else(scene: Scene) -> None:
    report = await scene.check()
    assert hinted(report) == ["No", "Times"]
    assert report.exit_code == 0
    assert "hint" not in report.to_json()
    assert "hint       Times are in UTC" in shown(report)

    scene.environ["BOT__TIMEZONE"] = "Europe/Berlin"
    scene.environ["BOT__SERVERS__BRANCH__SERVER_STATUS__STATE"] = "true"
    assert hinted(await scene.check()) == []


async def test_what_the_operators_have_switched_holds(scene: Scene) -> None:
    scene.environ["BOT__TIMEZONE"] = "Europe/Berlin"
    scene.environ["BOT__SERVERS__MAIN__SERVER_STATUS__STATE"] = "true"
    await scene.bot.begin()
    await scene.bot.end()
    with closing(sqlite3.connect(scene.bot.folder / "data" / "bot.sqlite3")) as database, database:
        switch = (
            "INSERT INTO monitoring (server_id, enabled) SELECT id, ? FROM servers WHERE name = ?"
        )
        database.execute(switch, (False, "Main"))
        assert hinted(await scene.check()) == []
        database.commit()
    assert hinted(await scene.check()) == ["No"]
