"""Serves the demo's page, its stream of changes and its buttons."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from demo import controls
from demo.page import views
from demo.scene import Scene
from demo.telegram import Person, Serving, UnseenError

_FILES = {path.name: path for path in (Path(__file__).parent / "files").iterdir()}
# Seconds after which the servers are looked at again, when nothing happens in Telegram.
_GLANCE = 0.4
_PATIENCE = 20.0
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Page:
    """The page at `url`, for this machine only: other sites cannot use it."""

    def __init__(self, scene: Scene, *, port: int = 0) -> None:
        self._scene = scene
        app = web.Application(middlewares=[self._guard])
        app.on_response_prepare.append(_add_headers)
        app.router.add_get("/", self._file)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_get("/photos/{id}", self._photo)
        app.router.add_get("/events", self._events)
        app.router.add_post("/send", self._send)
        app.router.add_post("/press", self._press)
        app.router.add_post("/act", self._act)
        self._serving = Serving(app, "127.0.0.1", port)

    async def __aenter__(self) -> Self:
        await self._serving.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._serving.stop()

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

    async def _file(self, request: web.Request) -> web.Response:
        """Whole: aiohttp leaves a file open that it sends to a browser which hangs up."""
        path = _FILES.get(request.match_info.get("name", "index.html"))
        if path is None:
            raise web.HTTPNotFound
        kind, _ = mimetypes.guess_type(path.name)
        return web.Response(body=path.read_bytes(), content_type=str(kind), charset="utf-8")

    async def _photo(self, request: web.Request) -> web.Response:
        photo = self._scene.telegram.world.chats.photos.get(request.match_info["id"])
        if photo is None:
            raise web.HTTPNotFound
        return web.Response(body=photo.png, content_type="image/png")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """A stream of each person's chat and of the world, whole, whenever one has changed."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        changes = self._scene.telegram.world.changes
        shown: dict[str, str] = {}
        while True:
            count = changes.count
            news = {key: event for key, event in self._shown() if shown.get(key) != event}
            if news:
                await response.write("".join(news.values()).encode())
                shown |= news
            await changes.wait(_GLANCE, beyond=count)

    def _shown(self) -> list[tuple[str, str]]:
        """The present events, by what they tell of."""
        people = self._scene.people.values()
        chats = [
            (str(person.id), _event("chat", views.chat(self._scene, person))) for person in people
        ]
        return [*chats, ("world", _event("world", views.world(self._scene)))]

    async def _send(self, request: web.Request) -> web.Response:
        body = await _body(request)
        text = str(body.get("text", "")).strip()
        if not text:
            raise web.HTTPBadRequest
        await self._person(body).send(text)
        return web.json_response({})

    async def _press(self, request: web.Request) -> web.Response:
        """Press a button; the answer of the bot comes back as the response."""
        body = await _body(request)
        message_id, data = body.get("message"), body.get("data")
        if not isinstance(message_id, int) or not isinstance(data, str):
            raise web.HTTPBadRequest
        press = await self._person(body).press_data(data, message_id=message_id, wait=False)
        try:
            answer = await press.answered(_PATIENCE)
        except UnseenError:
            raise web.HTTPGatewayTimeout from None
        return web.json_response({"text": answer.text, "alert": answer.alert})

    async def _act(self, request: web.Request) -> web.Response:
        """Do something to the world; 409 when that is no longer possible."""
        body = await _body(request)
        names = [str(body.get(name, "")) for name in ("act", "server", "conference")]
        try:
            await controls.act(self._scene, *names)
        except LookupError:
            raise web.HTTPConflict from None
        return web.json_response({})

    def _person(self, body: dict[str, Any]) -> Person:
        person_id = body.get("person")
        person = self._scene.people.get(person_id) if isinstance(person_id, int) else None
        if person is None:
            raise web.HTTPNotFound
        return person


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)


def _event(name: str, value: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(value)}\n\n"


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    return body
