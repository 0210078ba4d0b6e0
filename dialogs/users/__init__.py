"""Flow: who is online."""

from aiogram_dialog import Dialog

from dialogs.users import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
