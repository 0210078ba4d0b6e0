"""Flow: no alerts of a server for a time, for now or as it is planned."""

from aiogram_dialog import Dialog

from dialogs.maintenance import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
