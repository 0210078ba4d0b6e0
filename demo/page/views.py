"""What the page shows, as JSON: each person's chat as Telegram holds it, and the world."""

from __future__ import annotations

import heapq
from dataclasses import asdict
from datetime import timedelta
from http import HTTPStatus
from itertools import islice
from typing import Any

from demo.controls import ON_CONFERENCE, ON_TELEGRAM, offered
from demo.scene import Scene
from demo.suggestions import suggestions
from demo.telegram import Message, Person
from demo.telegram import RequestSeen as TelegramRequest
from demo.trueconf import RequestSeen as ServerRequest
from demo.trueconf import Session, SimulatedTrueConf

_MESSAGES = 60
_REQUESTS = 40
# What the bot asks a server to see whether it is there. One of v3.3 does not know it, which is an
# answer, too.
_PROBE = "GET /api/v4/server"


def chat(scene: Scene, person: Person) -> dict[str, Any]:
    """Who it is, the end of the chat with the bot, and the menu of commands."""
    profile = scene.telegram.world.profile
    language = person.user.language or ""
    return {
        "person": person.id,
        "name": person.user.name,
        "language": language,
        "role": f"operator · {language}" if person.id in scene.operators else "stranger",
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
    answered = message.reply_to
    return {
        "id": message.message_id,
        "mine": not message.sender.is_bot,
        "at": message.sent_at,
        "text": message.text,
        "entities": message.now.formatted.entities,
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
    """The newest first. The bot's polls for updates are left out: one always waits."""
    seen: list[tuple[str, TelegramRequest | ServerRequest]] = [
        ("Telegram", request)
        for request in islice(
            (each for each in reversed(scene.telegram.requests) if each.method != "getUpdates"),
            _REQUESTS,
        )
    ]
    for name, server in scene.servers.items():
        seen += [(name, request) for request in server.requests[-_REQUESTS:]]
    newest = heapq.nlargest(_REQUESTS, seen, key=lambda each: each[1].at)
    return [_request(receiver, request) for receiver, request in newest]


def _request(receiver: str, request: TelegramRequest | ServerRequest) -> dict[str, Any]:
    """Neither token nor query: a method and a path are all that is shown."""
    if isinstance(request, TelegramRequest):
        what, ended = request.method, request.done_at
    else:
        what, ended = f"{request.method} {request.path}", request.answered_at
    probing = what == _PROBE
    return {
        "key": str(request.at),
        "to": receiver,
        "what": what.replace("GET", "probe") if probing else what,
        "status": request.status,
        "failed": (request.status or 0) >= HTTPStatus.BAD_REQUEST
        and not (probing and request.status == HTTPStatus.NOT_FOUND),
        "ms": None if ended is None else round((ended - request.at) * 1000),
    }
