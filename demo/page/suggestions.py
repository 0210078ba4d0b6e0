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
    return [
        outage,
        *_forgetting(scene),
        *_stopping(scene),
        *_comparing(scene),
        *_letting_in(scene),
    ]


def _forgetting(scene: Scene) -> list[Suggestion]:
    world = scene.servers[_MEETING].world
    held = (
        Suggestion(f"Forget {each.topic}", "Forget", _MEETING, each.conference_id or "")
        for each in world.running()
        if (scene.guarded is None or each.conference_id != scene.guarded.conference_id)
        and len(each.people) > 1
        and world.rooms[each.conference_id or ""].permanent
    )
    return list(held)[:1]


def _stopping(scene: Scene) -> list[Suggestion]:
    names = [role.name for role in scene.playing("owner", "operator")]
    if len(names) < 2:  # noqa: PLR2004 - one stops, one looks
        return []
    one, other = names[:2]
    steps = (
        f"As {other}: START, a time zone or Later, {_MEETING}, 🎥, and a conference.",
        f"As {one}: the same conference, ⏹, and ⏹ again.",
        f"As {other}: look at what has become of the screen.",
    )
    return [Suggestion(f"Stop one as {one} while {other} looks", steps=steps)]


def _comparing(scene: Scene) -> list[Suggestion]:
    guarded, names = scene.guarded, [role.name for role in scene.playing("operator", "viewer")]
    if guarded is None or len(names) < 2:  # noqa: PLR2004 - one who may act, one who may look
        return []
    owner, (operator, viewer, *_) = scene.playing("owner")[0].name, names
    steps = (
        f"As {operator}: START, then {guarded.server}, 🎥, and {guarded.topic}: it is protected, "
        f"nobody can stop it, and only {owner} can lift that.",
        f"As {viewer}: any conference there: all is shown, and nothing can be stopped.",
        f"As {owner}: 🛡 on {guarded.topic}; /preferences and 👤 for what the others may do.",
    )
    return [Suggestion(f"Look at {guarded.topic} as each of them", steps=steps)]


def _letting_in(scene: Scene) -> list[Suggestion]:
    owners, strangers = scene.playing("owner"), scene.playing("stranger")
    if not owners or not strangers:
        return []
    owner, stranger = owners[0].name, strangers[0].name
    steps = (
        f"As {owner}: /preferences, 👤, ➕, a role, 🔗 Make the link.",
        f"As {stranger}: send /start, a space, and what stands behind start= in the link.",
        f"As {owner}: let {stranger} in.",
    )
    return [Suggestion(f"Let {stranger} in", steps=steps)]
