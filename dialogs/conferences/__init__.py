"""Flow: the running conferences of a server, one of them, and stopping it."""

from aiogram_dialog import Dialog

from dialogs.conferences import windows
from dialogs.conferences.facts import Facts, shown_devices
from dialogs.conferences.new_session import open_new_session
from dialogs.conferences.question import ask_to_stop

__all__ = ["Facts", "ask_to_stop", "create_dialog", "open_new_session", "shown_devices"]


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
