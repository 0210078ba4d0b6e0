"""The state machine: one package per flow. No flow imports another; `states.py` is what they
share.
"""

from aiogram_dialog import Dialog

from dialogs import (
    acts,
    conferences,
    everywhere,
    forgotten,
    people,
    preferences,
    protection,
    servers,
    status,
    users,
    welcome,
)

FLOWS = (
    servers,
    welcome,
    everywhere,
    conferences,
    acts,
    forgotten,
    protection,
    users,
    status,
    preferences,
    people,
)


def create_dialogs() -> list[Dialog]:
    """Fresh dialogs: a Dialog is a router and can be attached only once."""
    return [flow.create_dialog() for flow in FLOWS]
