from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import operator_of, services_of
from services.matching import Only, Order

# Stands for no filter, among the filters.
EVERYTHING = "all"


async def get_choice(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    choice = await services_of(dialog_manager).choices.of(operator_of(dialog_manager))
    only = choice.only or EVERYTHING
    return {
        "orders": [{"order": each, "chosen": each is choice.order} for each in Order],
        "filters": [{"only": each, "chosen": each == only} for each in (EVERYTHING, *Only)],
    }
