"""A simulated Telegram: Bot API server, and the people who use the bot."""

from demo.telegram.api import RequestSeen
from demo.telegram.faults import (
    Altered,
    Drop,
    Fault,
    FaultKind,
    Hang,
    NotJson,
    Status,
    TooManyRequests,
)
from demo.telegram.people.clock import UnseenError
from demo.telegram.people.person import Group, Person
from demo.telegram.people.screen import Screen
from demo.telegram.presses import PressSeen
from demo.telegram.serving import Serving
from demo.telegram.simulator import SimulatedTelegram
from demo.telegram.text.keyboard import Button
from demo.telegram.text.messages import Message

__all__ = [
    "Altered",
    "Button",
    "Drop",
    "Fault",
    "FaultKind",
    "Group",
    "Hang",
    "Message",
    "NotJson",
    "Person",
    "PressSeen",
    "RequestSeen",
    "Screen",
    "Serving",
    "SimulatedTelegram",
    "Status",
    "TooManyRequests",
    "UnseenError",
]
