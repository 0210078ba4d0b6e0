"""What the server does not say, may not say or guesses is said; what is known is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from demo.trueconf import Call, Fault, Garbage, Guest, Invitation, SimulatedTrueConf
from demo.trueconf import Person as Participant
from tests.stories.participants.stage import KEY, OWNER, Stage
from tests.stories.screens.scenes import ROOM
from tests.stories.screens.test_answers import SOON, WAITING, Gate, filled_in

PEOPLE = "conferences.participants"
SESSION_PEOPLE = "conferences.sessions.participants:read"
MODERATOR = Participant("petrov", "Пётр", 2)


@pytest.fixture
def gates() -> Iterator[list[Gate]]:
    """Opened at the end, so that nothing waits for them."""
    made: list[Gate] = []
    yield made
    for gate in made:
        gate.open()


async def test_moderators_by_a_number_alone(stage: Stage) -> None:
    """Sources read it differently."""
    stage.hold([OWNER, MODERATOR])
    await stage.open()
    assert stage.notes == [
        "Who moderates is told by a number of the server, which is certain only in role-based "
        "conferences."
    ]


async def test_moderators_by_their_mark(stage: Stage) -> None:
    stage.server.options.participant_fields = "is_moderator"
    stage.hold([OWNER, MODERATOR])
    await stage.open()
    assert len(stage.groups["Moderators 2"]) == 2
    assert stage.notes == []


async def test_who_moderates_is_not_said(stage: Stage) -> None:
    stage.server.options.participant_fields = "none"
    stage.hold([MODERATOR, Guest("Visitor")])
    await stage.open()
    assert stage.names == {"Others 1": ["Пётр"], "Guests 1": ["Visitor"]}
    assert stage.notes == ["The server does not say who moderates."]


async def test_since_when_is_not_said(v3: Stage) -> None:
    v3.server.options.time_shape = "null"
    v3.hold()
    await v3.open()
    assert v3.groups == {"Moderators 1": ["Anna Ivanova · owner"]}


async def test_the_clock_of_the_server_does_not_matter(stage: Stage) -> None:
    stage.server.options.clock_skew = timedelta(hours=-7)
    stage.hold([OWNER], minutes=0)
    await stage.open()
    [row] = stage.groups["Moderators 1"]
    [since] = re.findall(r"since (\d+:\d\d)", row)
    [as_of] = re.findall(r"as of (\d+:\d\d)", stage.text)
    assert since[-2:] in (as_of[-2:], f"{(int(as_of[-2:]) - 1) % 60:02}")
    assert since.partition(":")[0] == as_of.partition(":")[0] or as_of.endswith(":00")


async def test_without_the_permission_what_is_known_is_shown(stage: Stage) -> None:
    stage.server.applications["client"].permissions -= {PEOPLE, SESSION_PEOPLE}
    stage.hold([OWNER, Guest()])
    stage.invite(Invitation(id="petrov", display_name="Пётр"))
    await stage.open()
    assert stage.title == "Participants: —"
    assert stage.names == {"Invited 1": ["Пётр"]}
    assert stage.notes[0].startswith("Who is in it cannot be read. The OAuth2 application lacks")
    if stage.server.generation == "v3.3":
        counted = "The server’s list counts 2, which may be out of date."
        assert stage.notes[1:] == [counted]


async def test_without_any_permission(stage: Stage) -> None:
    stage.server.options.invitations_in_conference = False
    stage.server.applications["client"].permissions -= {
        PEOPLE,
        SESSION_PEOPLE,
        "conferences.invitations",
    }
    stage.hold()
    await stage.open()
    assert stage.groups == {}
    assert stage.text.startswith("👥 Weekly sync\nMain\nParticipants: —\n")
    assert len(stage.notes) >= 2


async def test_an_answer_that_makes_no_sense(stage: Stage) -> None:
    stage.hold()
    stage.server.faults.add(Fault("/participants", Garbage("html"), times=None))
    await stage.open()
    assert stage.notes[0].startswith("Who is in it cannot be read. The server sent an unexpected")


async def test_a_server_that_does_not_answer_now(stage: Stage) -> None:
    """The last reading stays, with its time."""
    stage.hold()
    await stage.open()
    shown = stage.text
    await stage.server.stop()
    refresh = await stage.anna.press("Refresh")
    assert refresh.text.startswith("The server refused the connection.")
    assert stage.text == shown


async def test_a_slow_server_is_waited_for_in_the_window(stage: Stage, gates: list[Gate]) -> None:
    stage.bot.limits = replace(stage.bot.limits, answers=SOON)
    await stage.bot.restart()
    stage.hold()
    await stage.to_card()
    await filled_in(stage.bot, stage.anna, "Owner: ")
    gates.append(Gate(stage.server))
    await stage.anna.press(KEY)
    assert WAITING in stage.text
    assert stage.anna.screen.labels == ["🔄 Refresh", "◀ Back"]
    gates[0].open()
    await filled_in(stage.bot, stage.anna, "Participants: 1")


async def test_who_comes_back_sees_the_last_reading_meanwhile(
    stage: Stage, gates: list[Gate]
) -> None:
    stage.bot.limits = replace(stage.bot.limits, answers=SOON)
    await stage.bot.restart()
    stage.hold()
    await stage.to_card()
    await filled_in(stage.bot, stage.anna, "Owner: ")
    await stage.anna.press(KEY)
    await filled_in(stage.bot, stage.anna, "Participants: 1")
    await stage.anna.press("◀ Back")
    stage.world.join(ROOM, MODERATOR)
    gates.append(Gate(stage.server))
    await stage.anna.press(KEY)
    assert "Participants: 1" in stage.text
    assert WAITING in stage.text
    gates[0].open()
    await filled_in(stage.bot, stage.anna, "Participants: 2")


async def test_people_who_leave_between_the_pages(v4: Stage) -> None:
    """One look more finds everybody; a list that does not settle says so."""
    v4.server.options.max_page_size = 10
    v4.hold([OWNER, *(Participant(f"user{n}", f"User {n:03}") for n in range(24))])
    await v4.to_card()

    def leaving(*people: str) -> None:
        for after, who in zip((1, 4), people, strict=False):

            async def leave(_: SimulatedTrueConf, who: str = who) -> None:
                v4.world.leave(ROOM, who)

            v4.server.faults.add(Fault("/participants", Call(leave), after=after))

    leaving("user1")
    await v4.anna.press(KEY)
    assert v4.title.startswith("Participants: 24")
    assert v4.notes == []
    leaving("user2", "user3")
    await v4.anna.press("Refresh")
    [note] = v4.notes
    assert note.startswith("Participants came and left while the list was read")
