"""People beside the owner: how they come in, and what they are."""

from __future__ import annotations

from collections.abc import Collection

from demo.telegram import Person
from services.registry import Services
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, BORIS

EVE = 1003


def services(bot: RunningBot) -> Services:
    assert bot.app
    return bot.app._services


async def link(
    bot: RunningBot, role: Role = Role.OPERATOR, servers: Collection[int] | None = None
) -> str:
    """The code of an invitation by Anna."""
    return await services(bot).admission.invite(bot.operator(ANNA), role, servers)


async def let_in(
    bot: RunningBot, role: Role = Role.OPERATOR, servers: Collection[int] | None = None
) -> Person:
    """Boris, who has opened a link of Anna's and been let in, and needs no more welcome."""
    boris = bot.people.get(BORIS) or bot.add_person(BORIS, "Boris")
    await boris.send(f"/start {await link(bot, role, servers)}", wait=True)
    await bot.until(lambda: bot.rows("SELECT 1 FROM invitations WHERE state = 'asked'"))
    number = bot.rows("SELECT max(id) FROM invitations WHERE state = 'asked'")[0][0]
    await services(bot).admission.let_in(bot.operator(ANNA), number)
    # Anywhere: an alert may come beside it, and below.
    messages = bot.telegram.messages
    await bot.telegram.until(lambda: any("Your role" in each.text for each in messages(BORIS)))
    operators = services(bot).operators
    await operators.greet(operators.ensure(BORIS))
    return boris


def acts(bot: RunningBot) -> list[tuple[str, str, str]]:
    """Who, what, and whether it was done; oldest first."""
    return bot.rows("SELECT name, act, outcome FROM acts ORDER BY id")


def server_id(bot: RunningBot, name: str) -> int:
    return next(each.id for each in services(bot).servers.all() if each.name == name)
