"""telegram-bot-api.md section 8: getUpdates and webhooks."""

import asyncio
import time

import pytest

from demo.telegram import Person

# Seconds in the place of Telegram's: so long that nothing comes too late, or soon over.
LONG, SHORT = 60.0, 0.2

CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


async def texts(client, **params):
    return [update["message"]["text"] for update in await client.ok("getUpdates", **params)]


@pytest.fixture
async def boris(telegram) -> Person:
    """Three messages wait: one, two, three, with the ids 100000001 to 100000003."""
    boris = telegram.person(1002, "Boris")
    for text in ("one", "two", "three"):
        await boris.send(text)
    return boris


@pytest.fixture
async def waiting_poll(client, telegram):
    """Starts polls; those that still wait at the end of the test are broken off."""
    polls = []

    async def start(**params):
        before = len(telegram.requests)
        polls.append(asyncio.create_task(client.call("getUpdates", timeout=10, **params)))
        await telegram.until(lambda: len(telegram.requests) > before)
        return polls[-1]

    yield start
    for poll in polls:
        poll.cancel()
    await asyncio.gather(*polls, return_exceptions=True)


async def test_unconfirmed_updates_come_again(client, boris):
    """Section 8."""
    assert await texts(client) == ["one", "two", "three"]
    assert await texts(client, offset=100000001) == ["one", "two", "three"]


async def test_an_offset_confirms(client, boris):
    """Section 8: everything before the offset is gone for good."""
    assert await texts(client, offset=100000003) == ["three"]
    assert await texts(client, offset=1) == ["three"]


async def test_a_negative_offset_keeps_the_last(client, boris):
    """Section 8."""
    assert await texts(client, offset=-1) == ["three"]
    assert await texts(client) == ["three"]


@pytest.mark.parametrize(("limit", "count"), [(2, 2), (0, 100), (-5, 100), (500, 100)])
async def test_limit(client, anna, limit, count):
    """Section 8: clamped to 1 to 100."""
    for _ in range(110):
        await anna.send("x")
    assert len(await client.ok("getUpdates", limit=limit)) == count


async def test_a_long_poll_ends_with_the_first_update(waiting_poll, anna):
    """Section 8."""
    poll = await waiting_poll(offset=100000002)
    await anna.send("now")
    (update,) = (await poll).json()["result"]
    assert update["message"]["text"] == "now"


async def test_a_poll_without_updates_ends_in_time(client):
    """Section 8: an empty list after `timeout` seconds."""
    began = time.monotonic()
    assert await client.ok("getUpdates", timeout=1) == []
    assert time.monotonic() - began > 0.9


def test_times_of_telegram(telegram):
    """Section 8; tests choose others."""
    updates = telegram.world.updates
    assert (updates.hurry, updates.panic) == (3.0, 0.5)


async def test_asking_for_the_same_again_is_slowed_down(client, telegram, anna, boris):
    """Section 8: within 3 s the poll takes 3 s, within half a second it brings one update."""
    telegram.world.updates.hurry = telegram.world.updates.panic = LONG
    assert len(await client.ok("getUpdates", offset=1)) == 4
    assert len(await client.ok("getUpdates", offset=1)) == 1
    assert await client.ok("getUpdates", offset=100000100) == []
    telegram.world.updates.hurry = SHORT
    telegram.world.updates._previous = (100000100, time.monotonic())
    began = time.monotonic()
    assert await client.ok("getUpdates", offset=100000100) == []
    assert time.monotonic() - began > 0.9 * SHORT


async def test_allowed_updates_are_remembered(client, anna):
    """Section 8: what is not wanted is not kept; an empty list means the default."""
    await client.ok("getUpdates", offset=100000002, allowed_updates=["callback_query"])
    await anna.send("unwanted")
    await client.ok("getUpdates", offset=2)
    await anna.send("unwanted too")
    await client.ok("getUpdates", offset=3, allowed_updates=[])
    await anna.send("wanted")
    assert await texts(client, offset=4) == ["wanted"]


@pytest.mark.parametrize(("seconds", "left"), [(149, 2), (151, 1), (24 * 3600 + 1, 0)])
async def test_what_is_not_fetched_is_lost(client, telegram, anna, seconds, left):
    """Section 8, with section 4: presses after 150 s, the rest after 24 h."""
    await anna.press_data("x", message_id=5, wait=False)
    telegram.clock.advance(seconds)
    assert len(await client.ok("getUpdates")) == left


async def test_a_second_poll_ends_the_older(waiting_poll):
    """Section 8: 409."""
    older = await waiting_poll()
    newer = await waiting_poll()
    response = await older
    assert response.status_code == 409
    assert response.json()["description"] == CONFLICT
    assert not newer.done()


async def test_further_conflicts_are_told_late(telegram, waiting_poll):
    """Section 8: at most one such answer at once per 3 s."""
    telegram.world.updates.hurry = LONG
    first = await waiting_poll()
    second = await waiting_poll()
    await first
    telegram.world.updates.hurry = SHORT
    began = time.monotonic()
    await waiting_poll()
    assert (await second).status_code == 409
    assert time.monotonic() - began > 0.9 * SHORT


async def test_another_process_polls(client, telegram, waiting_poll):
    """The hand of a test: the waiting poll and the next one are ended."""
    poll = await waiting_poll(offset=100000002)
    telegram.conflict(times=2)
    assert (await poll).json()["description"] == CONFLICT
    assert await client.refused("getUpdates") == CONFLICT
    assert await texts(client, offset=2) == []
    assert [seen.fault for seen in telegram.requests] == [True, True, False]


async def test_a_poll_that_was_broken_off_is_forgotten(client, telegram, waiting_poll):
    """A killed bot leaves no poll behind: its next process gets no conflict."""
    poll = await waiting_poll()
    poll.cancel()
    await telegram.until(lambda: telegram.requests[-1].done_at)
    assert await client.ok("getUpdates", offset=2) == []
    assert [seen.status for seen in telegram.requests] == [None, 200]


async def test_an_update_delivered_twice(client, telegram, anna, boris):
    """The hand of a test: the same update comes again though it was confirmed."""
    await client.ok("getUpdates", offset=100000005)
    telegram.resend(100000002)
    again = await client.ok("getUpdates", offset=100000006, timeout=1)
    assert [update["update_id"] for update in again] == [100000002]
    await anna.press_data("x", message_id=5, wait=False, deliver_twice=True)
    twice = await client.ok("getUpdates", offset=100000005, timeout=1)
    assert [update["update_id"] for update in twice] == [100000005, 100000005]


async def test_no_polling_beside_a_webhook(client, waiting_poll):
    """Section 8."""
    poll = await waiting_poll()
    await client.ok("setWebhook", url="https://example.com/hook")
    assert (await poll).json()["description"] == "Conflict: terminated by setWebhook request"
    assert await client.refused("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert (await client.ok("getWebhookInfo"))["url"] == "https://example.com/hook"
    await client.ok("deleteWebhook")
    assert await client.ok("getUpdates", offset=2) == []


async def test_a_webhook_is_https(client):
    """Section 8."""
    assert "HTTPS" in await client.refused("setWebhook", url="http://example.com")


async def test_the_kinds_that_were_asked_for_are_shown(client):
    """Section 8: nothing is said of them where they are Telegram's own choice."""
    await client.ok("setWebhook", url="https://example.com/hook")
    assert "allowed_updates" not in await client.ok("getWebhookInfo")
    await client.ok("setWebhook", url="https://example.com/hook", allowed_updates=["message"])
    await client.ok("setWebhook", url="https://example.com/hook")
    assert (await client.ok("getWebhookInfo"))["allowed_updates"] == ["message"]


async def test_dropping_what_waits(client, boris):
    """Section 8: deleteWebhook with drop_pending_updates."""
    await client.ok("deleteWebhook", drop_pending_updates=True)
    assert (await client.ok("getWebhookInfo"))["pending_update_count"] == 0
