"""Typed words find people, and what they hide is said."""

from __future__ import annotations

import pytest

from demo.trueconf import Guest, Invitation
from demo.trueconf import Person as Participant
from tests.stories.participants.stage import OWNER, Stage

PEOPLE = [
    OWNER,
    Participant("petrov", "Пётр Ёлкин"),
    Participant("mueller", "Jürgen Müller"),
    Participant("garcia", "Lucía García"),
    Guest("Visitor (Müller)"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("müller", ["Jürgen Müller", "Visitor (Müller)"]),
        ("MULLER jurgen", ["Jürgen Müller"]),
        ("елкин", ["Пётр Ёлкин"]),
        ("ПЕТР", ["Пётр Ёлкин"]),
        ("garcia", ["Lucía García"]),
        ("#guest", ["Visitor (Müller)"]),
        ("  lucia \n  garcía ", ["Lucía García"]),
    ],
)
async def test_letter_case_and_accents_do_not_matter(
    v4: Stage, typed: str, found: list[str]
) -> None:
    v4.hold(PEOPLE)
    await v4.open()
    await v4.type(typed, f"{len(found)} of 5 shown")
    assert [name for names in v4.names.values() for name in names] == found


async def test_it_says_what_it_hides_and_shows_all_again(stage: Stage) -> None:
    stage.hold(PEOPLE)
    await stage.open()
    await stage.type("müller", "🔎 müller: 2 of 5 shown")
    await stage.anna.press("All participants")
    assert "🔎" not in stage.text
    assert sum(map(len, stage.groups.values())) == 5
    assert not any("All participants" in label for label in stage.anna.screen.labels)


async def test_nobody_is_meant(stage: Stage) -> None:
    stage.hold(PEOPLE)
    await stage.open()
    await stage.type("schmidt", "🔎 schmidt: nobody of 5")
    assert stage.groups == {}
    assert "👥 All participants" in stage.anna.screen.labels


async def test_the_missing_are_found_too(stage: Stage) -> None:
    stage.hold()
    stage.invite(Invitation(id="novak", display_name="Eva Nováková"))
    await stage.open()
    await stage.type("novakova", "1 of 2 shown")
    assert stage.names == {"Invited and missing 1": ["Eva Nováková"]}


async def test_a_search_begins_on_its_first_page(v4: Stage) -> None:
    v4.hold([Participant(f"user{n}", f"User {n:03}") for n in range(60)])
    await v4.open()
    assert "Type a name to search." in v4.text
    for _ in range(2):
        await v4.anna.press("›", exact=True)
    await v4.type("user", "60 of 60 shown")
    assert v4.names["Others 60"][0] == "User 000"


@pytest.mark.parametrize(
    "typed",
    [
        ".*",
        "(?:a+)+$",
        "[",
        "%",
        "'; DROP TABLE",
        "<b>",
        "&amp;",
        "{ $x }",
        "\u202eabc",
        "a" * 4096,
    ],
)
async def test_any_text_can_be_typed(v4: Stage, typed: str) -> None:
    v4.hold(PEOPLE)
    await v4.open()
    await v4.type(typed, "nobody of 5")
    assert len(v4.text) < 1000
    await v4.anna.press("All participants")


@pytest.mark.parametrize("typed", ["\u200b", "\u2060 \ufeff", "\u202e"])
async def test_what_cannot_be_seen_searches_nothing(v4: Stage, typed: str) -> None:
    v4.hold(PEOPLE)
    await v4.open()
    await v4.anna.send(typed, wait=True)
    await v4.anna.sees("Visitor")
    assert "🔎" not in v4.text
