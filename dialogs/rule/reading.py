"""Who has read the report of a dry run: without an owner, the rule cannot be switched on."""

from aiogram_dialog import DialogManager

from dialogs.context import operator_of, services_of
from services.roles import Right
from services.servers import Server


async def note_reading(manager: DialogManager, server: Server) -> None:
    """To be called by the press that shows the report."""
    operator = operator_of(manager)
    if operator.may(Right.MANAGE, server.id):
        await services_of(manager).policy.read_report(operator, server)
