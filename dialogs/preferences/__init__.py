"""Flow: what each operator chooses for themselves."""

from aiogram_dialog import Dialog

from dialogs.preferences import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
