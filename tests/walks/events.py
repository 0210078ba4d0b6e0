"""What happens to servers and in chats while operators walk, by the words in which it is told."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from demo import telegram
from demo.telegram.faults import FaultKind
from demo.trueconf import (
    ALL_PERMISSIONS,
    Delay,
    Drop,
    Fault,
    Garbage,
    Guest,
    SimulatedTrueConf,
    Status,
)
from demo.trueconf.faults import Kind
from tests.walks.place import CROWD, HOST, Place

Event = Callable[[SimulatedTrueConf, str], Awaitable[None] | None]


def _is_held(server: SimulatedTrueConf, room: str) -> None:
    server.world.begin(room, [HOST])


def _is_forgotten(server: SimulatedTrueConf, room: str) -> None:
    server.world.begin(room, started=server.world.now() - timedelta(hours=3))


def _many_are_forgotten(server: SimulatedTrueConf, _room: str) -> None:
    for number, room in enumerate(CROWD):
        if room in server.world.rooms and not server.world.running(room):
            server.world.begin(room, started=server.world.now() - timedelta(hours=3 + number))


def _is_held_twice(server: SimulatedTrueConf, room: str) -> None:
    server.world.begin_second(room, [HOST])


def _ends(server: SimulatedTrueConf, room: str) -> None:
    server.world.end(room)


def _begins_anew(server: SimulatedTrueConf, room: str) -> None:
    server.world.restart(room)


def _someone_comes(server: SimulatedTrueConf, room: str) -> None:
    server.world.join(room, Guest())


def _someone_goes(server: SimulatedTrueConf, room: str) -> None:
    people = server.world.session(room).people
    if not people:
        raise ValueError("nobody is in it")
    server.world.leave(room, people[-1].id)


async def _falls_over(server: SimulatedTrueConf, _room: str) -> None:
    if not server.api.is_up:
        raise ValueError("it lies already")
    await server.stop()


async def _returns(server: SimulatedTrueConf, _room: str) -> None:
    if server.api.is_up:
        raise ValueError("it is there")
    await server.start()


def _revokes_tokens(server: SimulatedTrueConf, _room: str) -> None:
    server.revoke_tokens()


def _takes_a_permission(server: SimulatedTrueConf, _room: str) -> None:
    server.applications["client"].permissions.discard("conferences")


def _gives_permissions(server: SimulatedTrueConf, _room: str) -> None:
    server.applications["client"].permissions = set(ALL_PERMISSIONS)


def _stops(seconds: float) -> Event:
    def change(server: SimulatedTrueConf, _room: str) -> None:
        server.options.stop_delay = seconds

    return change


def _fails(kind: Kind, path: str = "/api/") -> Event:
    def fail(server: SimulatedTrueConf, _room: str) -> None:
        server.faults.add(Fault(path, kind))

    return fail


FALL = "falls over"
MANY = "many are held without anyone, for hours"
# How often each comes, beside the others.
EVENTS: Mapping[str, tuple[Event, int]] = {
    "is held": (_is_held, 12),
    "is held without anyone, for hours": (_is_forgotten, 12),
    MANY: (_many_are_forgotten, 1),
    "is held twice": (_is_held_twice, 1),
    "ends": (_ends, 5),
    "ends and begins anew": (_begins_anew, 8),
    "someone comes": (_someone_comes, 6),
    "someone goes": (_someone_goes, 6),
    FALL: (_falls_over, 4),
    "returns": (_returns, 6),
    "revokes its tokens": (_revokes_tokens, 3),
    "takes a permission": (_takes_a_permission, 1),
    "gives all permissions": (_gives_permissions, 4),
    "stops at once": (_stops(0), 4),
    "stops after a while": (_stops(0.5), 2),
    "never stops": (_stops(math.inf), 1),
    "answers 502": (_fails(Status(502)), 2),
    "breaks a connection": (_fails(Drop()), 2),
    "answers slowly": (_fails(Delay(0.6)), 2),
    "answers nonsense": (_fails(Garbage("wrong types")), 2),
    "answers half": (_fails(Garbage("truncated")), 1),
    "stops and does not say so": (_fails(Drop(before=False), "/stop"), 2),
    "does not hear a stop": (_fails(Drop(), "/stop"), 1),
    "refuses a stop": (_fails(Status(500), "/stop"), 1),
    "stops slowly": (_fails(Delay(0.6), "/stop"), 1),
}

# After these another session of the room runs.
BEGINNINGS = {
    "is held",
    "is held without anyone, for hours",
    MANY,
    "is held twice",
    "ends and begins anew",
}


def _blocks(place: Place, who: int) -> None:
    place.people[who].blocks_bot()


def _unblocks(place: Place, who: int) -> None:
    place.people[who].unblocks()


def _deletes(place: Place, who: int) -> None:
    screen = place.screen(who)
    if screen is None:
        raise ValueError("there is nothing to delete")
    place.deleted.add(screen.message_id)
    place.people[who].deletes(screen.message_id)


PERSONAL: Mapping[str, tuple[Callable[[Place, int], None], int]] = {
    "blocks the bot": (_blocks, 1),
    "lets the bot write again": (_unblocks, 6),
    "deletes the newest screen": (_deletes, 3),
}

# What goes wrong with a request of the bot to Telegram, and with which.
FAULTS: Mapping[str, FaultKind] = {
    "429": telegram.TooManyRequests(1),
    "502": telegram.Status(502),
    "no JSON": telegram.NotJson(),
    "a broken connection": telegram.Drop(),
    "a broken connection after all was done": telegram.Drop(applied=True),
    "502 after all was done": telegram.Status(502, applied=True),
}
METHODS = ("edit.*", "send.*", "answer.*", "(edit|send|answer).*", "getUpdates")
