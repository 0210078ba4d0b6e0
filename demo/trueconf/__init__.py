"""A simulated TrueConf Server, for the tests and the demo: strict by the reference alone."""

from demo.trueconf.calls import GRANT_PATHS, RequestSeen
from demo.trueconf.faults import (
    Call,
    Delay,
    Drip,
    Drop,
    Endless,
    Fault,
    Garbage,
    Hang,
    Lag,
    Packed,
    Redirect,
    Status,
)
from demo.trueconf.oauth import ALL_PERMISSIONS, Application
from demo.trueconf.options import Options
from demo.trueconf.server import Generation, SimulatedTrueConf
from demo.trueconf.tls import Authority, ServerTls, odd_certificate
from demo.trueconf.world.conferences import Invitation, Recording, Room, Session
from demo.trueconf.world.life import Life
from demo.trueconf.world.people import HOST_ROLE, Guest, Person, Presence, User
from demo.trueconf.world.stage import furnish
from demo.trueconf.world.state import World

__all__ = [
    "ALL_PERMISSIONS",
    "GRANT_PATHS",
    "HOST_ROLE",
    "Application",
    "Authority",
    "Call",
    "Delay",
    "Drip",
    "Drop",
    "Endless",
    "Fault",
    "Garbage",
    "Generation",
    "Guest",
    "Hang",
    "Invitation",
    "Lag",
    "Life",
    "Options",
    "Packed",
    "Person",
    "Presence",
    "Recording",
    "Redirect",
    "RequestSeen",
    "Room",
    "ServerTls",
    "Session",
    "SimulatedTrueConf",
    "Status",
    "User",
    "World",
    "furnish",
    "odd_certificate",
]
