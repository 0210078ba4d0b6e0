"""The bot is killed while its rule stops a conference, at any request: what has been sent is never
sent again, what has not is warned of once more, and the record of the warning is true.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from demo.trueconf import Fault, SimulatedTrueConf
from demo.trueconf import Person as Participant
from services.policy.state import PolicyLimits
from services.policy.terms import Terms
from tests.process.process import Process, kill_while_server_is_asked
from tests.process.scenes import ANNA, ROOM, TOPIC
from tests.running_bot import RunningBot

# From a look that finds something due to the one that sees that it has ended: the search, the
# card, what is read before the request, the request, and the look after it.
REQUESTS = 13
TERMS = replace(Terms(), enabled=True, acts=True, interval=0.2, warning=0, from_hour=0, to_hour=0)


def switch_on(bot: RunningBot, server: SimulatedTrueConf) -> None:
    """As if Anna had, who is not to be disturbed; another chat has already got each warning."""
    bot.execute("INSERT INTO servers (id, name) VALUES (1, 'Main')")
    until = datetime.now(UTC) + timedelta(hours=1)
    bot.execute("INSERT INTO mutes VALUES (?, 1, ?)", ANNA, f"{until:%Y-%m-%d %H:%M:%S.%f}")
    terms = {name: getattr(TERMS, name) for name in Terms.__dataclass_fields__}
    terms |= {"server_id": 1, "address": server.address}
    names, marks = ", ".join(terms), ", ".join("?" * len(terms))
    bot.execute(f"INSERT INTO policies ({names}) VALUES ({marks})", *terms.values())  # noqa: S608
    bot.execute(
        "INSERT INTO alerts (chat_id, kind, thread, data, created_at, due_at, attempts, asked_for,"
        " sent_at) VALUES (-1, 'rule-warning', 'rule:1', '{}', '2099-01-01 00:00:00.000000',"
        " '2099-01-01 00:00:00.000000', 0, 0, '2026-01-01 00:00:00.000000')"
    )


async def warned(bot: RunningBot, process: Process) -> SimulatedTrueConf:
    """The rule has warned of a conference, and is about to stop it."""
    bot.limits = replace(bot.limits, policy=PolicyLimits(spread=0.0, notice=0.1))
    bot.add_operator(ANNA, "Anna")
    server = await bot.add_server()
    server.world.add_room(ROOM, TOPIC, "ivanova")
    started = datetime.now(UTC) - timedelta(hours=5)
    server.world.begin(ROOM, [Participant("ivanova", "Anna Ivanova", 2)], started)
    bot.write_settings()
    switch_on(bot, server)
    await process.begin()
    await bot.until(lambda: bot.rows("SELECT 1 FROM policy_cases"))
    return server


async def restarted(bot: RunningBot, server: SimulatedTrueConf) -> tuple[str, str | None]:
    """What is on record of the warning in the end, and of the stop."""
    server.faults.clear()
    await bot.begin()
    decided = "SELECT state FROM policy_cases WHERE decided_at IS NOT NULL"
    ((state,),) = await bot.until(lambda: bot.rows(decided))
    ((name, outcome),) = bot.rows(
        "SELECT operator_name, outcome FROM audit WHERE outcome IS NOT 'asked-again'"
    )
    assert name == "rule"
    return state, outcome


@pytest.mark.parametrize("after", range(REQUESTS))
async def test_killed_at_any_request(bot: RunningBot, process: Process, after: int) -> None:
    server = await warned(bot, process)
    silent = kill_while_server_is_asked(process, applied=False)
    server.faults.add(Fault(".", silent, after=after))
    await process.ended()
    sent, runs = list(server.stops), server.world.running(ROOM)

    state, outcome = await restarted(bot, server)
    assert server.stops == [ROOM]
    if sent and runs:
        assert (state, outcome) == ("refused", "still-running")
        assert server.world.running(ROOM)
    else:
        assert (state, outcome) == ("stopped", "stopped")
        assert not server.world.running(ROOM)


async def test_killed_when_the_request_has_been_carried_out(
    bot: RunningBot, process: Process
) -> None:
    server = await warned(bot, process)
    dying = kill_while_server_is_asked(process, applied=True)
    server.faults.add(Fault("/stop", dying, method="POST"))
    await process.ended()
    assert bot.rows("SELECT state FROM policy_cases") == [("stopping",)]

    assert await restarted(bot, server) == ("stopped", "stopped")
    assert server.stops == [ROOM]
    assert not bot.rows("SELECT 1 FROM alerts WHERE kind = 'stop-result'"), "nobody asked for it"
