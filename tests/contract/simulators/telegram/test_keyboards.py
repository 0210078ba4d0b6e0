"""telegram-bot-api.md section 4: inline keyboards."""

from typing import Any

import pytest

PREFIX = "Bad Request: can't parse inline keyboard button: "


async def send(client, *rows: list[dict[str, Any]]) -> dict[str, Any]:
    markup = {"inline_keyboard": list(rows)}
    response = await client.call("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    return response.json()


@pytest.mark.parametrize("data", ["x", "x" * 64, "ж" * 32])
async def test_data_within_64_bytes(client, anna, data):
    """Section 4."""
    sent = await send(client, [{"text": "Go", "callback_data": data}])
    assert sent["result"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == data


@pytest.mark.parametrize("data", ["x" * 65, "ж" * 33, 5])
async def test_data_beyond(client, telegram, anna, data):
    """Section 4: the error of data that is too long or no text."""
    sent = await send(client, [{"text": "Go", "callback_data": data}])
    assert sent["description"] == "Bad Request: BUTTON_DATA_INVALID"
    assert telegram.illegal


@pytest.mark.parametrize("text", ["", "  "])
async def test_a_button_has_a_text(client, anna, text):
    """Section 4."""
    sent = await send(client, [{"text": text, "callback_data": "x"}])
    assert sent["description"] == "Bad Request: inline keyboard button text must be non-empty"


@pytest.mark.parametrize(
    ("button", "rest"),
    [
        ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "callback_data": ""}, "Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "x"}, 'Field "text" must be of type String'),
        (
            {"text": "x", "callback_data": "x", "url": "https://example.com"},
            "exactly one action is allowed",
        ),
        ({"text": "x", "callback_data": "x", "style": "loud"}, "invalid button style specified"),
    ],
)
async def test_a_button_is_one_thing(client, anna, button, rest):
    """Section 4: exactly one action, known styles."""
    assert (await send(client, [button]))["description"] == PREFIX + rest


@pytest.mark.parametrize("style", ["danger", "success", "primary"])
async def test_styles(client, anna, style):
    """Section 4: button styles since 2026."""
    sent = await send(client, [{"text": "x", "callback_data": "x", "style": style}])
    assert sent["result"]["reply_markup"]["inline_keyboard"][0][0]["style"] == style
    assert anna.screen.buttons[0][0].style == style


@pytest.mark.parametrize(
    "url",
    [
        "https://vc.example.com/c/1?x=%23",
        "http://10.0.0.1:8080/",
        "https://[::1]/",
        "tg://user?id=1",
        "example.com",
    ],
)
async def test_links_that_are_taken(client, anna, url):
    """Section 4: http, https, tg; a dotted host or an IP."""
    assert (await send(client, [{"text": "x", "url": url}]))["ok"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://server/c/1", "Wrong HTTP URL"),
        ("http://localhost", "Wrong HTTP URL"),
        ("not a link", "Wrong HTTP URL"),
        ("https://example..com", "Wrong HTTP URL"),
        ("https://example.com:port", "Wrong HTTP URL"),
        ("trueconf://vc.example.com", "Unsupported URL protocol"),
        ("https:///path", "URL host is empty"),
    ],
)
async def test_links_that_are_not(client, telegram, anna, url, reason):
    """Section 4: one bad link refuses the whole message."""
    sent = await send(client, [{"text": "x", "url": url}])
    assert sent["description"] == (
        f"Bad Request: inline keyboard button URL '{url}' is invalid: {reason}"
    )
    assert telegram.illegal


async def test_eight_in_a_row_are_kept(client, anna):
    """Section 4: size."""
    await send(client, [{"text": str(n), "callback_data": "x"} for n in range(10)])
    assert anna.screen.labels == [str(n) for n in range(8)]


@pytest.mark.parametrize(
    ("count", "size", "taken"), [(100, 10, True), (101, 1, False), (99, 64, False)]
)
async def test_size_of_a_keyboard(client, anna, count, size, taken):
    """Section 4: 100 buttons at most, and a cap on the whole."""
    button = {"text": "x" * 40, "callback_data": "x" * size}
    sent = await send(client, *[[button]] * count)
    assert sent.get("description") == (None if taken else "Bad Request: reply markup is too long")


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        ("{", "Bad Request: can't parse reply markup JSON object"),
        ("[1]", "Bad Request: object expected as reply markup"),
    ],
)
async def test_markup_that_is_no_object(client, anna, markup, description):
    """Section 4."""
    described = await client.refused("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    assert described == description


async def test_copy_buttons(client, anna):
    """A button may copy a text instead."""
    sent = await send(client, [{"text": "Copy", "copy_text": {"text": "4406127733"}}])
    assert sent["ok"]
    assert anna.screen.button("Copy").copies == "4406127733"
