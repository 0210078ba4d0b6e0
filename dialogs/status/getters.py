from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import operator_of, server_of, services_of, texts_of
from dialogs.verdicts import advice, verdict
from services.status import Check


async def get_check(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    server, texts = server_of(dialog_manager), texts_of(dialog_manager)
    check = await services_of(dialog_manager).status.check(operator_of(dialog_manager).id, server)
    certificate, days = _certificate(check)
    return {
        "server": server.name,
        "address": server.address,
        "verdict": verdict(check, texts),
        "advice": advice(check, texts),
        "version": check.version,
        "generation": check.generation,
        "answered": check.seconds is not None,
        "seconds": check.seconds,
        "certificate": certificate,
        "certificate_days": days,
        "checked_at": check.checked_at,
    }


def _certificate(check: Check) -> tuple[str, int | None]:
    """Which words stand for the certificate, and its days left; one that nobody verifies may
    have expired.
    """
    if check.certificate_expires is None:
        return "unknown", None
    days = (check.certificate_expires - check.checked_at).days
    return ("valid" if days >= 0 else "expired"), days
