"""Flow: all servers, and the menu of each."""

from aiogram_dialog import Dialog, LaunchMode

from dialogs.servers import windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows(), launch_mode=LaunchMode.ROOT)
