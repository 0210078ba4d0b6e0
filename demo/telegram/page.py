"""The demo's chat page: a plain Telegram client in the browser, for the simulator's people."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from demo.telegram.clock import UnseenError
from demo.telegram.messages import Message
from demo.telegram.person import Person
from demo.telegram.serving import Serving
from demo.telegram.simulator import SimulatedTelegram

_FILES = Path(__file__).parent / "page"
_SHOWN = 60
_KEEP_ALIVE = 15.0
_PATIENCE = 20.0
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src data:; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ChatPage:
    """Serves the page at `url`, for this machine only: other sites cannot use it."""

    def __init__(
        self,
        telegram: SimulatedTelegram,
        people: Sequence[Person],
        *,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self._telegram = telegram
        self._people = {person.id: person for person in people}
        app = web.Application(middlewares=[self._guard])
        app.router.add_get("/", _file("index.html", "text/html"))
        app.router.add_get("/chat.css", _file("chat.css", "text/css"))
        app.router.add_get("/chat.js", _file("chat.js", "text/javascript"))
        app.router.add_get("/people", self._list_people)
        app.router.add_get("/events", self._events)
        app.router.add_post("/send", self._send)
        app.router.add_post("/press", self._press)
        self._serving = Serving(app, host, port)

    async def start(self) -> None:
        """Listen."""
        await self._serving.start()

    async def stop(self) -> None:
        """Close the port and all streams."""
        await self._serving.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """The address to open."""
        return self._serving.url

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what another site's page sends (its Origin) or resolves to us (its Host)."""
        own = {self.url, self.url.replace("127.0.0.1", "localhost")}
        if (
            f"http://{request.host}" not in own
            or request.headers.get("Origin", self.url) not in own
        ):
            raise web.HTTPForbidden
        return await handler(request)

    def _person(self, person_id: object) -> Person:
        person = self._people.get(int(str(person_id))) if str(person_id).isdecimal() else None
        if person is None:
            raise web.HTTPNotFound
        return person

    async def _list_people(self, _: web.Request) -> web.Response:
        people = [{"id": person.id, "name": person.user.name} for person in self._people.values()]
        bot = self._telegram.world.bot
        return _json({"bot": bot.name, "username": bot.username, "people": people})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """A stream of what the person's chat shows, whole, whenever that changes."""
        person = self._person(request.query.get("person"))
        response = web.StreamResponse(headers=_HEADERS)
        response.content_type = "text/event-stream"
        await response.prepare(request)
        changes, shown = self._telegram.world.changes, ""
        while True:
            count = changes.count
            chat = json.dumps(self._chat(person))
            if chat != shown:
                await response.write(f"data: {chat}\n\n".encode())
                shown = chat
            if not await changes.wait(_KEEP_ALIVE, beyond=count):
                await response.write(b": still here\n\n")

    def _chat(self, person: Person) -> dict[str, Any]:
        profile = self._telegram.world.profile
        return {
            "messages": [_shown(m) for m in self._telegram.messages(person.id)[-_SHOWN:]],
            "commands": profile.commands_for(person.id, person.user.language or ""),
        }

    async def _send(self, request: web.Request) -> web.Response:
        body = await _body(request)
        text = str(body.get("text", "")).strip()
        if not text:
            raise web.HTTPBadRequest
        await self._person(body.get("person")).send(text)
        return _json({})

    async def _press(self, request: web.Request) -> web.Response:
        """Press a button; the answer of the bot comes back as the response."""
        body = await _body(request)
        message_id, data = body.get("message"), body.get("data")
        if not isinstance(message_id, int) or not isinstance(data, str):
            raise web.HTTPBadRequest
        person = self._person(body.get("person"))
        press = await person.press_data(data, message_id=message_id, wait=False)
        try:
            answer = await press.answered(_PATIENCE)
        except UnseenError:
            raise web.HTTPGatewayTimeout from None
        return _json({"text": answer.text, "alert": answer.alert})


def _json(value: Any) -> web.Response:
    return web.json_response(value, headers=_HEADERS)


def _file(name: str, content_type: str) -> Handler:
    async def serve(_: web.Request) -> web.Response:
        text = await asyncio.to_thread((_FILES / name).read_text, encoding="utf-8")
        return web.Response(text=text, content_type=content_type, headers=_HEADERS)

    return serve


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    return body


def _shown(message: Message) -> dict[str, Any]:
    """What the page needs of a message."""
    return {
        "id": message.message_id,
        "mine": not message.sender.is_bot,
        "at": message.sent_at,
        "edited": len(message.history) > 1,
        "text": message.text,
        "entities": message.now.formatted.entities,
        "keyboard": [[button.to_json() for button in row] for row in message.now.keyboard],
    }
