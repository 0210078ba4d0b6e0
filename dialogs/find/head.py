"""What stands above a list that is not shown as a whole."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import is_about_a_server, servers_of, texts_of, words_of
from services.matching import Choice, Order


def told(
    manager: DialogManager, *, shown: int, total: int, unsure: int, choice: Choice, reading: bool
) -> dict[str, Any]:
    """The variables of the texts, and which keys there are.

    :param shown: rows, of `total`; `unsure` ones are among them
    :param reading: more of them may come
    """
    texts, words = texts_of(manager), words_of(manager)
    narrowed = words is not None or choice.only is not None
    parts = []
    if words is not None:
        parts.append(texts.text("find-words-item", words=words.said))
    if choice.only is not None:
        parts.append(texts.text("find-only-item", only=choice.only))
    if choice.order is not Order.DURATION:
        parts.append(texts.text("find-order-item", order=choice.order))
    if narrowed:
        parts.append(texts.text("find-shown-item", shown=shown, total=total))
    if unsure:
        parts.append(texts.text("find-unsure-item", unsure=unsure))
    one_server = is_about_a_server(manager) and len(servers_of(manager)) > 1
    return {
        "find_head": " · ".join(parts),
        "find_words": words is not None,
        "find_only": choice.only is not None,
        "find_nothing": narrowed and total > 0 and not shown and not reading,
        "find_elsewhere": words is not None and one_server,
        "find_choosable": total > 1 or choice != Choice(),
    }
