"""Names as Telegram hands them over: whatever is in them, both databases keep and find it."""

from __future__ import annotations

import pytest

from tests.conftest import BACKENDS
from tests.running_bot import RunningBot
from tests.stories.members.scenes import link
from tests.stories.screens.scenes import BORIS, at_menu, words


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Bo\0ris", "Boris"),  # PostgreSQL takes no NUL
        ("'; DROP TABLE members; --", "'; DROP TABLE members; --"),
        ("Бо\u0301рис 👩‍🚀𝕭", "Бо\u0301рис 👩‍🚀𝕭"),
        ("%s ? $1 :name \\x00 {0}", "%s ? $1 :name \\x00 {0}"),
    ],
)
async def test_a_name_of_any_kind(bot: RunningBot, name: str, kept: str) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    boris = bot.add_person(BORIS, name)
    await boris.send(f"/start {await link(bot)}", wait=True)
    await anna.sees(str(BORIS))
    await anna.press(words().text("btn-let-in"))
    await boris.sees("/start")
    await boris.send("/servers", wait=True)
    name_of = "SELECT name FROM operators WHERE id = ?"
    await bot.until(lambda: bot.rows(name_of, BORIS))
    assert bot.rows(name_of, BORIS) == [(kept,)]
