from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import operator_of, server_of, services_of, texts_of
from dialogs.wishes import Wish
from services.alerts import Target
from services.attention import ESCALATIONS, REPEATS

NAMES = {
    Target.OWNERS: "attention-owners",
    Target.GROUPS: "attention-groups",
    Target.CHANNELS: "attention-channels",
}


async def get_terms(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    server, texts = server_of(dialog_manager), texts_of(dialog_manager)
    terms = services.attention.terms.shown(operator, server)
    offered = services.outbox.insisting.targets()
    return {
        "server": server.name,
        "repeated": terms.repeat > 0,
        "every": terms.repeat * 60.0,
        "escalated": terms.escalate > 0,
        "after": terms.escalate * 60.0,
        "whom": ", ".join(texts.text(NAMES[each]) for each in Target if each in terms.targets),
        "repeats": _choices(REPEATS, terms.repeat),
        "escalations": _choices(ESCALATIONS, terms.escalate),
        # With one that can be told there is nothing to choose.
        "several": terms.escalate > 0 and len(offered) > 1,
        "targets": [
            {
                "wish": Wish(each, refused=each in terms.targets).pack(),
                "chosen": each in terms.targets,
                "name": texts.text(NAMES[each]),
            }
            for each in offered
        ],
        "changed": terms.changed_by is not None,
        "changed_by": terms.changed_by,
        "changed_at": terms.changed_at,
    }


def _choices(offered: tuple[int, ...], chosen: int) -> list[dict[str, Any]]:
    return [
        {"minutes": each, "seconds": each * 60.0, "off": not each, "chosen": each == chosen}
        for each in offered
    ]
