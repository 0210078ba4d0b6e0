"""Flow: what nobody may stop."""

from aiogram_dialog import Dialog

from dialogs.protection import handlers, windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows(), on_start=handlers.opened)
