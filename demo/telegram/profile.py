"""What the bot says about itself: commands and descriptions (telegram-bot-api.md section 9)."""

from __future__ import annotations

import json
import re
from typing import Any

from demo.telegram.parameters import Parameters
from demo.telegram.refusals import illegal

MOST_COMMANDS = 100
LONGEST_COMMAND = 32
LONGEST_COMMAND_DESCRIPTION = 256
DESCRIPTION_LIMITS = {"description": 512, "short_description": 120}
_SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}


class Profile:
    """Commands by scope and language, descriptions by language."""

    def __init__(self) -> None:
        self._commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def set_commands(self, parameters: Parameters) -> None:
        """setMyCommands."""
        where = _where(parameters)
        commands = [_command(item) for item in parameters.json("commands", list, "bot commands")]
        if len(commands) > MOST_COMMANDS:
            raise illegal("BOT_COMMANDS_TOO_MUCH")
        self._commands[where] = commands

    def delete_commands(self, parameters: Parameters) -> None:
        """deleteMyCommands."""
        self._commands.pop(_where(parameters), None)

    def commands(self, parameters: Parameters) -> list[dict[str, str]]:
        """getMyCommands: those of exactly this scope and language."""
        return self._commands.get(_where(parameters), [])

    def commands_for(self, person_id: int, language: str) -> list[dict[str, str]]:
        """The menu that a person sees in the private chat: the narrowest scope that has one."""
        for scope in (_scope_key("chat", person_id), "all_private_chats", "default"):
            for code in (language, ""):
                if commands := self._commands.get((scope, code)):
                    return commands
        return []

    def set_text(self, name: str, parameters: Parameters) -> None:
        """setMyDescription and setMyShortDescription."""
        text = parameters.text(name)
        if len(text) > DESCRIPTION_LIMITS[name]:
            raise illegal("BOT_DESCRIPTION_TOO_LONG")
        self._texts[name, _language(parameters)] = text

    def text(self, name: str, parameters: Parameters) -> str:
        """getMyDescription and getMyShortDescription."""
        return self._texts.get((name, _language(parameters)), "")


def _language(parameters: Parameters) -> str:
    code = parameters.text("language_code")
    if code and not re.fullmatch("[a-z]{2}", code):
        raise illegal("Invalid language code specified")
    return code


def _scope_key(kind: str, *ids: object) -> str:
    return json.dumps([kind, *map(str, ids)])


def _where(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.json("scope", dict, "BotCommandScope") or {"type": "default"}
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise illegal("can't parse BotCommandScope: Unsupported type specified")
    ids = [scope[name] for name in ("chat_id", "user_id") if name in scope]
    return _scope_key(kind, *ids) if ids else kind, _language(parameters)


def _command(item: Any) -> dict[str, str]:
    if not isinstance(item, dict):
        raise illegal("expected an Object as BotCommand")
    command = str(item.get("command", "")).strip().removeprefix("/")
    description = str(item.get("description", "")).strip()
    if not command:
        raise illegal("Command must be non-empty")
    if len(command) > LONGEST_COMMAND:
        raise illegal(f"Command length must not exceed {LONGEST_COMMAND}")
    if not description:
        raise illegal("Command description must be non-empty")
    if len(description) > LONGEST_COMMAND_DESCRIPTION:
        raise illegal(f"Command description length must not exceed {LONGEST_COMMAND_DESCRIPTION}")
    if not re.fullmatch("[a-z0-9_]+", command):
        raise illegal("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}
