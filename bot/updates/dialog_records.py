"""Whether aiogram-dialog can work with a stored record.

It trusts its records: a record of another shape would be an error in each press.
"""

from __future__ import annotations

import json
from typing import Annotated, Any

from aiogram.fsm.storage.base import StorageKey
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    ValidationError,
)

STACK, CONTEXT = "aiogd:stack:", "aiogd:context:"
# As many windows as aiogram-dialog opens above each other.
DEEPEST = 100

Id = Annotated[StrictInt, Field(ge=0, lt=2**53)]


class _Exact(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Access(_Exact):
    user_ids: list[Id]
    custom: None = None


class _Stack(_Exact):
    id: StrictStr = Field(alias="_id")
    intents: list[StrictStr] = Field(max_length=DEEPEST)
    last_message_id: Id | None = None
    last_reply_keyboard: StrictBool = False
    last_media_id: StrictStr | None = None
    last_media_unique_id: StrictStr | None = None
    last_income_media_group_id: StrictStr | None = None


class _Context(_Exact):
    intent_id: StrictStr = Field(alias="_intent_id")
    stack_id: StrictStr = Field(alias="_stack_id")
    state: StrictStr
    start_data: Any = None
    dialog_data: dict[str, Any]
    widget_data: dict[str, Any]
    access_settings: _Access | None = None


def read_dialog(key: StorageKey, text: Any) -> dict[str, Any] | None:
    """What is stored in a record; None when it is damaged."""
    try:
        data = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode()  # half a sign could not be stored again
    except (TypeError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    if data and not _has_shape(key, data):
        return None
    return data


def _has_shape(key: StorageKey, data: dict[str, Any]) -> bool:
    try:
        if key.destiny.startswith(STACK):
            stack = _Stack.model_validate(data)
            return stack.id == key.destiny.removeprefix(STACK)
        if key.destiny.startswith(CONTEXT):
            context = _Context.model_validate(data)
            access = context.access_settings
            mine = access is None or not access.user_ids or key.user_id in access.user_ids
            return mine and context.intent_id == key.destiny.removeprefix(CONTEXT)
    except ValidationError:
        return False
    return True
