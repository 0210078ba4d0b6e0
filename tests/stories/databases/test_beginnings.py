"""A database that the bot cannot use ends the start: it says what to mend, and no password."""

from __future__ import annotations

import pytest

from bot.app import App
from bot.instance import CannotRun
from tests.postgresql import STRANGER, USER, PostgreSQL
from tests.running_bot import RunningBot
from tests.stores import PostgresStore

PASSWORD = "of-the-stranger"


@pytest.fixture
def _stranger(postgresql: PostgreSQL) -> None:
    postgresql.rows(f"DROP ROLE IF EXISTS {STRANGER}", database="postgres")
    postgresql.rows(f"CREATE ROLE {STRANGER} LOGIN PASSWORD '{PASSWORD}'", database="postgres")


@pytest.mark.usefixtures("_stranger")
@pytest.mark.parametrize(
    ("known", "changed", "told"),
    [
        (USER, f"{STRANGER}:wrong-{PASSWORD}", "it does not let the bot in: look at user"),
        (USER, STRANGER, "it does not let the bot in: look at user"),
        (USER, f"{STRANGER}:{PASSWORD}", "look at the rights of the file and its folder, or of"),
        ("/test_", "/no_such_", "it does not let the bot in: look at user, password and name"),
        (USER, "nobody_known", "it does not let the bot in: look at user"),
    ],
)
async def test_it_says_what_to_mend(
    bot: RunningBot, kept: PostgresStore, known: str, changed: str, told: str
) -> None:
    await bot.add_server()
    bot.add_operator(1001, "Anna")
    url = kept.url.replace(known, changed, 1)
    settings = bot.settings().model_copy(update={"database_url": url})
    with pytest.raises(CannotRun) as reason:
        await App(settings).run()
    assert told in str(reason.value)
    assert PASSWORD not in str(reason.value)


async def test_a_server_that_is_away(bot: RunningBot, kept: PostgresStore) -> None:
    await bot.add_server()
    bot.add_operator(1001, "Anna")
    settings = bot.settings()
    kept.look_away()
    kept.server.stop()
    try:
        with pytest.raises(CannotRun, match="cannot be reached"):
            await App(settings).run()
    finally:
        kept.server.start()
