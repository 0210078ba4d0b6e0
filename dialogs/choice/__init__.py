"""Flow: in which order lists stand, and what alone they show."""

from aiogram_dialog import Dialog

from dialogs.choice import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
