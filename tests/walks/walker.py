"""Chooses the steps of a walk by a seed, takes them, and tells what happened."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from aiogram_dialog.utils import remove_intent_id

from demo.telegram import Button
from tests.walks.broken import Broken
from tests.walks.events import EVENTS, FAULTS, METHODS, PERSONAL
from tests.walks.journeys import WAYS, Journey, OpenLink
from tests.walks.people import ANNA, EAGERNESS, MALLORY, MEMBERS, OWNERS, PEOPLE, RITA
from tests.walks.place import MARK, ROOMS, SERVERS, Place
from tests.walks.plans import question, several, way
from tests.walks.rules import check, check_at_once
from tests.walks.steps import (
    GoHome,
    Happens,
    Impossible,
    Kill,
    Person,
    Press,
    Restart,
    Say,
    Step,
    TelegramFails,
    TimePasses,
)

T = TypeVar("T")

COMMANDS = ("/start", "/servers", "/conferences", "/forgotten", "/online", "/status", "/language")
TEXTS = (*COMMANDS, *COMMANDS, "/help", "Berlin", "Asia/Tokyo", "<b>&", "🕯" * 200)

# How readily buttons are pressed, by their ids: those on the way to a stop more than others.
APPEAL = {"s": 4, "conf": 8, "forg": 4, "c": 12, "st": 12, "y": 12, "wt": 3, "on": 3}
# Those who have screens of their own when a walk begins.
WALKERS = [*OWNERS, *MEMBERS]
SCREENS_BACK = 6
EDITS_AGO = 6
TRIES = 20


# Somebody has a question on their screen, and may do nothing any more.
BEFORE = (
    Journey(RITA, "/conferences", ("3", "⏹ Stop…")),
    Journey(ANNA, "/preferences", ("👤 People", "Rita", "🗑 Remove…", "🗑 Remove")),
)


@dataclass
class Story:
    """What happened so far: the steps, and what each was followed by."""

    steps: list[Step] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def tell(self, step: Step, seen: str) -> None:
        self.steps.append(step)
        hasty = " (and at once:)" if step.hasty else ""
        self.lines.append(f"{len(self.steps):>4}. {step}{hasty}{seen}")

    def __str__(self) -> str:
        return "\n".join(self.lines)


class Walker:
    def __init__(self, seed: int, place: Place) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - to be repeated
        self._place = place
        self._planned: list[Step] = []
        # A kill is to find something that goes on.
        self._haste = 0.5 if place.body.mortal else 0.2
        kinds: Mapping[Callable[[], Step], int] = {
            self._press: 600,
            self._say: 30,
            self._happens: 130,
            self._person: 12,
            self._telegram_fails: 20,
            self._go_home: 20,
            self._journey: 20,
            self._question: 5,
            self._several: 20,
            self._open_link: 4,
            TimePasses: 6,
            Restart: 3,
        }
        self._kinds = kinds

    def step(self) -> Step:
        """The next one, by what can be seen now."""
        if self._planned:
            return self._planned.pop(0)
        for _ in range(TRIES):
            try:
                return self._weighed({**self._kinds, self._kill: self._odds_of_a_kill()})()
            except Impossible:
                continue
        return Say(ANNA, "/start")

    def _press(self) -> Step:
        who = self._who()
        owner = self._rather(who, 0.98 if self._place.with_buttons(who) else 0, WALKERS)
        back = self._rather(0, 0.93, range(SCREENS_BACK))
        age = self._rather(0, 0.93, range(EDITS_AGO))
        found = self._place.version(owner, back, age)
        buttons = [each for row in found[1].keyboard for each in row] if found else []
        labels = {each.text: _appeal(each) for each in buttons if each.data is not None}
        if not labels:
            raise Impossible
        label = self._weighed(labels)
        twice = self._dice.random() < 0.02
        return Press(who, owner, back, age, label, twice=twice, hasty=self._hasty())

    def _say(self) -> Step:
        return Say(self._who(), self._dice.choice(TEXTS), hasty=self._hasty())

    def _happens(self) -> Step:
        weights = {act: weight for act, (_, weight) in EVENTS.items()}
        if self._place.body.mortal:
            del weights["never stops"]  # it has the patience of the real one
        act = self._weighed(weights)
        server, room = self._dice.choice(list(SERVERS)), self._dice.choice(list(ROOMS))
        return Happens(server, act, room, hasty=self._hasty())

    def _person(self) -> Step:
        act = self._weighed({act: weight for act, (_, weight) in PERSONAL.items()})
        return Person(self._dice.choice(WALKERS), act)

    def _telegram_fails(self) -> Step:
        return TelegramFails(
            self._dice.choice(METHODS), self._dice.choice(list(FAULTS)), hasty=self._hasty()
        )

    def _go_home(self) -> Step:
        return GoHome(self._dice.choice(WALKERS))

    def _journey(self) -> Step:
        kind = self._weighed({kind: weight for kind, (*_, weight) in WAYS.items()})
        return way(self._dice, kind, hasty=self._hasty())

    def _question(self) -> Step:
        first, *self._planned = question(self._dice)
        return first

    def _several(self) -> Step:
        first, *self._planned = several(self._dice, mortal=self._place.body.mortal)
        return first

    def _open_link(self) -> Step:
        who = self._dice.choice([MALLORY, RITA])
        return OpenLink(who, self._dice.choice(["Let in", "Let in", "Refuse"]))

    def _kill(self) -> Step:
        return Kill(self._dice.uniform(0, 0.2))

    def _odds_of_a_kill(self) -> int:
        """It comes rather while something is being done."""
        if not self._place.body.mortal:
            return 0
        return 400 if self._place.unanswered else 20

    def _who(self) -> int:
        return self._weighed(EAGERNESS)

    def _hasty(self) -> bool:
        return self._dice.random() < self._haste

    def _rather(self, usual: T, share: float, others: Iterable[T]) -> T:
        """The usual one in this share of cases."""
        return usual if self._dice.random() < share else self._dice.choice(list(others))

    def _weighed(self, weights: Mapping[T, int]) -> T:
        [chosen] = self._dice.choices(list(weights), list(weights.values()))
        return chosen


async def walk(place: Place, seed: int, length: int, story: Story) -> None:
    """
    :raises Broken:
    """
    walker = Walker(seed, place)
    for step in BEFORE:
        await take(place, step, story)
    while len(story.steps) < length:
        await take(place, walker.step(), story)
    for who in WALKERS:
        await take(place, Person(who, "lets the bot write again"), story)
        await take(place, GoHome(who), story)


async def repeat(place: Place, steps: Sequence[Step], story: Story) -> None:
    """Take these steps, as far as they are possible.

    :raises Broken:
    """
    for step in steps:
        await take(place, step, story)


async def take(place: Place, step: Step, story: Story) -> None:
    presses = len(place.pressed)
    try:
        await step.take(place)
    except Impossible:
        return
    except Broken:
        story.tell(step, "")
        raise
    except Exception as unforeseen:  # whatever it is, its story is wanted
        story.tell(step, "")
        raise Broken("nothing unforeseen happens", repr(unforeseen)) from unforeseen
    try:
        await _look(place, step)
    finally:
        story.tell(step, _seen(place, step, presses))


async def _look(place: Place, step: Step) -> None:
    if step.hasty:
        check_at_once(place)
    else:
        await check(place)


def _seen(place: Place, step: Step, presses: int) -> str:
    """What the answers said, and how the screen of the one who acted begins."""
    answers = [each.press.text for each in place.pressed[presses:] if each.press.text]
    who = getattr(step, "who", None)
    screen = place.screen(who) if who in PEOPLE and not step.hasty else None
    seen = [f"“{answer}”" for answer in answers]
    if screen:
        seen.append(" | ".join([screen.text.replace("\n", " ")[:90], *screen.labels[:6]]))
    return "".join(f"\n        {each}" for each in seen)


def _appeal(button: Button) -> int:
    _, marked = remove_intent_id(button.data or "")
    widget, _, _item = marked[MARK:].partition(":")
    return APPEAL.get(widget, 1)
