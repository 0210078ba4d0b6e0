"""Flow: the running conferences of a server, one of them, and stopping it."""

from aiogram_dialog import Dialog

from dialogs.conferences import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
