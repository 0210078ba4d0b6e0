"""telegram-bot-api.md section 1: addresses, parameters, answers, errors."""

import pytest

from demo.telegram.refusals import describe


@pytest.mark.parametrize("method", ["getMe", "getme", "GETME"])
async def test_method_names_ignore_case(client, method):
    """Section 1."""
    me = await client.ok(method)
    assert me["is_bot"]
    assert me["id"] == 123456
    assert me["username"] == "trueconf_demo_bot"


async def test_parameters_come_in_four_ways(client, telegram, anna):
    """Section 1: query string, urlencoded form, multipart form, JSON."""
    url = f"{telegram.url}/bot{telegram.token}/sendMessage"
    markup = '{"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}'
    fields = {"chat_id": "1001", "text": "x", "reply_markup": markup}
    nested = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    answers = [
        await client.http.get(url, params=fields),
        await client.http.post(url, data=fields),
        await client.http.post(url, files={name: (None, v) for name, v in fields.items()}),
        await client.http.post(url, json={"chat_id": 1001, "text": "x", "reply_markup": nested}),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["x"] * 4
    assert all(answer.json()["result"]["reply_markup"] == nested for answer in answers)


async def test_a_message_is_complete(client, anna):
    """Section 1: a Message, not null; edits return the whole message."""
    sent = await client.ok("sendMessage", chat_id=1001, text="x")
    assert sent["from"]["is_bot"]
    assert sent["chat"] == {"id": 1001, "type": "private", "first_name": "Anna"}
    edited = await client.ok(
        "editMessageText", chat_id=1001, message_id=sent["message_id"], text="y"
    )
    assert edited == {**sent, "text": "y", "edit_date": edited["edit_date"]}


async def test_the_others_answer_true(client, anna):
    """Section 1."""
    sent = await client.ok("sendMessage", chat_id=1001, text="x")
    press = await anna.press_data("x", wait=False)
    assert await client.ok("answerCallbackQuery", callback_query_id=press.id) is True
    assert await client.ok("deleteMessage", chat_id=1001, message_id=sent["message_id"]) is True
    assert await client.ok("setMyCommands", commands=[]) is True


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/", 404, "Not Found"),
        ("/file/x", 404, "Not Found"),
        ("/botnonsense/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot123456:other/getMe", 401, "Unauthorized"),
        ("/bot123456:TEST-token/sendNonsense", 404, "Not Found: method not found"),
    ],
)
async def test_wrong_addresses(client, telegram, path, status, description):
    """Section 1: the table."""
    response = await client.http.get(telegram.url + path)
    assert response.status_code == status
    assert response.json() == {"ok": False, "error_code": status, "description": description}


async def test_unknown_methods_are_remembered(client, telegram):
    """A test sees which methods the bot called in vain."""
    await client.call("sendNonsense")
    assert telegram.unknown_methods == ["sendNonsense"]


async def test_a_revoked_token_is_refused(client, telegram):
    """Section 1: "revoked or wrong token"."""
    telegram.token = "123456:new"
    await client.ok("getMe")
    response = await client.http.get(f"{telegram.url}/bot123456:TEST-token/getMe")
    assert response.json()["description"] == "Unauthorized"


@pytest.mark.parametrize(
    ("reason", "description"),
    [
        ("Message text is empty", "Bad Request: message text is empty"),
        ("BUTTON_DATA_INVALID", "Bad Request: BUTTON_DATA_INVALID"),
        ("X_INVALID", "Bad Request: X_INVALID"),
        ("", "Bad Request"),
    ],
)
def test_how_a_description_is_built(reason, description):
    """Section 1: first letter in lower case unless the second is `_` or a capital."""
    assert describe(400, reason) == description


async def test_no_parameters_without_content(client, anna):
    """Section 1: `parameters` is only there when something is in it."""
    assert "parameters" not in (await client.call("sendMessage", chat_id=1001)).json()


async def test_the_log_tells_what_was_refused_as_illegal(client, telegram, anna):
    """`illegal` leaves out what depends on the moment."""
    await client.call("sendMessage", chat_id=1001, text="<p>", parse_mode="HTML")
    await client.call("sendMessage", chat_id=5, text="x")
    await client.call("editMessageText", chat_id=1001, message_id=9, text="x")
    assert [seen.params["text"] for seen in telegram.illegal] == ["<p>"]
    assert [seen.status for seen in telegram.requests] == [400] * 3
    assert not any(seen.applied for seen in telegram.requests)
