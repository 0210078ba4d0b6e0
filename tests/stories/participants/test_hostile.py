"""Names are foreign text: they are shown as they are, cut, and break nothing."""

from __future__ import annotations

import pytest

from demo.trueconf import Guest, Invitation
from demo.trueconf import Person as Participant
from tests.stories.participants.stage import KEY, OWNER, Stage
from tests.stories.screens.scenes import ANNA

ENDLESS = "<b>&" * 1024


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<b>Eve</b> & Co", "<b>Eve</b> & Co"),
        ("</i></b><a href='tg://user?id=1'>x</a>", "</i></b><a href='tg://user?id=1'>x</a>"),
        ("&lt;i&gt;", "&lt;i&gt;"),
        ("\u202eevE\u202c \u2066x\u2069", "evE x"),
        ("ليلى حداد", "ليلى حداد"),
        ("two\nlines\tand\x00more", "two lines andmore"),
        ("{ $x } { -term }", "{ $x } { -term }"),
        ("· owner · since 9:00", "· owner · since 9:00"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("x" * 4096, f"{'x' * 59}…"),
    ],
)
async def test_any_name(v4: Stage, name: str, shown: str) -> None:
    v4.hold([Participant("eve", name)])
    await v4.open()
    assert f"\n{shown} · since" in v4.text


@pytest.mark.parametrize("name", ["", " ", None, "\u202e"])
async def test_no_name(v4: Stage, name: str | None) -> None:
    v4.hold([Participant("eve", name)])
    v4.invite(Invitation(id="petrov", display_name=name))
    await v4.open()
    assert v4.names == {
        "Others 1": ["eve@vc.example.com"],
        "Invited and missing 1": ["petrov"],
    }


async def test_the_same_name_twice(stage: Stage) -> None:
    stage.hold([OWNER, Guest("Visitor"), Guest("VISITOR"), Participant("petrov", "Petrov")])
    await stage.open()
    first, second = stage.names["Guests 2"]
    assert {first[:17], second[:17]} == {"Visitor (#guest:0", "VISITOR (#guest:0"}
    assert first[7:] != second[7:]
    assert stage.names["Others 1"] == ["Petrov"]


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_the_longest_of_all(v3: Stage, generation: str) -> None:
    """Within what Telegram takes: the simulator refuses what is too long."""
    server = await v3.bot.add_server("Other", generation)
    for each in (server.world,):
        each.add_room("77", "🚀" * 240, "o" * 900)
        each.begin("77", [_endless(n, role) for role in (1, 2) for n in range(20)])
        each.rooms["77"].invitations += [
            Invitation(id=f"{n}{'i' * 900}", display_name=ENDLESS, is_moderator=True)
            for n in range(40)
        ]
    await v3.bot.restart()
    await v3.anna.send("/start", wait=True)
    for button in ("Other", "Conferences", "1.", KEY):
        await v3.anna.press(button)
    pages = 1
    while any(label == "›" for label in v3.anna.screen.labels):
        assert len(v3.text) > 1000
        await v3.anna.press("›", exact=True)
        pages += 1
    assert pages == 6
    await v3.anna.send(ENDLESS, wait=True)
    await v3.anna.sees("🔎")
    assert v3.bot.telegram.messages(ANNA)


def _endless(number: int, role: int) -> Participant:
    return Participant(f"{role}{number}{'u' * 500}@{'s' * 300}/{'d' * 40}", ENDLESS, role)
