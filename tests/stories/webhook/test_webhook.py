"""Updates by a webhook: screens come as with polling, a restart loses nothing, and the way back to
polling is a change of the settings.
"""

from __future__ import annotations

from functools import partial

import pytest

from bot.telegram import is_marked, secret_of
from demo.telegram import Fault
from demo.telegram.faults import Status
from demo.telegram.hooks import Delivery
from tests.running_bot import TOKEN, RunningBot
from tests.stories.screens.scenes import ANNA, at_menu, hold
from tests.stories.webhook.front import Front

pytestmark = pytest.mark.usefixtures("front")
LIST = "running conference"


def _is_among(bot: RunningBot, delivery: Delivery, since: int) -> bool:
    return delivery in bot.telegram.world.deliveries[since:]


async def test_presses_are_answered(bot: RunningBot) -> None:
    hold(await bot.add_server())
    anna = await at_menu(bot)
    await anna.press("Conferences")
    await bot.telegram.until(lambda: LIST in anna.screen.text)
    (asked,) = [seen for seen in bot.telegram.requests if seen.method == "setWebhook"]
    assert asked.params["secret_token"] == secret_of(TOKEN)
    assert is_marked(asked.params["url"], TOKEN)
    assert not [seen for seen in bot.telegram.requests if seen.method == "getUpdates"]
    assert {delivery.status for delivery in bot.telegram.world.deliveries} == {200}
    await bot.until(lambda: bot.rows("SELECT count(*) FROM received WHERE content IS NULL"))
    assert secret_of(TOKEN) not in "".join(bot.records.lines)


async def test_what_comes_again_is_handled_once_also_after_a_restart(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    press = await anna.press("Status")
    for restarted in (False, True):
        if restarted:
            await bot.restart()
        delivered = len(bot.telegram.world.deliveries)
        bot.telegram.resend(press.update_id)
        again = Delivery(update_id=press.update_id, status=200)
        await bot.telegram.until(partial(_is_among, bot, again, delivered))
    # `bot` looks afterwards that each press was answered once.


async def test_what_is_pressed_between_two_lives_is_handled_in_the_second(bot: RunningBot) -> None:
    hold(await bot.add_server())
    anna = await at_menu(bot)
    await bot.end()
    await anna.send("/conferences")
    await bot.telegram.until(lambda: bot.telegram.world.deliveries[-1].status == 0)
    await bot.begin()
    await bot.telegram.until(lambda: LIST in anna.screen.text)


async def test_what_an_earlier_life_has_kept_is_handled_once(bot: RunningBot) -> None:
    """As a kill in mid-work leaves it: on the disk, and confirmed."""
    await bot.add_server()
    await at_menu(bot)
    await bot.end()
    content = (
        '{"update_id": 7, "message": {"message_id": 900, "date": 1, "text": "/help", '
        f'"chat": {{"id": {ANNA}, "type": "private"}}, '
        f'"from": {{"id": {ANNA}, "is_bot": false, "first_name": "Anna"}}}}}}'
    )
    await bot.change(
        "INSERT INTO received (update_id, content, received_at) VALUES (7, ?, ?)",
        content,
        bot.now().strftime("%Y-%m-%d %H:%M:%S.%f"),
    )
    before = len(bot.telegram.messages(ANNA))
    await bot.begin()
    await bot.telegram.until(lambda: len(bot.telegram.messages(ANNA)) > before)
    await bot.until(
        lambda: bot.rows("SELECT content FROM received WHERE update_id = 7") == [(None,)]
    )


async def test_the_way_back_to_polling_is_a_change_of_settings(bot: RunningBot) -> None:
    hold(await bot.add_server())
    anna = await at_menu(bot)
    await bot.end()
    bot.extra_settings = ""
    await bot.begin()
    await anna.press("Conferences")
    await bot.telegram.until(lambda: LIST in anna.screen.text)
    assert not bot.telegram.world.updates.webhook


async def test_a_webhook_that_telegram_refuses_is_told_and_set_later(bot: RunningBot) -> None:
    await bot.add_server()
    refused = bot.telegram.faults.add(Fault("setWebhook", Status(502), times=2))
    anna = await at_menu(bot)
    await anna.press("Status")
    assert refused.hits == 2
    assert any("setWebhook: " in line for line in bot.records.lines)


async def test_what_waits_behind_a_closed_door_comes_when_it_opens(
    bot: RunningBot, front: Front
) -> None:
    await bot.add_server()
    bot.telegram.world.webhook_ports[443] = 1  # where nobody listens
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/start")
    await bot.telegram.until(lambda: bot.telegram.world.deliveries)
    assert bot.telegram.world.updates.hook
    assert bot.telegram.world.updates.hook.last_error
    bot.telegram.world.webhook_ports[443] = front.port
    await bot.restart()
    await bot.telegram.until(lambda: anna.screen)
