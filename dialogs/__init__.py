"""The state machine: one package per flow. No flow imports another; `states.py` is what they
share.
"""

from aiogram_dialog import Dialog

from dialogs import (
    acts,
    attention,
    choice,
    conferences,
    everywhere,
    forgotten,
    log,
    maintenance,
    participants,
    people,
    preferences,
    protection,
    rule,
    servers,
    several,
    status,
    trends,
    users,
    welcome,
)

FLOWS = (
    servers,
    welcome,
    everywhere,
    conferences,
    participants,
    several,
    choice,
    acts,
    forgotten,
    rule,
    protection,
    users,
    status,
    attention,
    maintenance,
    trends,
    preferences,
    people,
    log,
)


def create_dialogs() -> list[Dialog]:
    """Fresh dialogs: a Dialog is a router and can be attached only once."""
    return [flow.create_dialog() for flow in FLOWS]
