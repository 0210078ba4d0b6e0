"""What a check says of second channels, with and without a message."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.check.report import State
from tests.stories.channels.receivers import MailServer
from tests.stories.check.scenes import Scene, lines, shown

WRONG = "wrong-password-of-a-test"


@pytest.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    server = MailServer(login=True)
    await server.start()
    yield server
    await server.stop()


async def test_what_can_be_seen_without_sending(scene: Scene, mail_server: MailServer) -> None:
    urls = [
        mail_server.url(password=WRONG),
        "nonsense://s3cret-topic",
        "https://nobody.invalid/k3y",
    ]
    scene.environ["BOT__FALLBACK_URLS"] = "\n".join(urls)
    report = await scene.check()
    faults = lines(report, State.FAULT)
    assert list(faults) == ["second channel, channel 2", "second channel, channel 3"]
    assert "does not understand" in faults["second channel, channel 2"].found
    assert "nobody.invalid: the host is not found" in faults["second channel, channel 3"].found
    assert all(line.advice for line in faults.values())
    for secret in (WRONG, "s3cret-topic", "k3y"):
        assert secret not in shown(report, whole=True) + report.to_json()
    assert mail_server.mails == []


async def test_a_message_is_sent_where_it_is_asked_for(
    scene: Scene, mail_server: MailServer
) -> None:
    urls = [mail_server.url(), mail_server.url(password=WRONG)]
    scene.environ["BOT__FALLBACK_URLS"] = "\n".join(urls)
    report = await scene.check(send_test=True)
    (refused,) = lines(report, State.FAULT).values()
    assert (refused.name, refused.found) == ("channel 2", "mailto: the login is refused")
    assert "password" in refused.advice
    (mail,) = mail_server.mails
    assert mail.subject == "🔔 Test of the TrueConf bot"
    assert mail.text.startswith(f"{mail.subject}\nAlerts that Telegram does not take")


async def test_a_message_is_in_the_language_of_the_settings(
    scene: Scene, mail_server: MailServer
) -> None:
    scene.environ |= {"BOT__FALLBACK_URLS": mail_server.url(), "BOT__LOCALE": "de"}
    assert lines(await scene.check(send_test=True), State.FAULT) == {}
    (mail,) = mail_server.mails
    assert mail.subject == "🔔 Test des TrueConf-Bots"
    assert mail.text.startswith(f"{mail.subject}\nMeldungen, die Telegram nicht annimmt,")
