"""The start of a check, without what it never asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel

# What Telegram's answers to a check consist of, all that is inside of them included.
_ASKED = {"User", "WebhookInfo", "ChatFullInfo", "Update", "ResponseParameters"}


@contextmanager
def lean_imports() -> Iterator[None]:
    """Where aiogram is imported inside, its types are not made ready but for a few.

    To make them all ready takes longer than everything else before the first question, and nobody
    else is served by this process.
    """
    model: Any = BaseModel
    make_ready = vars(BaseModel)["model_rebuild"]

    def make_few_ready(cls: type[BaseModel], /, **how: Any) -> bool | None:
        unasked = cls.__module__.startswith("aiogram.types") and cls.__name__ not in _ASKED
        return None if unasked else make_ready.__func__(cls, **how)

    model.model_rebuild = classmethod(make_few_ready)
    try:
        yield
    finally:
        model.model_rebuild = make_ready
