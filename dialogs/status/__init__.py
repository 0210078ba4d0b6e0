"""Flow: is the server well?"""

from aiogram_dialog import Dialog

from dialogs.status import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
