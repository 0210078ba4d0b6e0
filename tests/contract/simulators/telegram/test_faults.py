"""Scripted faults, and the life of the server."""

import asyncio
import time

import httpx
import pytest

from demo.telegram import Drop, Fault, Hang, NotJson, SimulatedTelegram, Status, TooManyRequests


async def send(client):
    return await client.call("sendMessage", chat_id=1001, text="x")


async def test_too_many_requests(client, telegram, anna):
    """Section 7: in Telegram's shape, once."""
    telegram.faults.add(Fault("sendMessage", TooManyRequests(retry_after=3)))
    response = await send(client)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "3")
    assert response.json()["parameters"] == {"retry_after": 3}
    assert (await send(client)).status_code == 200
    assert [seen.fault for seen in telegram.requests] == [True, False]
    assert [seen.applied for seen in telegram.requests] == [False, True]


async def test_a_gateways_page(client, telegram, anna):
    """Section 1: 502 is often HTML, not JSON."""
    telegram.faults.add(Fault("sendMessage", Status(502)))
    response = await send(client)
    assert response.status_code == 502
    assert response.headers["Content-Type"].startswith("text/html")


async def test_a_body_that_is_not_json(client, telegram, anna):
    """200 with nonsense; here after the message was sent."""
    telegram.faults.add(Fault("sendMessage", NotJson(applied=True)))
    assert (await send(client)).text == "<html>"
    assert telegram.messages(1001)[-1].text == "x"


@pytest.mark.parametrize("applied", [False, True])
async def test_a_dropped_connection(client, telegram, anna, applied):
    """Before or after the request is carried out."""
    telegram.faults.add(Fault("sendMessage", Drop(applied=applied)))
    with pytest.raises(httpx.TransportError):
        await send(client)
    (seen,) = await telegram.until(lambda: telegram.requests)
    assert (seen.fault, seen.applied, seen.status) == (True, applied, None)
    assert len(telegram.messages(1001)) == (2 if applied else 1)


async def test_a_hanging_request(telegram, client, anna):
    """It ends when the client gives up."""
    telegram.faults.add(Fault("sendMessage", Hang()))
    with pytest.raises(httpx.ReadTimeout):
        await client.http.get(f"{telegram.url}/bot{telegram.token}/sendMessage", timeout=0.1)
    seen = telegram.requests[-1]
    await telegram.until(lambda: seen.done_at)
    assert (seen.status, seen.applied) == (None, False)


async def test_which_requests_are_hit(client, telegram, anna):
    """`after` lets some pass, `times` ends it, the name is a regular expression."""
    fault = telegram.faults.add(Fault("send.*|edit.*", Status(500), times=2, after=1))
    statuses = [(await send(client)).status_code for _ in range(5)]
    assert statuses == [200, 500, 500, 200, 200]
    assert fault.hits == 2
    telegram.faults.add(Fault("SENDMESSAGE", Status(500), times=None))
    assert [(await send(client)).status_code for _ in range(3)] == [500] * 3
    telegram.faults.clear()
    assert (await send(client)).status_code == 200


async def test_stop_does_not_wait_for_hanging_requests():
    """Stopping is quick, and the same port serves the same state afterwards."""
    telegram = SimulatedTelegram()
    await telegram.start()
    async with httpx.AsyncClient() as http:
        url = f"{telegram.url}/bot{telegram.token}/"
        poll = asyncio.create_task(http.get(url + "getUpdates?timeout=50"))
        await telegram.until(lambda: telegram.requests)
        began = time.monotonic()
        await telegram.stop()
        assert time.monotonic() - began < 25  # half of what the poll would have taken
        with pytest.raises(httpx.HTTPError):
            await poll
        boris = telegram.person(1002, "Boris")
        await boris.send("while it was away")
        await telegram.start()
        updates = (await http.get(url + "getUpdates")).json()["result"]
    assert [update["message"]["text"] for update in updates] == ["while it was away"]
    await telegram.stop()


async def test_a_failed_wait_shows_the_chats(client, telegram, anna):
    """The hand of a test."""
    await send(client)
    with pytest.raises(AssertionError, match=r"(?s)chat 1001 \(Anna\).*TrueConf #2: x"):
        await telegram.until(lambda: anna.screen.text == "y", timeout=0.05)


async def test_a_screen_that_is_not_there_yet(client, telegram, anna):
    """The hand of a test: a LookupError is "not yet"."""
    seeing = asyncio.create_task(anna.sees("x"))
    sending = asyncio.create_task(anna.send("hello", wait=True))
    await telegram.until(lambda: len(telegram.messages(1001)) == 2)
    await send(client)
    assert (await seeing).text == "x"
    assert (await sending).text == "hello"
