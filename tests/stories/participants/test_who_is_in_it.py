"""Who is in a conference: by role, with what is known of each."""

from __future__ import annotations

import re

import pytest

from demo.trueconf import Guest, Invitation
from demo.trueconf import Person as Participant
from tests.stories.participants.stage import KEY, OWNER, TOPIC, Stage
from tests.stories.screens.scenes import ROOM

PETROV = Participant("petrov", "Пётр Петров", 2)
TANAKA = Participant("tanaka", "Yuki Tanaka")


async def test_by_role_and_name(stage: Stage) -> None:
    stage.hold([TANAKA, Guest("Visitor"), PETROV, Participant("adams", "Ella Adams"), OWNER])
    await stage.open()
    assert stage.text.startswith(f"👥 {TOPIC}\nMain\nParticipants: 5 (guests: 1)")
    assert stage.names == {
        "Moderators 2": ["Anna Ivanova", "Пётр Петров"],
        "Others 2": ["Ella Adams", "Yuki Tanaka"],
        "Guests 1": ["Visitor"],
    }
    assert re.search(r"\nas of \d+:\d\d:\d\d", stage.text)


async def test_the_owner_is_named_first_and_as_the_owner(stage: Stage) -> None:
    stage.hold([Participant("adams", "Ada", 2), OWNER])
    await stage.open()
    first, second = stage.groups["Moderators 2"]
    assert first.startswith("Anna Ivanova · owner · since ")
    assert re.fullmatch(
        r"Ada · since (\w+ \d+, )?\d+:\d\d\s[AP]M UTC.*", second.replace("\xa0", " ")
    )


async def test_since_when(stage: Stage) -> None:
    """Somebody who came yesterday is told with the day."""
    stage.hold([OWNER], minutes=60 * 24 * 2)
    stage.world.join(ROOM, TANAKA)
    await stage.open()
    [owner] = stage.groups["Moderators 1"]
    [late] = stage.groups["Others 1"]
    assert re.search(r"since [A-Z][a-z]{2} \d+, \d+:\d\d", owner)
    assert re.search(r"since \d+:\d\d", late)


async def test_devices(stage: Stage) -> None:
    stage.hold([Participant("petrov@other.example.com/pc", "Petrov")])
    stage.world.join(ROOM, Participant("petrov@other.example.com/phone", "Petrov"))
    stage.world.join(ROOM, Participant("tanaka@other.example.com/room", "Tanaka"))
    await stage.open()
    petrov, tanaka = stage.groups["Others 2"]
    assert petrov.endswith(" · devices: 2 · pc, phone")
    assert tanaka.endswith(" · room")
    assert "devices" not in tanaka


async def test_back_leads_to_the_card(stage: Stage) -> None:
    stage.hold()
    await stage.to_card()
    card = stage.anna.screen.labels
    await stage.anna.press(KEY)
    await stage.anna.press("◀ Back")
    assert stage.anna.screen.labels == card


async def test_refresh_reads_anew_and_nothing_else_does(stage: Stage) -> None:
    stage.hold([OWNER, *(Participant(f"user{n}", f"User {n:02}") for n in range(40))])
    await stage.open()
    read = stage.lists_read()
    stage.world.join(ROOM, Participant("zoe", "Zoe"))
    await stage.anna.press("›", exact=True)
    await stage.anna.press("‹", exact=True)
    await stage.type("user 07", "User 07")
    assert stage.lists_read() == read
    assert stage.title.startswith("Participants: 41")
    await stage.anna.press("All participants")
    await stage.anna.press("Refresh")
    assert stage.lists_read() > read
    assert stage.title.startswith("Participants: 42")


async def test_who_opens_it_again_sees_who_is_there_now(stage: Stage) -> None:
    stage.hold()
    await stage.open()
    stage.world.join(ROOM, TANAKA)
    await stage.anna.press("◀ Back")
    await stage.anna.press(KEY)
    assert stage.title.startswith("Participants: 2")


async def test_five_hundred(stage: Stage) -> None:
    stage.server.options.max_page_size = 100
    stage.hold([OWNER, *(Participant(f"user{n}", f"User {n:03}") for n in range(499))])
    await stage.open()
    assert stage.title.startswith("Participants: 500")
    seen: list[str] = []
    while True:
        seen += [name for names in stage.names.values() for name in names]
        if not any(label == "›" for label in stage.anna.screen.labels):
            break
        await stage.anna.press("›", exact=True)
    assert seen == ["Anna Ivanova", *(f"User {n:03}" for n in range(499))]
    assert "Others · 499" in stage.text  # also at the top of the last page


async def test_nobody(stage: Stage) -> None:
    stage.hold([])
    await stage.open()
    assert stage.title.startswith("Participants: 0")
    assert stage.groups == {}


async def test_it_has_ended(stage: Stage) -> None:
    stage.hold()
    await stage.open()
    stage.world.end(ROOM)
    await stage.anna.press("Refresh")
    assert stage.text == "This conference has ended."
    assert stage.anna.screen.labels == ["◀ Back"]
    await stage.anna.press("◀ Back")
    assert stage.text == "This conference has ended."
    assert KEY not in "".join(stage.anna.screen.labels)


async def test_who_may_only_look_may_look_here(stage: Stage) -> None:
    """No key of the window changes anything."""
    stage.hold()
    stage.invite(Invitation(id="petrov"))
    await stage.open()
    assert stage.anna.screen.labels == ["🔄 Refresh", "◀ Back"]
    assert stage.server.posts == []


async def test_a_restart_changes_nothing(stage: Stage) -> None:
    stage.hold([OWNER, TANAKA])
    await stage.open()
    await stage.type("yuki", "1 of 2 shown")
    await stage.bot.restart()
    await stage.anna.press("All participants")
    assert stage.names == {"Moderators 1": ["Anna Ivanova"], "Others 1": ["Yuki Tanaka"]}


@pytest.mark.parametrize("language", ["ru", "de", "es"])
async def test_other_languages(stage: Stage, language: str) -> None:
    stage.hold([OWNER, Guest("Visitor")])
    stage.invite(Invitation(id="petrov", display_name="Petrov"))
    await stage.bot.change("UPDATE operators SET language = ?", language)
    await stage.bot.restart()
    await stage.anna.send("/start", wait=True)
    await stage.anna.press("🎥")
    await stage.anna.press("1.")
    await stage.anna.press("👥")
    for name in (TOPIC, "Anna Ivanova", "Visitor", "Petrov"):
        assert name in stage.text
    assert "Moderators" not in stage.text.replace("Moderatoren", "")
