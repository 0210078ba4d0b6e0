"""A webhook that somebody else removes or replaces comes back, and what Telegram says of it is
told: without updates, nothing else would show that none can come.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.telegram import ALLOWED, is_marked
from bot.webhook import WebhookLimits
from demo.telegram import Fault, Person
from demo.telegram.faults import Altered, Drop, FaultKind, NotJson, Status, TooManyRequests
from demo.telegram.parameters import Parameters
from services.db import TurnLimits
from tests.running_bot import TOKEN, RunningBot
from tests.stories.screens.scenes import at_menu, hold
from tests.stories.webhook.front import Front

pytestmark = pytest.mark.usefixtures("front")
ANOTHER = "https://hooks.example.com/a-secret-path"


@pytest.fixture(autouse=True)
def _looks_often(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, webhook=WebhookLimits(look=0.05))


@pytest.fixture
async def anna(bot: RunningBot) -> Person:
    hold(await bot.add_server())
    return await at_menu(bot)


def warnings(bot: RunningBot) -> list[str]:
    begin = "WARNING bot.webhook."
    return [line for line in bot.records.lines if line.startswith(begin)]


def asked(bot: RunningBot, method: str) -> int:
    return sum(seen.method == method for seen in bot.telegram.requests)


async def is_set_again(bot: RunningBot) -> None:
    await bot.telegram.until(lambda: is_marked(bot.telegram.world.updates.webhook, TOKEN))


async def is_lost(bot: RunningBot, url: str = "") -> None:
    ours = bot.telegram.world.updates.webhook
    bot.telegram.world.updates.set_webhook(url)
    await bot.telegram.until(lambda: bot.telegram.world.updates.webhook == ours)


async def hears(bot: RunningBot, anna: Person) -> None:
    await anna.send("/conferences")
    await bot.telegram.until(lambda: "running conference" in anna.screen.text)


async def test_one_that_is_removed_comes_back(bot: RunningBot, anna: Person) -> None:
    await is_lost(bot)
    await hears(bot, anna)
    (line,) = warnings(bot)
    assert "Telegram has no webhook of this bot any more" in line


async def test_one_that_is_replaced_comes_back(bot: RunningBot, anna: Person) -> None:
    await is_lost(bot, ANOTHER)
    await hears(bot, anna)
    (line,) = warnings(bot)
    assert "to hooks.example.com. Give it a bot of its own." in line
    assert "a-secret-path" not in "".join(bot.records.lines)


async def test_another_copy_of_the_program_is_named(bot: RunningBot, anna: Person) -> None:
    mark = bot.telegram.world.updates.webhook.rpartition("/")[2]
    await is_lost(bot, f"https://second.example.com/{mark}")
    (line,) = warnings(bot)
    assert "Another copy of this program has set its webhook, to second.example.com." in line


async def test_who_fights_for_it_is_told_once(bot: RunningBot, anna: Person) -> None:
    for _ in range(5):
        await is_lost(bot, ANOTHER)
    await hears(bot, anna)
    assert len(warnings(bot)) == 1
    await is_lost(bot)  # that is something else
    assert len(warnings(bot)) == 2


async def test_updates_of_other_kinds_are_asked_for_again(bot: RunningBot, anna: Person) -> None:
    updates = bot.telegram.world.updates
    updates.set_webhook(updates.webhook, updates.hook, ["poll"])
    await bot.telegram.until(lambda: updates.allowed == [*ALLOWED])
    await hears(bot, anna)
    (line,) = warnings(bot)
    assert "has changed what Telegram hands over" in line


async def test_it_does_not_work_until_it_is_back(bot: RunningBot, anna: Person) -> None:
    assert bot.app
    works = bot.app._webhook.works
    assert works()
    refused = bot.telegram.faults.add(Fault("setWebhook", Status(502), times=None))
    bot.telegram.world.updates.set_webhook("")
    await bot.telegram.until(lambda: refused.hits)
    assert not works()
    bot.telegram.faults.clear()
    await is_set_again(bot)
    await bot.until(works)
    await hears(bot, anna)


async def test_two_that_set_theirs_at_once(bot: RunningBot, anna: Person) -> None:
    conflict = (
        '{"ok": false, "error_code": 409, '
        '"description": "Conflict: terminated by other setWebhook"}'
    )
    bot.telegram.faults.add(Fault("setWebhook", Status(409, conflict, "application/json")))
    await is_lost(bot, ANOTHER)
    _, line = warnings(bot)
    assert "Telegram refuses the webhook: Conflict: terminated by other setWebhook." in line
    await hears(bot, anna)


@pytest.mark.parametrize(
    "kind",
    [
        TooManyRequests(1),
        Status(502),
        Status(401, '{"ok": false, "error_code": 401}', "application/json"),
        NotJson(),
        Drop(),
        Altered(change=lambda _: {"url": 5}),
    ],
    ids=lambda kind: type(kind).__name__,
)
async def test_a_question_that_fails_is_asked_again(
    bot: RunningBot, anna: Person, kind: FaultKind
) -> None:
    failing = bot.telegram.faults.add(Fault("getWebhookInfo", kind, times=2))
    await bot.telegram.until(lambda: failing.hits == 2)
    asked_before = asked(bot, "setWebhook")
    await hears(bot, anna)
    assert asked(bot, "setWebhook") == asked_before
    assert not warnings(bot)
    await is_lost(bot)


async def test_what_telegram_says_of_a_closed_door_is_told_once(
    bot: RunningBot, anna: Person, front: Front
) -> None:
    await front.stop()
    await anna.send("/conferences")
    await bot.until(lambda: warnings(bot))
    attempts = len(bot.telegram.world.deliveries)
    await bot.telegram.until(lambda: len(bot.telegram.world.deliveries) > attempts + 2)
    await front.start()
    await bot.telegram.until(lambda: "running conference" in anna.screen.text)
    (line,) = warnings(bot)
    assert "Telegram could not hand over an update: Connection refused. It was " in line
    assert "\n" not in line


async def test_a_certificate_that_is_renewed_is_sent(bot: RunningBot, anna: Person) -> None:
    """Half a file is none yet."""
    file = bot.folder / "ca.pem"
    before, asked_before = file.read_text(), asked(bot, "setWebhook")
    file.write_text(before[:100])
    looks = asked(bot, "getWebhookInfo")
    await bot.telegram.until(lambda: asked(bot, "getWebhookInfo") > looks + 1)
    assert asked(bot, "setWebhook") == asked_before
    file.write_text(f"{before}{before}")
    await bot.telegram.until(lambda: asked(bot, "setWebhook") == asked_before + 1)
    looks = asked(bot, "getWebhookInfo")
    await bot.telegram.until(lambda: asked(bot, "getWebhookInfo") > looks + 1)
    assert asked(bot, "setWebhook") == asked_before + 1
    await hears(bot, anna)
    assert not warnings(bot)


async def test_the_certificate_is_sent_as_it_is_then(bot: RunningBot, anna: Person) -> None:
    file = bot.folder / "ca.pem"
    before = file.read_text()
    file.unlink()
    bot.telegram.world.updates.set_webhook("")
    await bot.until(lambda: any("ca.pem cannot be read" in line for line in warnings(bot)))
    file.write_text(f"{before}-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n")
    await is_set_again(bot)
    sent = [seen for seen in bot.telegram.requests if seen.method == "setWebhook"][-1]
    certificate = Parameters(sent.params).file("certificate")
    assert certificate
    assert certificate.content.strip() == before.strip().encode()
    await hears(bot, anna)


@pytest.fixture
def _looks_late(bot: RunningBot) -> None:
    """That another process has taken over, the bot notices only where it has to prove its turn."""
    bot.limits = replace(bot.limits, turn=TurnLimits(proofs=60.0, lease=120.0))


@pytest.mark.parametrize("backend", ["postgresql"])
@pytest.mark.usefixtures("_looks_late")
async def test_whoever_has_lost_its_turn_sets_none(bot: RunningBot, anna: Person) -> None:
    bot.expected_errors.append("is not saved: another process has taken over")
    await bot.change("UPDATE active SET term = term + 1")
    before = asked(bot, "setWebhook")
    bot.telegram.world.updates.set_webhook("")
    await bot.until(lambda: any("setWebhook: another process" in line for line in warnings(bot)))
    assert asked(bot, "setWebhook") == before
