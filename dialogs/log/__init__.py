"""Flow: who did what, when, and what became of it; and files of that."""

from aiogram_dialog import Dialog

from dialogs.log.windows import create_windows


def create_dialog() -> Dialog:
    return Dialog(*create_windows())
