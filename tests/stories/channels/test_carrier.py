"""One message by Apprise, in its own process: to real servers, and to broken ones."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from contextlib import suppress
from time import monotonic

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.channels import Carrier, Channel, ChannelLimits, Outcome, Result, channels_of
from tests.stories.channels.receivers import MailServer, Webhook
from tests.stories.channels.scenes import PATIENCE, UNHURRIED
from tests.structure.modules import ROOT

pytestmark = UNHURRIED

TITLE, TEXT = "🔴 Zentrale <1>", "🔴 Zentrale <1>\nnicht erreichbar & still"


def channel(url: str) -> Channel:
    return channels_of([SecretStr(url)])[0]


async def send(url: str, patience: float = PATIENCE) -> Result:
    return await Carrier(ChannelLimits(patience=patience)).send(channel(url), TITLE, TEXT)


async def test_a_mail_is_plain_text_and_its_subject_is_the_title(mail_server: MailServer) -> None:
    mail_server.login = True
    assert await send(mail_server.url("a@example.com", "b@example.com")) == Result(Outcome.SENT)
    assert {(mail.subject, mail.text, mail.sender) for mail in mail_server.mails} == {
        (TITLE, TEXT, "bot@example.com")
    }
    assert sorted(to for mail in mail_server.mails for to in mail.recipients) == [
        "a@example.com",
        "b@example.com",
    ]


async def test_a_webhook_gets_json_at_exactly_its_address(webhook: Webhook) -> None:
    assert await send(webhook.url("a/b%20c?key=s%2Bcret&method=GET")) == Result(Outcome.SENT)
    ((path, body),) = webhook.posts
    assert path == "/a/b%20c?key=s%2Bcret&method=GET"
    assert (body["title"], body["message"]) == (TITLE, TEXT)


async def test_each_failure_has_one_word(mail_server: MailServer, webhook: Webhook) -> None:
    mail_server.login = True
    mail_server.unknown = {"nobody@example.com"}

    async def refuse(request: web.Request) -> web.Response:
        return web.Response(status=int(request.query["as"]))

    webhook.answer = refuse
    wrong = mail_server.url(password="wrong-password")
    assert await send(wrong) == Result(Outcome.LOGIN)
    assert await send(mail_server.url("nobody@example.com")) == Result(Outcome.REFUSED)
    both = mail_server.url("nobody@example.com", "a@example.com")
    assert await send(both) == Result(Outcome.PARTLY)
    assert await send(webhook.url("?as=500")) == Result(Outcome.REFUSED, 500)
    assert await send(webhook.url("?as=401")) == Result(Outcome.LOGIN, 401)
    assert await send(f"https://127.0.0.1:{webhook.port}/") == Result(Outcome.TLS)
    tls = f"mailtos://127.0.0.1:{mail_server.port}?from=a@example.com&to=a@example.com"
    assert await send(tls) == Result(Outcome.TLS)
    assert await send("json://nobody.invalid/") == Result(Outcome.NO_HOST)
    assert await send("nonsense://example.com") == Result(Outcome.NOT_UNDERSTOOD)
    await webhook.stop()
    assert await send(webhook.url()) == Result(Outcome.UNREACHABLE)


async def test_a_refused_message_is_told_from_a_service_that_takes_none(
    mail_server: MailServer, webhook: Webhook
) -> None:
    async def refuse(request: web.Request) -> web.Response:
        return web.Response(status=int(request.query["as"]))

    webhook.answer = refuse
    for status in (400, 413, 422):
        assert await send(webhook.url(f"?as={status}")) == Result(Outcome.UNWANTED, status)
    for status in (404, 429, 500, 503):
        assert await send(webhook.url(f"?as={status}")) == Result(Outcome.REFUSED, status)
    mail_server.unwanted = "still"
    for words in ("5.7.1 refused: TLS, authentication, timeout", 'it\'s "spam"'):
        mail_server.answer = f"550 {words}"
        assert await send(mail_server.url()) == Result(Outcome.UNWANTED)
    mail_server.answer = "451 4.7.1 greylisted, come back later"
    assert (await send(mail_server.url())).outcome is not Outcome.UNWANTED
    mail_server.answer = "530 5.7.0 authentication required"
    assert await send(mail_server.url()) == Result(Outcome.LOGIN)


async def test_a_text_is_never_split_of_which_only_the_first_part_might_arrive(
    webhook: Webhook, mail_server: MailServer
) -> None:
    """The longest that Apprise gives to a webhook and a mail is 32768 letters."""
    long = "ä" * 40000
    carrier = Carrier(ChannelLimits(patience=PATIENCE))
    for url in (webhook.url(), mail_server.url(), f"{mail_server.url()}&overflow=split"):
        assert await carrier.send(channel(url), TITLE, long) == Result(Outcome.TOO_LONG)
    assert (webhook.posts, mail_server.attempts) == ([], 0)
    for url in (webhook.url(), f"{mail_server.url()}&overflow=split"):
        assert await carrier.send(channel(url), TITLE, long, cut=True) == Result(Outcome.SENT)
    ((_, body),) = webhook.posts
    assert body["message"] == "ä" * 32768
    (mail,) = mail_server.mails
    assert mail.text == body["message"]


async def test_a_server_that_hangs_or_answers_drop_by_drop_is_left_in_time() -> None:
    async def drip(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        with suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(b"2")
                await writer.drain()
                await asyncio.sleep(0.2)
        writer.close()
        gone.set()

    asked, gone = asyncio.Event(), asyncio.Event()
    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    url = f"mailto://127.0.0.1:{port}?from=a@example.com&to=a@example.com&mode=insecure"
    for patience in (3.0, 30.0, PATIENCE):  # a busy machine needs long to begin the process
        begin = monotonic()
        assert await send(url, patience) == Result(Outcome.TOO_SLOW)
        assert monotonic() - begin < patience + 30
        if asked.is_set():
            break
    await gone.wait()
    server.close()


async def test_a_look_sends_nothing(webhook: Webhook, mail_server: MailServer) -> None:
    carrier = Carrier(ChannelLimits(patience=PATIENCE))
    looked = await carrier.look(channel(webhook.url()))
    assert looked == Result(Outcome.UNDERSTOOD, host="127.0.0.1")
    assert (await carrier.look(channel(mail_server.url()))).outcome is Outcome.UNDERSTOOD
    lost = await carrier.look(channel("https://nobody.invalid/x"))
    assert lost == Result(Outcome.NO_HOST, host="nobody.invalid")
    assert (await carrier.look(channel("mailto://"))).outcome is Outcome.NOT_UNDERSTOOD
    assert (webhook.posts, mail_server.mails) == ([], [])


@pytest.mark.parametrize("module", ["bot.app", "bot.check.run", "bot.parts"])
def test_the_bot_itself_never_loads_apprise(module: str) -> None:
    code = f"import sys, {module}; print('apprise' in sys.modules, 'requests' in sys.modules)"
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert said.stdout == "False False\n"


def test_a_channel_is_known_without_its_address() -> None:
    one, other = channels_of(map(SecretStr, ["MAILTO://u:secret@h", "mailto://u:secret@i"]))
    assert one.id.startswith("mailto:")
    assert one.id != other.id
    assert "secret" not in f"{one} {one!r}"
    assert channels_of([SecretStr("ntfy://x")] * 2) == channels_of([SecretStr("ntfy://x")])
