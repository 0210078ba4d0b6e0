"""A group that gets alerts, as a table: { chat = -100…, topic = 12, kinds = ["outage"] }."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from bot.settings import numbers, values

KEY = "tg-alert-chats"
ID, TABLE = "id", "table"  # the two ways to write an entry
# What a group can choose among: words for `services.alerts.SELECTABLE` (a test compares them).
KINDS = ("outage", "certificate", "forgotten", "limit", "offline", "rule", "departed")
# A mistake repeats so much of a foreign text, and so many names.
_LONGEST, _MOST = 64, 10
_NO_JSON = (
    "is wrong; it must be Telegram ids of groups, or JSON with tables: "
    '[-1001234567890, {"chat": -1001234567890, "topic": 12}]'
)

# Telegram's ids have at most 52 significant bits (Bot API, User.id).
GroupId = Annotated[int, BeforeValidator(values.identifier), Field(lt=0, gt=-(2**52))]


def listed(value: object) -> object:
    """As `values.listed`; from the environment also tables, as JSON."""
    if not isinstance(value, str) or "{" not in value:
        return values.listed(value)
    try:
        # Numbers as text: they are judged by their digits, and stand in no file.
        found = json.loads(value, parse_int=str)
    except (ValueError, RecursionError):
        raise PydanticCustomError(values.EXPLAINED, "{problem}", {"problem": _NO_JSON}) from None
    return values.listed(found)


def way_of(value: object) -> str:
    return TABLE if isinstance(value, (dict, AlertChat)) else ID


def _whole_list(value: object) -> object:
    if not isinstance(value, list) or not value:
        raise ValueError
    return value


def _known_server(value: str, info: ValidationInfo) -> str:
    return _one_of(value, values.surroundings(info).servers, "no server", "the servers are")


def _known_kind(value: str) -> str:
    return _one_of(value, KINDS, "no kind of alert", "the kinds are")


def _one_of(value: str, known: Any, wrong: str, right: str) -> str:
    if value in known:
        return value
    names = ", ".join(json.dumps(name, ensure_ascii=False) for name in list(known)[:_MOST])
    more = ", …" if len(known) > _MOST else ""
    shown = json.dumps(value[:_LONGEST], ensure_ascii=not value.isprintable())
    raise PydanticCustomError(
        values.EXPLAINED, "{problem}", {"problem": f"{shown} is {wrong}; {right}: {names}{more}"}
    )


def _topic(value: object) -> int:
    """General, which links call 1, is the group itself."""
    number = numbers.whole(value)
    return 0 if number == 1 else number


class AlertChat(BaseModel):
    """One table. `servers`, `kinds`: None for all; `topic`: 0 for the group itself."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="forbid")

    chat: GroupId = Field(description="the id of a group, a whole number below 0: -1001234567890")
    topic: Annotated[int, BeforeValidator(_topic)] = Field(
        default=0,
        ge=0,
        lt=2**31,
        description="the number of a topic, as it ends the link to it: 12",
    )
    servers: (
        Annotated[
            tuple[Annotated[str, AfterValidator(_known_server)], ...], BeforeValidator(_whole_list)
        ]
        | None
    ) = Field(default=None, description='a list of names of servers: ["Head office"]')
    kinds: (
        Annotated[
            tuple[Annotated[str, AfterValidator(_known_kind)], ...], BeforeValidator(_whole_list)
        ]
        | None
    ) = Field(default=None, description=f"a list of kinds of alerts: {json.dumps(KINDS[:2])}")
    locale: Annotated[str | None, AfterValidator(values.locale)] = Field(
        default=None, description="the code of a language, in quotes"
    )
    timezone: Annotated[str | None, AfterValidator(values.timezone)] = Field(
        default=None, description='an IANA time zone: "UTC" or "Europe/Berlin"'
    )


def problem_of(detail: ErrorDetails) -> tuple[str, str]:
    """Where in a table a mistake is, "entry 2, servers", and what is wrong there."""
    _, number, _, *inside = detail["loc"]
    entry = f"entry {int(number) + 1}"
    key = next((part for part in inside if isinstance(part, str)), "")
    field = AlertChat.model_fields.get(key)
    if field is None:
        keys = ", ".join(AlertChat.model_fields)
        shown = json.dumps(key[:_LONGEST], ensure_ascii=not key.isprintable())
        return entry, f"{shown} is no key of such a table; the keys are: {keys}"
    match detail["type"]:
        case "missing":
            return entry, f'"{key}" is missing; it must be {field.description}'
        case values.EXPLAINED:
            return f"{entry}, {key}", detail["msg"]
        case values.FOUND:
            return f"{entry}, {key}", f"is wrong; {detail['msg']}; it must be {field.description}"
    return f"{entry}, {key}", f"is wrong; it must be {field.description}"


def is_in_a_table(detail: ErrorDetails) -> bool:
    match detail["loc"]:
        case (str(key), int(), str(way), *_):
            return key == KEY and way == TABLE
    return False


def untagged(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Without the word for the way in which an entry is written."""
    match loc:
        case (str(key), int(number), str(way)) if key == KEY and way == ID:
            return key, number
    return loc


def names_of(servers: object) -> tuple[str, ...]:
    return tuple(servers) if isinstance(servers, Mapping) else ()


def chat_of(entry: int | AlertChat) -> int:
    """The group that an entry names."""
    return entry.chat if isinstance(entry, AlertChat) else entry
