"""What the question tells: who will be disconnected, in the words and the order of the card."""

from __future__ import annotations

import re

import pytest

from demo.telegram import Screen
from demo.trueconf import Fault, Status
from services.stop.audit import Outcome
from tests.stories.screens.scenes import words
from tests.stories.stop.stage import HOST, ROOM, TOPIC, Stage, one_generation

PEOPLE = "/participants$"
LOOK, ANYWAY = "🔄 Look again", "⏹ Stop anyway"


def facts(screen: Screen) -> list[str]:
    """The lines about the conference, without what differs from moment to moment."""
    lines = screen.text.splitlines()
    return [each for each in lines[lines.index(TOPIC) :] if each and "as of" not in each]


async def test_it_tells_what_the_card_tells_in_the_same_order(stage: Stage) -> None:
    stage.hold(guests=1)
    stage.world.recording(ROOM)
    await stage.to_card(stage.anna)
    card = facts(stage.anna.screen)
    await stage.anna.press("Stop…")
    assert facts(stage.anna.screen) == card
    assert [each.partition(":")[0] for each in card] == [
        TOPIC,
        "Main",
        "Participants",
        "Moderators present",
        "Running for",
        "Recording",
        "Owner",
        "ID",
    ]
    assert "Moderators present: Anna Ivanova" in card
    assert "Recording: on" in card


@one_generation
@pytest.mark.parametrize(
    ("guests", "told", "label"),
    [
        (0, "1 participant will be disconnected.", "⏹ Stop for 1 participant"),
        (4, "5 participants will be disconnected.", "⏹ Stop for 5 participants"),
    ],
)
async def test_it_tells_how_many_will_be_disconnected(
    stage: Stage, guests: int, told: str, label: str
) -> None:
    stage.hold(guests=guests)
    await stage.to_confirm(stage.anna)
    assert told in stage.anna.screen.text.splitlines()
    assert label in stage.anna.screen.labels
    assert LOOK not in stage.anna.screen.labels


@one_generation
async def test_nobody_is_in_it(stage: Stage) -> None:
    stage.hold()
    stage.world.leave(ROOM, HOST.id)
    await stage.to_confirm(stage.anna)
    assert "Nobody is in it." in stage.anna.screen.text.splitlines()
    assert "⏹ Stop (empty)" in stage.anna.screen.labels


PLURALS = {
    ("ru", 1): "Будет отключён 1 участник.",
    ("ru", 3): "Будут отключены 3 участника.",
    ("ru", 5): "Будут отключены 5 участников.",
    ("ru", 21): "Будет отключён 21 участник.",
    ("de", 1): "Die Verbindung von 1 Teilnehmer wird getrennt.",
    ("de", 5): "Die Verbindung von 5 Teilnehmern wird getrennt.",
    ("es", 1): "Se desconectará a 1 participante.",
    ("es", 5): "Se desconectará a 5 participantes.",
}


@pytest.mark.parametrize(("language", "people"), PLURALS)
def test_each_language_counts_in_its_own_way(language: str, people: int) -> None:
    told = words(language).text("conferences-confirm-disconnected", people=people)
    assert re.sub("</?b>", "", told).strip() == PLURALS[language, people]
    label = words(language).text("btn-confirm-stop", counted=True, people=people)
    assert str(people) in label


@one_generation
async def test_unread_participants_are_looked_at_again(stage: Stage) -> None:
    session = stage.hold(guests=2)
    stage.server.faults.add(Fault(PEOPLE, Status(500), times=None))
    await stage.to_confirm(stage.anna)
    assert "could not read who is in it" in stage.anna.screen.text
    assert {LOOK, ANYWAY} <= {*stage.anna.screen.labels}
    await stage.anna.press(LOOK)
    assert {LOOK, ANYWAY} <= {*stage.anna.screen.labels}

    stage.server.faults.clear()
    await stage.rest()  # the same button again would join the press before
    await stage.anna.press(LOOK)

    await stage.anna.sees("3 participants will be disconnected.")
    assert LOOK not in stage.anna.screen.labels
    stage.nothing_was_sent()
    await stage.anna.press("⏹ Stop for 3 participants")
    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session, people=3)


@one_generation
async def test_the_yes_of_before_a_look_stops_nothing(stage: Stage) -> None:
    stage.hold()
    stage.server.faults.add(Fault(PEOPLE, Status(500), times=None))
    old = await stage.to_confirm(stage.anna)
    await stage.anna.press(LOOK)
    press = await stage.press_anew(stage.anna, old)
    assert "outdated" in press.text
    stage.nothing_was_sent()


@one_generation
async def test_a_look_finds_that_it_has_ended(stage: Stage) -> None:
    stage.hold()
    stage.server.faults.add(Fault(PEOPLE, Status(500), times=None))
    await stage.to_confirm(stage.anna)
    stage.world.restart(ROOM)
    press = await stage.anna.press(LOOK)
    assert "already ended" in press.text
    stage.nothing_was_sent()
