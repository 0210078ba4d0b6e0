"""What the page suggests to try: buttons of the world whose effect is seen in the chat."""

from __future__ import annotations

from dataclasses import dataclass

from demo.controls import offered
from demo.scene import Scene

_MEETING, _FALLING = "Head office", "Training"


@dataclass(frozen=True)
class Suggestion:
    """`act`: the label of the button that it presses; where it is "", the reader takes `steps`."""

    label: str
    act: str = ""
    server: str = ""
    conference: str = ""
    steps: tuple[str, ...] = ()


def suggestions(scene: Scene) -> list[Suggestion]:
    """Those that can be taken in the world as it is."""
    down = "Take down" in offered(scene.servers[_FALLING])
    verb, direction = ("Take", "down") if down else ("Bring", "up")
    outage = Suggestion(f"{verb} {_FALLING} {direction}", f"{verb} {direction}", _FALLING)
    return [outage, *_forgetting(scene), *_stopping(scene)]


def _forgetting(scene: Scene) -> list[Suggestion]:
    world = scene.servers[_MEETING].world
    held = (
        Suggestion(f"Forget {each.topic}", "Forget", _MEETING, each.conference_id or "")
        for each in world.running()
        if len(each.people) > 1 and world.rooms[each.conference_id or ""].permanent
    )
    return list(held)[:1]


def _stopping(scene: Scene) -> list[Suggestion]:
    names = [scene.people[each].user.name for each in scene.operators]
    if len(names) < 2:  # noqa: PLR2004 - one stops, one looks
        return []
    one, other = names[:2]
    steps = (
        f"As {other}: START, a time zone or Later, {_MEETING}, 🎥, and a conference.",
        f"As {one}: the same conference, ⏹, and ⏹ again.",
        f"As {other}: look at what has become of the screen.",
    )
    return [Suggestion(f"Stop one as {one} while {other} looks", steps=steps)]
