"""Flow: conferences that look forgotten."""

from aiogram_dialog import Dialog

from dialogs.forgotten import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
