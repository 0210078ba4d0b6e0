"""Flow: who is in a conference, and who was invited and is missing."""

from aiogram_dialog import Dialog

from dialogs.participants import handlers, windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows(), on_start=handlers.opened)
