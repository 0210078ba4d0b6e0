"""A running simulated Telegram, a person who has pressed Start, and a plain client of the API."""

import json
import ssl
from typing import Any

import httpx
import pytest

from demo.telegram import Person, SimulatedTelegram


class Client:
    """Calls methods as aiogram does: forms, nested objects as JSON text."""

    def __init__(self, telegram: SimulatedTelegram, http: httpx.AsyncClient) -> None:
        self.telegram = telegram
        self.http = http

    async def call(self, method: str, **params: Any) -> httpx.Response:
        form = {
            name: json.dumps(value) if isinstance(value, dict | list | bool) else str(value)
            for name, value in params.items()
        }
        url = f"{self.telegram.url}/bot{self.telegram.token}/{method}"
        return await self.http.post(url, data=form)

    async def ok(self, method: str, **params: Any) -> Any:
        body = (await self.call(method, **params)).json()
        assert body["ok"] is True, body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The description; code and status must agree (section 1)."""
        response = await self.call(method, **params)
        body = response.json()
        assert body["ok"] is False
        assert body["error_code"] == response.status_code
        return body["description"]


def keyboard(*texts: str) -> dict[str, Any]:
    """One row of buttons whose data is their text."""
    return {"inline_keyboard": [[{"text": text, "callback_data": text} for text in texts]]}


@pytest.fixture
async def telegram():
    async with SimulatedTelegram() as telegram:
        yield telegram


@pytest.fixture
async def client(telegram: SimulatedTelegram):
    # No TLS here: an empty context spares each test the loading of the system's certificates.
    plain = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with httpx.AsyncClient(timeout=10, verify=plain) as http:
        yield Client(telegram, http)


@pytest.fixture
async def anna(telegram: SimulatedTelegram) -> Person:
    """Update 100000001 is her /start; it is still waiting."""
    anna = telegram.person(1001, "Anna", language="en")
    await anna.send("/start")
    return anna
