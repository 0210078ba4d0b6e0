"""Flow: how the outages of a server are told again where nobody takes them."""

from aiogram_dialog import Dialog

from dialogs.attention import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows())
