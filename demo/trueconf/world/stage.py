"""What the demo's servers begin with: users, rooms, and conferences that are already running."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from demo.trueconf.world.conferences import Invitation, Room
from demo.trueconf.world.people import HOST_ROLE, Guest, Person, User
from demo.trueconf.world.state import World

NAMES = {
    "ivanova": "Anna Ivanova",
    "petrov": "Пётр Петров",
    "garcia": "Lucía García",
    "mueller": "Jürgen Müller",
    "okafor": "Chidi Okafor",
    "tanaka": "Yuki Tanaka",
    "haddad": "ليلى حداد",
    "novak": "Eva Nováková",
    "rossi": "Marco Rossi",
    "smith": "Sam <Sam> Smith & Co",
}
TOPICS = (
    "Stand-up",
    "R&D <sync>",
    "Планёрка отдела внедрения",
    "Revisión semanal",
    "Jour fixe Vertrieb",
    "Sales review 🚀",
    "Onboarding",
    "Board meeting",
    "Support: hand-over of the night shift",
    "Lecture: safety at work",
)
# So many are invited beside the owner; not all of them come.
INVITED = 5
FORGOTTEN_TOPICS = ("Test of the new camera", "Обсуждение бюджета", "Interview")


def furnish(world: World, seed: int) -> None:
    """Users and rooms; some rooms are held, three conferences have been forgotten for hours."""
    random = Random(seed)  # noqa: S311 - play, not secrecy
    for user_id, name in NAMES.items():
        world.add_user(user_id, name, random.choice([0, 0, 1, 1, 2]))
    world.add_users(240, online=65)
    world.finished(120)
    rooms = [_room(world, random, topic) for topic in TOPICS]
    for room in random.sample(rooms, 5):
        started = world.now() - timedelta(minutes=random.randint(5, 45))
        world.begin(room.id, cast(world, random, room), started)
    for hours, topic in enumerate(FORGOTTEN_TOPICS, start=2):
        room = _room(world, random, topic, permanent=False)
        people = [host_of(world, room)] if hours == len(FORGOTTEN_TOPICS) else []
        world.begin(room.id, people, world.now() - timedelta(hours=hours, minutes=17))


def cast(world: World, random: Random, room: Room) -> list[Person]:
    """The host, some colleagues and perhaps a guest, for a conference of this room."""
    others = [name for name in NAMES if name != room.owner]
    people = [person(world.users[name]) for name in random.sample(others, random.randint(1, 6))]
    guests = [Guest("Visitor")] if random.random() < 0.5 else []  # noqa: PLR2004 - heads or tails
    return [host_of(world, room), *people, *guests]


def person(user: User) -> Person:
    return Person(user.id, user.display_name)


def host_of(world: World, room: Room) -> Person:
    return Person(room.owner, world.users[room.owner].display_name, HOST_ROLE)


def _room(world: World, random: Random, topic: str, *, permanent: bool = True) -> Room:
    conference_id = str(random.randint(10**9, 10**10 - 1))
    created = world.now() - timedelta(days=random.randint(1, 400))
    owner = random.choice(list(NAMES))
    room = world.add_room(conference_id, topic, owner, created, permanent=permanent)
    room.invitations = [
        Invitation(id=each, display_name=NAMES[each], is_moderator=each == owner)
        for each in dict.fromkeys([owner, *list(NAMES)[:INVITED]])
    ]
    return room
