"""Telegram says wait, fails, or breaks off: every alert arrives, and once where Telegram's yes
does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from bot.alerts.limits import SenderLimits
from bot.telegram.session import TelegramLimits
from demo.telegram import Altered, Drop, Fault, Hang, NotJson, Status, TooManyRequests
from demo.telegram.faults import FaultKind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import (
    ANNA,
    BERND,
    EDIT,
    SEND,
    alerts_to,
    begun,
    forgotten,
    forgotten_ended,
    outage,
    put,
    recovery,
    sendings,
    settled,
    waiting,
)

NOT_DELIVERED: dict[str, FaultKind] = {
    "502 with HTML": Status(502),
    "500": Status(
        500,
        '{"ok": false, "error_code": 500, "description": "Internal Server Error: restart"}',
        "application/json",
    ),
    "not JSON": NotJson(),
    "dropped before": Drop(),
}
YES_IS_LOST: dict[str, FaultKind] = {
    "502 after": Status(502, applied=True),
    "not JSON after": NotJson(applied=True),
    "dropped after": Drop(applied=True),
}


@pytest.mark.parametrize("failure", NOT_DELIVERED)
async def test_what_fails_is_sent_again_after_pauses(bot: RunningBot, failure: str) -> None:
    await begun(bot)
    fault = bot.telegram.faults.add(Fault(SEND, NOT_DELIVERED[failure], times=3))
    await put(bot, outage(bot))
    await settled(bot)
    assert fault.hits == 3
    assert len(alerts_to(bot, ANNA)) == 1
    log = [line for line in bot.records.lines if "not sent yet" in line]
    assert len(log) == 1, "it is logged on change, not for each attempt"
    # It is said after it is written down.
    await bot.until(lambda: any("arrive again" in line for line in bot.records.lines))


@pytest.mark.parametrize("failure", YES_IS_LOST)
async def test_a_lost_yes_may_double_one_alert_and_no_other(bot: RunningBot, failure: str) -> None:
    await begun(bot, operators=2)
    bot.telegram.faults.add(Fault(SEND, YES_IS_LOST[failure]))
    await put(bot, outage(bot))
    await settled(bot)
    assert sorted(len(alerts_to(bot, each)) for each in (ANNA, BERND)) == [1, 1]
    copies = [
        message.text
        for each in (ANNA, BERND)
        for message in bot.telegram.messages(each)
        if "unreachable" in message.text
    ]
    assert len(copies) == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda result: {**result, "forward_origin": {"type": "new"}},
        lambda result: {"message_id": result["message_id"]},
    ],
)
async def test_a_yes_that_cannot_be_read_is_a_yes(
    bot: RunningBot, change: Callable[[dict[str, Any]], Any]
) -> None:
    """The alert is sent once, and edited when it is over: its id is known all the same."""
    await begun(bot)
    bot.telegram.faults.add(Fault(SEND, Altered(change=change), times=None))
    bot.telegram.faults.add(Fault(EDIT, Altered(change=change), times=None))
    await put(bot, forgotten(bot))
    await settled(bot)
    await put(bot, forgotten_ended(bot))
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 1
    assert len(sendings(bot, ANNA)) == 2  # with the answer to /start
    assert len(sendings(bot, ANNA, EDIT)) == 1


@pytest.mark.parametrize("result", [None, {}, True, [], "sent"])
async def test_a_yes_without_an_id_is_a_yes(bot: RunningBot, result: Any) -> None:
    """There is no message that could be edited, so nothing is."""
    await begun(bot)
    bot.telegram.faults.add(Fault(SEND, Altered(change=lambda _: result), times=None))
    await put(bot, forgotten(bot))
    await settled(bot)
    await put(bot, forgotten_ended(bot))
    await settled(bot)
    assert sendings(bot, ANNA, EDIT) == []
    copies = [text for text in alerts_to(bot, ANNA) if "looks forgotten" in text]
    assert len(copies) <= 1


async def test_a_lost_yes_to_an_edit_does_no_harm(bot: RunningBot) -> None:
    await begun(bot)
    await put(bot, forgotten(bot))
    await settled(bot)
    bot.telegram.faults.add(Fault(EDIT, Drop(applied=True)))
    await put(bot, forgotten_ended(bot))
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 1
    assert "not modified" in (sendings(bot, ANNA, EDIT)[-1].error or "")


async def test_a_chat_that_gets_too_much_waits_and_the_others_do_not(bot: RunningBot) -> None:
    await begun(bot, operators=2)
    bot.telegram.faults.add(Fault(SEND, TooManyRequests(1)))
    await put(bot, outage(bot))
    await settled(bot)
    told = {each: sendings(bot, each)[1:] for each in (ANNA, BERND)}
    ((refused, again),) = [tries for tries in told.values() if len(tries) == 2]
    ((other,),) = [tries for tries in told.values() if len(tries) == 1]
    assert again.at - refused.at >= 0.99
    assert other.at < again.at


async def test_a_hanging_request_holds_up_no_other_chat(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, telegram=TelegramLimits(timeout=3.0))
    await begun(bot, operators=3)
    bot.telegram.faults.add(Fault(SEND, Hang()))
    await put(bot, outage(bot))
    await bot.until(lambda: waiting(bot) == 1, timeout=2.5)
    await settled(bot)


async def test_the_pace_is_kept(bot: RunningBot) -> None:
    """With the flood control of the simulated Telegram on, nothing is refused."""
    bot.limits = replace(bot.limits, sender=SenderLimits())
    bot.telegram.flood_control = True
    for number in range(2000, 2060):
        bot.add_operator(number, str(number)).chat.started = True
    await begun(bot)
    for number in range(3):
        await put(bot, outage(bot, number=number))
        await asyncio.sleep(0)
        await put(bot, recovery(bot, number=number))
    await settled(bot, timeout=20)
    assert not [seen for seen in bot.telegram.requests if seen.status == 429]


async def test_a_message_that_telegram_never_takes_holds_up_no_other(bot: RunningBot) -> None:
    bot.expected_errors = ["bot.alerts.sender: alert"]
    await begun(bot)
    refusal = '{"ok": false, "error_code": 400, "description": "Bad Request: BUTTON_DATA_INVALID"}'
    kind = Status(400, refusal, "application/json")
    bot.telegram.faults.add(Fault(SEND, kind, times=2))  # of the list, then of its first entry
    await put(bot, outage(bot, number=1), outage(bot, number=2), outage(bot, number=3))
    await settled(bot)
    (told,) = alerts_to(bot, ANNA)
    assert told.startswith("2 alerts")


@pytest.mark.parametrize("answer", [object(), SimpleNamespace(message_id=0), True])
async def test_a_yes_that_names_no_message_is_a_yes(bot: RunningBot, answer: Any) -> None:
    await begun(bot)
    sent: list[str] = []

    async def send_message(_chat_id: int, html: str, **_: Any) -> Any:
        sent.append(html)
        return answer

    assert bot.app
    bot.app._sender._bot = SimpleNamespace(send_message=send_message)  # type: ignore[assignment] # as much as is used
    await put(bot, outage(bot))
    await settled(bot)
    await put(bot, recovery(bot))  # which cannot be a reply
    await settled(bot)
    assert len(sent) == 2
    assert bot.rows("SELECT DISTINCT message_id FROM alerts") == [(None,)]
