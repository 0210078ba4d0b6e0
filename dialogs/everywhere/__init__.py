"""Flow: what all servers hold together: conferences, forgotten ones, users online."""

from aiogram_dialog import Dialog

from dialogs.everywhere import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
