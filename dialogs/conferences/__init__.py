"""Flow: the running conferences of a server, one of them, and stopping it."""

from aiogram_dialog import Dialog

from dialogs.conferences import windows
from dialogs.conferences.new_session import open_new_session
from dialogs.conferences.question import ask_to_stop

__all__ = ["ask_to_stop", "create_dialog", "open_new_session"]


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
