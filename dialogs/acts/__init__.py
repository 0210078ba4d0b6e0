"""Flow: acts beside a stop: the question before one, and what became of it."""

from aiogram_dialog import Dialog

from dialogs.acts import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
