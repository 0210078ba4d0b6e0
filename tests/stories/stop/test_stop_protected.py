"""What somebody has protected is never stopped, whichever screen was open before."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from demo.telegram import Person
from demo.trueconf import Call, Fault, SimulatedTrueConf
from services.errors import NotAllowed
from services.protection import Kind
from services.protection.protections import LONGEST_LABEL
from services.roles import Role
from services.stop.audit import Entry, Outcome
from services.stop.ledger import Ledger
from tests.stories.stop.stage import ROOM, TOPIC, Stage, yes

OTHER_ROOM, OTHER = "7706127733", "Board"
NOTE = "board meeting: ask its owner first"
CONFERENCE, OWNER = "🛡 This conference", "🛡 All conferences of its owner"


async def protect(stage: Stage, person: Person, what: str = CONFERENCE, note: str = NOTE) -> None:
    await stage.to_card(person)
    await person.press("🛡 Protect…")
    assert f"Protect {TOPIC}?" in person.screen.text
    await person.press(what)
    await person.send(note)
    await person.sees(f"Note: {note}")


async def test_a_protected_conference_has_no_stop_button_and_says_who_protects_it(
    stage: Stage,
) -> None:
    stage.hold()
    await protect(stage, stage.anna)
    await stage.to_list(stage.boris)
    assert f"1. {TOPIC} 🛡" in stage.boris.screen.text
    await stage.boris.press(TOPIC)
    assert f"🛡 Protected by Anna: {NOTE}" in stage.boris.screen.text
    assert "Stop" not in " ".join(stage.boris.screen.labels)


@pytest.mark.parametrize("what", [CONFERENCE, OWNER])
async def test_a_question_that_was_open_before_stops_nothing(stage: Stage, what: str) -> None:
    stage.hold()
    await stage.to_confirm(stage.boris)
    await protect(stage, stage.anna, what)
    await stage.boris.press("⏹ Stop ")
    await stage.boris.sees(f"🛡 {TOPIC} is protected and was not stopped. Anna: {NOTE}")
    assert stage.bot.stops() == []
    assert stage.bot.outcomes() == [Outcome.PROTECTED]


async def test_a_card_that_was_open_before_asks_nothing(stage: Stage) -> None:
    stage.hold()
    await stage.to_card(stage.boris)
    await protect(stage, stage.anna)
    press = await stage.boris.press("Stop…")
    assert press.alert
    assert press.text == f"🛡 Not stopped: Anna has protected this conference. {NOTE}"
    assert stage.bot.stops() == []


async def test_protected_while_the_yes_reads_the_server(stage: Stage) -> None:
    stage.hold()
    asked, gate = asyncio.Event(), asyncio.Event()

    async def wait(_: SimulatedTrueConf) -> None:
        asked.set()
        await gate.wait()

    await stage.to_confirm(stage.boris)
    stage.server.faults.add(Fault("/participants$", Call(wait)))
    await stage.boris.press("⏹ Stop ", wait=False)
    await asked.wait()
    await protect(stage, stage.anna)
    gate.set()
    await stage.boris.sees("is protected and was not stopped")
    assert stage.bot.stops() == []


async def test_every_later_session_of_the_room_is_protected(stage: Stage) -> None:
    stage.hold()
    await protect(stage, stage.anna)
    stage.world.restart(ROOM)
    await stage.bot.restart()
    await stage.to_card(stage.boris)
    assert "🛡 Protected by Anna" in stage.boris.screen.text


async def test_another_conference_of_the_owner(stage: Stage) -> None:
    stage.hold()
    stage.hold(OTHER, room=OTHER_ROOM)
    await protect(stage, stage.anna, OWNER)
    await stage.to_card(stage.boris, OTHER)
    assert "🛡 Protected by Anna" in stage.boris.screen.text
    await stage.boris.press("🛡 Protection")
    await stage.boris.press("Lift the protection")
    await stage.boris.press("Back")
    await stage.boris.press("Stop…")
    await stage.boris.press("⏹ Stop ")
    await stage.boris.sees("has been stopped")
    assert stage.bot.stops() == [OTHER_ROOM]


async def test_the_protections_of_a_server_are_listed_and_lifted(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.boris)
    question = yes(stage.boris)
    await protect(stage, stage.anna)
    await stage.anna.send("/start")
    await stage.bot.telegram.until(lambda: "🛡 Protected" in stage.anna.screen.labels)
    await stage.anna.press("🛡 Protected")
    assert "1 protection" in stage.anna.screen.text
    assert f"1. {TOPIC}\nAnna: {NOTE}" in stage.anna.screen.text
    await stage.anna.press(TOPIC)
    await stage.anna.press("Change the note")
    await stage.anna.send("weekly")
    await stage.anna.sees("Note: weekly")
    await stage.anna.press("Lift the protection")
    assert "Nothing is protected" in stage.anna.screen.text
    await stage.press_anew(stage.boris, question)
    await stage.boris.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]


async def test_only_who_set_it_and_owners_lift_it(stage: Stage) -> None:
    stage.hold()
    await protect(stage, stage.anna)
    boris = stage.bot.operator(stage.boris.id)
    boris.standing.role = Role.OPERATOR
    await stage.to_card(stage.boris)
    await stage.boris.press("🛡 Protection")
    assert f"Note: {NOTE}" in stage.boris.screen.text
    assert not {"Lift the protection", "✏️ Change the note"} & {*stage.boris.screen.labels}
    assert stage.bot.app
    services = stage.bot.app._services
    server = services.servers.all()[0]
    [protection] = services.protections.all(boris, server)
    with pytest.raises(NotAllowed):
        await services.protections.lift(boris, server, protection.id)
    with pytest.raises(NotAllowed):
        await services.protections.note(boris, server, protection.id, "mine")
    assert services.protections.all(boris, server) == [protection]


async def test_a_viewer_protects_nothing(stage: Stage) -> None:
    stage.hold()
    boris = stage.bot.operator(stage.boris.id)
    boris.standing.role = Role.VIEWER
    await stage.to_card(stage.boris)
    assert "🛡 Protect…" not in stage.boris.screen.labels
    assert stage.bot.app
    services = stage.bot.app._services
    server = services.servers.all()[0]
    with pytest.raises(NotAllowed):
        await services.protections.protect(boris, server, Kind.OWNER, "ivanova", label="ivanova")
    assert services.protections.all(boris, server) == []


async def test_a_forged_number_and_a_long_name(stage: Stage) -> None:
    stage.hold("long " * 2000)
    await stage.to_card(stage.anna, "1.")
    await stage.anna.press("🛡 Protect…")
    await stage.anna.press(CONFERENCE)
    await stage.anna.press("Back")
    await stage.anna.press("🛡 Protection")
    assert len(stage.anna.screen.text.splitlines()[0]) <= LONGEST_LABEL + 2
    await stage.anna.press("🛡 Protected")
    data = str(stage.anna.screen.button("1", exact=True).data)
    await stage.rest()
    press = await stage.anna.press_data(f"{data}x")
    assert "outdated" in press.text


async def test_protected_between_the_record_and_the_request(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can come between the last look at what is protected and the request."""
    stage.hold()
    await stage.to_confirm(stage.boris)
    assert stage.bot.app
    services = stage.bot.app._services
    intend = Ledger.intend

    async def protected_meanwhile(*args: Any, **kwargs: Any) -> Entry:
        entry = await intend(*args, **kwargs)
        anna, server = services.operators.ensure(stage.anna.id), services.servers.all()[0]
        await services.protections.protect(anna, server, Kind.CONFERENCE, ROOM, label=TOPIC)
        return entry

    monkeypatch.setattr(Ledger, "intend", protected_meanwhile)
    await stage.boris.press("⏹ Stop ")
    await stage.boris.sees("is protected and was not stopped")
    assert stage.bot.stops() == []
    assert stage.bot.outcomes() == [Outcome.PROTECTED]
