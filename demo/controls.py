"""What one can do to the demo's world, by the labels of the page's buttons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from time import monotonic

from demo.scene import Act, Scene
from demo.telegram import Fault, FaultKind, Status, TooManyRequests
from demo.trueconf import HOST_ROLE, SimulatedTrueConf

# Seconds before each answer of a slow server: the bot calls more than two slow.
SLOWNESS = 2.2
# How many requests of the bot go wrong at a press.
FAILING = 3
# How much longer a forgotten conference runs than it did: longer than the bot's watch wants.
FORGOTTEN_FOR = timedelta(hours=8, minutes=17)

OnServer = Callable[[Scene, SimulatedTrueConf], Awaitable[None]]
OnConference = Callable[[SimulatedTrueConf, str], None]


async def _take_down(_: Scene, server: SimulatedTrueConf) -> None:
    await server.stop()


async def _bring_up(_: Scene, server: SimulatedTrueConf) -> None:
    await server.start()


async def _break_certificate(scene: Scene, server: SimulatedTrueConf) -> None:
    await server.present(scene.authority.issue(server.api.host, expired=True))


async def _mend_certificate(scene: Scene, server: SimulatedTrueConf) -> None:
    await server.present(scene.authority.issue(server.api.host))


async def _slow_down(_: Scene, server: SimulatedTrueConf) -> None:
    server.options.latency = SLOWNESS


async def _speed_up(_: Scene, server: SimulatedTrueConf) -> None:
    server.options.latency = 0.0


async def _revoke_tokens(_: Scene, server: SimulatedTrueConf) -> None:
    server.revoke_tokens()


def _forget(server: SimulatedTrueConf, conference_id: str) -> None:
    """All leave but one host, and it turns out to have begun hours ago. The room is no longer a
    permanent one, so that nobody comes back to it by himself.
    """
    session = server.world.session(conference_id)
    hosts = [stay for stay in session.people if stay.role == HOST_ROLE]
    for stay in session.people:
        if stay not in hosts[:1]:
            server.world.leave(session.id, stay.id)
    session.started -= FORGOTTEN_FOR
    server.world.rooms[conference_id].permanent = False


def _restart(server: SimulatedTrueConf, conference_id: str) -> None:
    server.world.restart(conference_id)


_ON_SERVER: dict[str, OnServer] = {
    "Take down": _take_down,
    "Bring up": _bring_up,
    "Break certificate": _break_certificate,
    "Mend certificate": _mend_certificate,
    "Slow down": _slow_down,
    "Speed up": _speed_up,
    "Revoke token": _revoke_tokens,
}
ON_CONFERENCE: dict[str, OnConference] = {"Forget": _forget, "Restart": _restart}
ON_TELEGRAM: dict[str, FaultKind] = {
    "Answer 429": TooManyRequests(retry_after=2),
    "Answer 502": Status(),
}


def offered(server: SimulatedTrueConf) -> list[str]:
    """What can be done to a server as it is."""
    return [
        "Take down" if server.api.is_up else "Bring up",
        "Mend certificate" if server.tls.expired else "Break certificate",
        "Speed up" if server.options.latency else "Slow down",
        "Revoke token",
    ]


async def act(scene: Scene, label: str, server_name: str = "", conference_id: str = "") -> None:
    """Do what stands on a button.

    :param server_name: "" for a button of Telegram's
    :param conference_id: "" for a button of the server's

    Raises:
        LookupError: there is no such button, or not any more.
    """
    if not server_name:
        scene.telegram.faults.add(Fault("(?!getUpdates).*", ON_TELEGRAM[label], times=FAILING))
        scene.acts.append(Act(monotonic(), "Telegram", label))
        return
    begun = monotonic()
    server = scene.servers[server_name]
    if conference_id:
        ON_CONFERENCE[label](server, conference_id)
    elif label in offered(server):
        await _ON_SERVER[label](scene, server)
    else:
        raise LookupError(label)
    scene.acts.append(Act(begun, server_name, label))
