"""`check` where the settings have [webhook]: what Telegram has, and what is wrong with it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from bot.check.report import Line, State
from bot.telegram import ALLOWED, marked
from demo.telegram.hooks import Hook
from tests.process.process import Process
from tests.running_bot import TOKEN
from tests.stories.check.scenes import Scene, lines
from tests.stories.health.places import free_port
from tests.stories.webhook.front import Front, by_webhook

URL = "https://127.0.0.1/telegram"
PLACE = "https://127.0.0.1"
CERTIFICATE = "Telegram, webhook certificate"


@pytest.fixture
async def hooked(scene: Scene) -> Scene:
    """The settings want a webhook, and Telegram has none."""
    by_webhook(scene.bot, free_port(), free_port())
    return scene


def telegram_has(scene: Scene, url: str, *, certificate: bool = True, kinds: str = "") -> Hook:
    """A webhook that nothing is delivered to."""
    scene.bot.telegram.world.updates.drop()
    pem = (scene.bot.folder / "ca.pem").read_bytes() if certificate else None
    hook = Hook(url, "", pem, connections=1, seen=[], notify=lambda: None)
    allowed = [kinds] if kinds else [*ALLOWED]
    scene.bot.telegram.world.updates.set_webhook(url, hook, allowed)
    hook.end()
    return hook


async def found(scene: Scene) -> Line:
    """The line of the webhook. Nothing has been set or removed."""
    before = scene.bot.telegram.world.updates.webhook
    report = await scene.check()
    assert scene.bot.telegram.world.updates.webhook == before
    others = lines(report, State.WARNING, State.FAULT)
    others.pop("Telegram, webhook", None)
    assert not others
    assert lines(report, State.NOT_TRIED)["Telegram, other pollers"].found == (
        "updates come by the webhook"
    )
    (line,) = (line for line in report.lines if line.name == "webhook")
    return line


async def test_the_bots_own(hooked: Scene) -> None:
    telegram_has(hooked, marked(URL, TOKEN))
    line = await found(hooked)
    assert (line.state, line.found) == (State.OK, f"to {PLACE}; updates that wait: 0")


async def test_none_yet(hooked: Scene) -> None:
    line = await found(hooked)
    assert line.state is State.WARNING
    assert line.found.startswith(f"[webhook] is {PLACE}, and what Telegram has is none; ")
    assert line.advice == "Start the bot: it sets the webhook."


@pytest.mark.parametrize(
    ("url", "named", "advice"),
    [
        ("https://hooks.example.com/a-secret", "to https://hooks.example.com", "another bot's"),
        ("https://127.0.0.1/a-secret", "another one there", "another bot's"),
        (marked("https://old.example.com", TOKEN), "to https://old.example.com", "Start the bot"),
    ],
)
async def test_another_one(hooked: Scene, url: str, named: str, advice: str) -> None:
    telegram_has(hooked, url)
    line = await found(hooked)
    assert line.state is State.WARNING
    assert f"what Telegram has is {named}; updates" in line.found
    assert advice in line.advice
    assert "secret" not in line.found


async def test_one_that_is_taken_from_a_running_bot(scene: Scene) -> None:
    front = Front(scene.bot.authority)
    await front.start()
    by_webhook(scene.bot, front.port, front.listen)
    await scene.bot.begin()
    await scene.bot.telegram.until(lambda: scene.anna.screen)  # of her /start
    assert (await found(scene)).state is State.OK
    scene.bot.telegram.world.updates.set_webhook("")
    line = await found(scene)
    assert line.state is State.WARNING
    assert line.advice.startswith("The bot sets it again within a minute.")
    await scene.bot.end()
    await front.stop()


async def test_one_for_other_updates(hooked: Scene) -> None:
    telegram_has(hooked, marked(URL, TOKEN), kinds="poll")
    line = await found(hooked)
    assert line.state is State.WARNING
    assert "but not for the updates that the bot needs" in line.found


async def test_one_without_the_certificate_of_the_settings(hooked: Scene) -> None:
    telegram_has(hooked, marked(URL, TOKEN), certificate=False)
    line = await found(hooked)
    assert line.state is State.WARNING
    assert line.found.startswith(f"to {PLACE}, but without a certificate; ")
    assert line.advice == "Start the bot again: it sets the webhook anew."


@pytest.mark.parametrize(
    ("minutes", "waiting", "state", "age"),
    [
        (12, False, State.WARNING, "12 min"),
        (180, True, State.WARNING, "3 h"),
        (180, False, State.OK, "3 h"),
    ],
)
async def test_what_telegram_says_of_it(
    hooked: Scene, minutes: int, waiting: bool, state: State, age: str
) -> None:
    """What is long over is no warning."""
    hook = telegram_has(hooked, marked(URL, TOKEN))
    hook.last_error = "Wrong response from the webhook: 502 Bad Gateway"
    hook.last_error_at = int(time.time()) - 60 * minutes - 1
    if waiting:
        await hooked.anna.send("/start")
    line = await found(hooked)
    assert line.state is state
    assert line.found.endswith(
        f"; Telegram's last trouble with it, {age} ago: "
        "Wrong response from the webhook: 502 Bad Gateway"
    )


@pytest.mark.parametrize(
    ("days", "state", "said"),
    [
        (400, State.OK, "in 400 days"),
        (3, State.WARNING, "in 3 days"),
        (-3, State.FAULT, "it ended on "),
    ],
)
async def test_the_end_of_the_certificate(
    hooked: Scene, days: int, state: State, said: str
) -> None:
    now = datetime.now(UTC)
    made = trustme.CA().issue_cert(
        "127.0.0.1",
        not_before=now - timedelta(days=30),
        not_after=now + timedelta(days=days, minutes=30),
    )
    made.cert_chain_pems[0].write_to_path(hooked.bot.folder / "webhook.pem")
    settings = hooked.bot.extra_settings
    hooked.bot.extra_settings = settings.replace("ca.pem", "webhook.pem")
    telegram_has(hooked, marked(URL, TOKEN))
    report = await hooked.check()
    line = lines(report, state)[CERTIFICATE]
    assert said in line.found
    if state is not State.OK:
        assert (
            line.advice == "Renew it, at the proxy and in the file; the bot sends it to Telegram."
        )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"bot.example.com\n", "holds no certificate in PEM format"),
        (b"\x30\x82\x03\x00", "is in DER format"),
        (b"", "the file is empty"),
    ],
)
async def test_a_file_that_is_no_certificate(
    hooked: Scene, content: bytes | None, said: str
) -> None:
    """It is told as all mistakes in the settings are, by check as by the bot."""
    if content is not None:
        (hooked.bot.folder / "webhook.pem").write_bytes(content)
    await is_refused(hooked, "webhook.pem", said)


async def test_a_file_that_cannot_be_read(hooked: Scene) -> None:
    (hooked.bot.folder / "folder").mkdir()
    await is_refused(hooked, "folder", "it is a folder, or something else that is not a file")


async def is_refused(scene: Scene, certificate: str, said: str) -> None:
    settings = scene.bot.extra_settings
    scene.bot.extra_settings = settings.replace("ca.pem", certificate)
    process = Process(scene.bot, "check")
    scene.opened.push_async_callback(process.close)
    await process.launch()
    async with scene.opened:
        assert await process.ended() == 2
        assert "webhook.certificate: is wrong; " in process.log
        assert said in process.log
        assert not process.output
