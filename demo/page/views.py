"""What the page shows, as JSON: each person's chat as Telegram holds it, and the world."""

from __future__ import annotations

import heapq
from dataclasses import asdict
from datetime import timedelta
from http import HTTPStatus
from itertools import islice
from typing import Any

from demo.controls import ON_CONFERENCE, ON_TELEGRAM, offered
from demo.page.suggestions import suggestions
from demo.scene import Act, Scene
from demo.telegram import Message, Person
from demo.telegram import RequestSeen as TelegramRequest
from demo.trueconf import GRANT_PATHS, Session, SimulatedTrueConf
from demo.trueconf import RequestSeen as ServerRequest

_MESSAGES = 60
# The bot's watch alone makes forty in a few seconds.
_REQUESTS = 120
# How the bot asks whether a server is there. One of v3.3 does not know it.
_PROBE = ("GET /api/v4/server", "probe /api/v4/server")


def chat(scene: Scene, person: Person) -> dict[str, Any]:
    """Who it is, the end of the chat with the bot, and the menu of commands."""
    profile = scene.telegram.world.profile
    language = person.user.language or ""
    part = scene.roles[person.id].part
    return {
        "person": person.id,
        "name": person.user.name,
        "language": language,
        "part": part,
        "role": part if part == "stranger" else f"{part} · {language}",
        "messages": [_message(each) for each in scene.telegram.messages(person.id)[-_MESSAGES:]],
        "commands": profile.commands_for(person.id, language),
    }


def world(scene: Scene) -> dict[str, Any]:
    """The servers, what can be done to them and to Telegram, and the bot's last requests."""
    return {
        "suggestions": [asdict(each) for each in suggestions(scene)],
        "servers": [_server(name, server) for name, server in scene.servers.items()],
        "telegram": list(ON_TELEGRAM),
        "requests": _requests(scene),
    }


def _message(message: Message) -> dict[str, Any]:
    answered, photo = message.reply_to, message.now.photo
    return {
        "id": message.message_id,
        "mine": not message.sender.is_bot,
        "at": message.sent_at,
        "text": message.text,
        "entities": message.now.formatted.entities,
        "file": message.file and message.file.name,
        "photo": photo and {"id": photo.file_id, "width": photo.width, "height": photo.height},
        "keyboard": [[button.to_json() for button in row] for row in message.now.keyboard],
        "reply": answered and {"id": answered.message_id, "text": answered.text},
    }


def _server(name: str, server: SimulatedTrueConf) -> dict[str, Any]:
    troubles = {
        "down": not server.api.is_up,
        "certificate expired": server.tls.expired,
        "slow": bool(server.options.latency),
    }
    return {
        "name": name,
        "generation": server.generation,
        "troubles": [trouble for trouble, there in troubles.items() if there],
        "acts": offered(server),
        "conferences": [_conference(server, session) for session in server.world.running()],
    }


def _conference(server: SimulatedTrueConf, session: Session) -> dict[str, Any]:
    return {
        "id": session.conference_id,
        "topic": session.topic,
        "people": len(session.people),
        "minutes": (server.world.now() - session.started) // timedelta(minutes=1),
        "acts": list(ON_CONFERENCE),
    }


def _requests(scene: Scene) -> list[dict[str, Any]]:
    """The newest first, with what was done to the world between them. The bot's polls for updates
    are left out: one always waits.
    """
    seen: list[tuple[str, TelegramRequest | ServerRequest | Act]] = [
        ("Telegram", request)
        for request in islice(
            (each for each in reversed(scene.telegram.requests) if each.method != "getUpdates"),
            _REQUESTS,
        )
    ]
    for name, server in scene.servers.items():
        seen += [(name, request) for request in server.requests[-_REQUESTS:]]
    seen += [(each.to, each) for each in scene.acts[-_REQUESTS:]]
    newest = heapq.nlargest(_REQUESTS, seen, key=lambda each: each[1].at)
    return [
        _act(each) if isinstance(each, Act) else _request(receiver, each)
        for receiver, each in newest
    ]


def _act(act: Act) -> dict[str, Any]:
    return {"key": str(act.at), "to": act.to, "what": f"you: {act.label}", "own": True}


def _request(receiver: str, request: TelegramRequest | ServerRequest) -> dict[str, Any]:
    """Neither token nor query: a method and a path are all that is shown."""
    failed, note = (request.status or 0) >= HTTPStatus.BAD_REQUEST, ""
    if isinstance(request, TelegramRequest):
        what, ended = request.method, request.done_at
        # An answer that came after its window was shown may bring nothing new: no error either.
        failed = failed and "not modified" not in (request.error or "")
    else:
        what, ended = f"{request.method} {request.path}", request.answered_at
        what = what.replace(*_PROBE)
        # The bot asks whether something is there; that it is not is an answer.
        failed = failed and request.status != HTTPStatus.NOT_FOUND
        if request.path in GRANT_PATHS and request.status == HTTPStatus.OK:
            note = "new token"
    return {
        "key": str(request.at),
        "to": receiver,
        "what": what,
        "status": request.status,
        "note": note,
        "failed": failed,
        "ms": None if ended is None else round((ended - request.at) * 1000),
    }
