"""Steps that belong together: what somebody sets out to do, through one window after the other.

At random they would hardly ever get there. Here is the place for more of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from demo.telegram import PressSeen
from tests.walks.people import ANNA, BORIS, OTTO, PEOPLE, RITA, VERA
from tests.walks.place import SERVERS, Place
from tests.walks.steps import Impossible

# Seconds without news in any chat after which a button does not come any more: the journey ends.
# The story of a test is patient.
COMES = 0.25

_LINK = re.compile(r"\?start=(\S+)")


@dataclass(frozen=True)
class Journey:
    """From a command through one button after the other, as far as they are there.

    :ivar command: empty: from the screen that is there
    """

    who: int
    command: str
    labels: tuple[str, ...]
    hasty: bool = False

    def __str__(self) -> str:
        way = " › ".join(self.labels)
        return f"{PEOPLE[self.who]} goes {self.command or '…'} › {way}"

    async def take(self, place: Place) -> None:
        person = place.people[self.who]
        if person.chat.bot != "member":
            raise Impossible
        place.bot.telegram.faults.clear()
        beyond = (0, 0)
        if self.command:
            beyond = (await person.send(self.command)).message_id, 0
        await _go(place, self.who, self.labels, beyond)


@dataclass(frozen=True)
class OpenLink:
    """The newest link that an owner has made, opened by somebody it was forwarded to; and what
    she answers.
    """

    who: int
    answer: str
    hasty: bool = False

    def __str__(self) -> str:
        return f"{PEOPLE[self.who]} opens the newest invitation, and Anna presses [{self.answer}]"

    async def take(self, place: Place) -> None:
        said = [version.text for each in place.with_buttons(ANNA) for version in each.history]
        codes = [found[1] for text in said if (found := _LINK.search(text))]
        chats = place.people[self.who].chat, place.people[ANNA].chat
        if not codes or any(chat.bot != "member" for chat in chats):
            raise Impossible
        place.bot.telegram.faults.clear()
        await place.people[self.who].send(f"/start {codes[0]}")
        await _go(place, ANNA, (self.answer,), (0, 0))


Mark = tuple[int, int]  # of a screen: its message, and how often that has been edited


async def _go(place: Place, who: int, labels: Sequence[str], beyond: Mark) -> None:
    """Press one after the other, each on the screen that the press before has led to."""
    chat = place.people[who].chat
    before: PressSeen | None = None
    for label in labels:
        while not (found := _found(place, who, label, beyond, before)):
            if not await place.bot.telegram.world.changes.wait(COMES):
                return
        data, beyond = found
        message = chat.messages[beyond[0]]
        before = await place.press(who, message, message.now, data)


def _found(
    place: Place, who: int, label: str, beyond: Mark, before: PressSeen | None
) -> tuple[str, Mark] | None:
    """The callback data of a button, and on which screen. Until the press before is answered, that
    may be news of its own screen.
    """
    screen = place.screen(who)
    if screen is None or (before is not None and not before.answers):
        return None
    mark = screen.message_id, len(place.people[who].chat.messages[screen.message_id].history)
    with suppress(LookupError):
        return (str(screen.button(label).data), mark) if mark > beyond else None
    return None


_ROLES = ("operator", "viewer")
_BOXES = ("Main", "Branch", "All servers")
_PEOPLE = ("/preferences", "👤 People")
_MEMBERS = [(*_PEOPLE, PEOPLE[who]) for who in (BORIS, VERA, OTTO, RITA)]
_CARDS = [("/conferences", str(number)) for number in range(1, 5)]
_PROTECTED = ("🛡 This conference", "🛡 This conference", "🛡 All conferences of its owner")

# A command and the labels after it; who goes there; and how often, beside the others.
WAYS: Mapping[str, tuple[Sequence[tuple[str, ...]], Sequence[int], int]] = {
    "changes a role": ([(*each, role) for each in _MEMBERS for role in _ROLES], [ANNA], 6),
    "changes servers": (
        [(*each, "🖥 Servers", box) for each in _MEMBERS for box in _BOXES],
        [ANNA],
        6,
    ),
    "removes somebody": ([(*each, "🗑 Remove…", "🗑 Remove") for each in _MEMBERS], [ANNA], 2),
    "invites somebody": (
        [(*_PEOPLE, "➕ Invite", role, "🔗 Make the link") for role in _ROLES],
        [ANNA],
        3,
    ),
    "protects": (
        [(*card, "🛡 Protect…", what) for card in _CARDS for what in _PROTECTED],
        [ANNA, BORIS, OTTO],
        8,
    ),
    "lifts a protection": (
        [("/servers", each, "🛡 Protected", "1", "Lift the protection") for each in SERVERS],
        [ANNA, BORIS],
        5,
    ),
}
# A question, what changes then, and its Yes: who of them, how, and how it goes on.
ASKS, SAYS_YES = "⏹ Stop…", "⏹"
# The same for several at once, in any language: all that are listed, or those with a mark in their
# box.
ALL = CHOSEN = SAYS_YES
SELECTS, STOPS_HERE, TURNS_PAGE = "✅", "✖", "›"
CHANGES = ("protects", "protects", "changes a role", "changes servers", "removes somebody")
