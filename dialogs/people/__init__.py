"""Flow: who may use the bot, and what for."""

from aiogram_dialog import Dialog

from dialogs.people import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
