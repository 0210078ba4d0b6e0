"""What the watch has found is what operators see, unless they know something newer."""

from __future__ import annotations

import asyncio

from demo.trueconf import Call, Fault, SimulatedTrueConf
from services.conferences import SessionRef
from services.forgotten import Search
from services.stop import Entry, Outcome
from tests.running_bot import RunningBot
from tests.stories.watch.scenes import ANNA, TOPIC, alarm, forget, server_of, services_of, watched

OTHER = "5517238844"


async def test_the_list_holds_what_an_alert_was_about(bot: RunningBot) -> None:
    server, anna = await watched(bot)
    await anna.send("/forgotten", wait=True)
    forget(server)
    await alarm(bot)
    await anna.send("/forgotten", wait=True)
    await anna.sees(f"1. {TOPIC}")


async def look_held_up(bot: RunningBot) -> tuple[asyncio.Task[Search], asyncio.Event]:
    """A look of the program's own that has seen two conferences, and waits for one's people."""
    server = await bot.add_server("Main", "v4")
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    forget(server)
    forget(server, "Other", room=OTHER, minutes=600)
    gate = asyncio.Event()

    async def wait(_: SimulatedTrueConf) -> None:
        await gate.wait()

    server.faults.add(Fault(f"{OTHER}/participants", Call(wait)))
    look = asyncio.create_task(services_of(bot).forgotten.look(server_of(bot)))
    await server.until(lambda: any(OTHER in each.path for each in server.requests))
    return look, gate


async def test_what_is_stopped_during_a_look_is_not_shown_again(bot: RunningBot) -> None:
    look, gate = await look_held_up(bot)
    services, anna, server = services_of(bot), bot.operator(ANNA), server_of(bot)
    listing = await services.conferences.listing(anna, server)
    (weekly,) = (each for each in listing.sessions if each.topic == TOPIC)
    card = await services.conferences.card(anna, server, SessionRef.of(weekly))
    shown = await services.stop.confirm(anna, server, card)
    done = await services.stop.execute(anna, shown.key)
    assert isinstance(done, Entry)
    assert done.outcome is Outcome.STOPPED
    gate.set()
    search = await look
    assert services.forgotten.last(anna, server) is search
    assert [each.session.topic for each in search.findings().forgotten] == ["Other"]


async def test_what_began_earlier_takes_no_newer_ones_place(bot: RunningBot) -> None:
    look, gate = await look_held_up(bot)
    forgotten, anna, server = services_of(bot).forgotten, bot.operator(ANNA), server_of(bot)
    newer = forgotten.search(anna, server, fresh=True)
    await newer.ended()
    gate.set()
    await look
    assert forgotten.last(anna, server) is newer
