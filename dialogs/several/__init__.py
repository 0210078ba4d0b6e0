"""Flow: choosing several conferences, the question about them, and what became of each."""

from aiogram_dialog import Dialog

from dialogs.several import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
