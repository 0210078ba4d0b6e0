"""Flow: how a server has been for a day, a week, a month and a year."""

from aiogram_dialog import Dialog

from dialogs.trends import windows
from dialogs.trends.scene import drawing

__all__ = ["create_dialog", "drawing"]


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
