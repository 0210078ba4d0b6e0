"""A simulated Telegram: Bot API server, and the people who use the bot."""

from demo.telegram.api import RequestSeen
from demo.telegram.clock import UnseenError
from demo.telegram.faults import Altered, Drop, Fault, Hang, NotJson, Status, TooManyRequests
from demo.telegram.keyboard import Button
from demo.telegram.person import Group, Person
from demo.telegram.presses import PressSeen
from demo.telegram.screen import Screen
from demo.telegram.simulator import SimulatedTelegram

__all__ = [
    "Altered",
    "Button",
    "Drop",
    "Fault",
    "Group",
    "Hang",
    "NotJson",
    "Person",
    "PressSeen",
    "RequestSeen",
    "Screen",
    "SimulatedTelegram",
    "Status",
    "TooManyRequests",
    "UnseenError",
]
