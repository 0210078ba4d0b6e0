"""Flow: all about forgotten conferences of a server, and what stops them by itself."""

from aiogram_dialog import Dialog

from dialogs.rule import windows
from dialogs.rule.reading import note_reading

__all__ = ["create_dialog", "note_reading"]


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
