"""telegram-bot-api.md section 7: rate limits."""

import pytest

from .conftest import keyboard


async def statuses(client, method, chat_ids, **params):
    return [
        (await client.call(method, chat_id=chat_id, text=f"{n}", **params)).status_code
        for n, chat_id in enumerate(chat_ids)
    ]


@pytest.fixture(autouse=True)
def _in_one_moment(telegram):
    telegram.clock.stop()


async def test_off_unless_switched_on(client, anna):
    """Section 7."""
    assert set(await statuses(client, "sendMessage", [1001] * 40)) == {200}


async def test_the_shape_of_429(client, telegram, anna):
    """Section 7: header, description and parameters say the same."""
    telegram.flood_control = True
    await statuses(client, "sendMessage", [1001] * 5)
    response = await client.call("sendMessage", chat_id=1001, text="x")
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "1"
    assert response.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


async def test_one_a_second_per_chat(client, telegram, anna):
    """Section 7: a short burst passes; waiting as told helps."""
    telegram.flood_control = True
    assert await statuses(client, "sendMessage", [1001] * 7) == [200] * 5 + [429] * 2
    telegram.clock.advance(1)
    assert await statuses(client, "sendMessage", [1001] * 2) == [200, 429]


async def test_thirty_a_second_in_all(client, telegram):
    """Section 7."""
    telegram.flood_control = True
    start = 2000
    for person_id in range(start, start + 40):
        await telegram.person(person_id, "P").send("/start")
    seen = await statuses(client, "sendMessage", range(start, start + 40))
    assert set(seen[:30]) == {200}
    assert 429 in seen[30:]


async def test_twenty_a_minute_per_group(client, telegram, anna):
    """Section 7: edits in a group count too."""
    telegram.flood_control = True
    telegram.group(-42, [anna])
    sent = await client.ok("sendMessage", chat_id=-42, text="x", reply_markup=keyboard("Go"))
    edits = await statuses(client, "editMessageText", [-42] * 20, message_id=sent["message_id"])
    assert edits == [200] * 19 + [429]
    telegram.clock.advance(3)
    assert await statuses(client, "sendMessage", [-42]) == [200]


@pytest.mark.parametrize("count", [30])
async def test_private_edits_are_free(client, telegram, anna, count):
    """Section 7 limits messages; edits in private chats are not counted."""
    telegram.flood_control = True
    sent = await client.ok("sendMessage", chat_id=1001, text="x")
    edits = await statuses(
        client, "editMessageText", [1001] * count, message_id=sent["message_id"]
    )
    assert set(edits) == {200}
