"""Steps that are planned ahead: a question, what happens before its Yes and after it."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.walks.events import MANY
from tests.walks.journeys import (
    ALL,
    ASKS,
    CHANGES,
    CHOSEN,
    SAYS_YES,
    SELECTS,
    STOPS_HERE,
    TURNS_PAGE,
    WAYS,
    Journey,
)
from tests.walks.people import ANNA, BORIS, OTTO
from tests.walks.place import CROWD, CROWDED, ROOMS
from tests.walks.steps import Happens, Kill, Restart, Step, TimePasses

ASKING = (ANNA, BORIS, OTTO)
# What befalls one of those that are to be stopped together.
BEFALLS = ("someone comes", "ends", "ends and begins anew", "is held")


def way(dice: random.Random, kind: str, *, hasty: bool = False) -> Journey:
    ways, people, _ = WAYS[kind]
    command, *labels = dice.choice(ways)
    return Journey(dice.choice(people), command, tuple(labels), hasty=hasty)


def question(dice: random.Random) -> list[Step]:
    """It is to be forbidden between the question and its Yes, or while that is carried out."""
    who, card = dice.choice(ASKING), dice.choice("123")
    changes = way(dice, dice.choice(CHANGES))
    yes = Journey(who, "", (SAYS_YES,), hasty=True)
    then: list[Step] = [changes, yes] if dice.random() < 0.7 else [yes, changes]
    return [Journey(who, "/conferences", (card, ASKS)), *then]


def several(dice: random.Random, *, mortal: bool) -> list[Step]:
    """Many are to be stopped by one Yes; the world goes on before it, and in the middle of it."""
    who = dice.choice(ASKING)
    lasts = dice.choice(["stops after a while", "stops slowly", "stops at once"])
    before = [_meanwhile(dice, who, mortal=mortal) for _ in range(dice.randrange(3))]
    after = [_meanwhile(dice, who, mortal=mortal) for _ in range(dice.randrange(2))]
    yes = Journey(who, "", (SAYS_YES,), hasty=True)
    if dice.random() < 0.5:
        after.insert(0, Journey(who, "", (STOPS_HERE,), hasty=True))
    elif dice.random() < 0.3:
        after.append(yes)
    many, slowly = Happens(CROWDED, MANY, min(ROOMS)), Happens(CROWDED, lasts, min(ROOMS))
    return [many, _asks(dice, who), slowly, *before, yes, *after]


def _asks(dice: random.Random, who: int) -> Journey:
    if dice.random() < 0.5:
        return Journey(who, "/forgotten", (ALL,))
    boxes: Sequence[str] = dice.sample("12345", dice.randint(2, 5))
    turned = [TURNS_PAGE] if dice.random() < 0.3 else []
    command = dice.choice(["/forgotten", "/conferences"])
    return Journey(who, command, (SELECTS, *boxes, *turned, CHOSEN))


def _meanwhile(dice: random.Random, who: int, *, mortal: bool) -> Step:
    match dice.randrange(8):
        case 0 | 1 | 2:
            return Happens(CROWDED, dice.choice(BEFALLS), dice.choice([*CROWD]))
        case 3 | 4:
            return way(dice, dice.choice(CHANGES), hasty=True)
        case 5:
            return Journey(who, "", (TURNS_PAGE,))
        case 6:
            return Kill(dice.uniform(0, 0.2)) if mortal else Restart()
        case _:
            return TimePasses()
