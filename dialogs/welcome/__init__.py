"""Flow: what a new operator is asked once."""

from aiogram_dialog import Dialog

from dialogs.welcome import handlers, windows


def create_dialog() -> Dialog:
    return Dialog(*windows.create_windows(), on_process_result=handlers.zone_chosen)
