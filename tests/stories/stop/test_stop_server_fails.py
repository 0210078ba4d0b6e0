"""The server refuses, breaks, hangs or says nothing: the bot says what is known, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from demo.trueconf import (
    ALL_PERMISSIONS,
    Call,
    Drop,
    Fault,
    Garbage,
    Hang,
    SimulatedTrueConf,
    Status,
)
from services.stop.audit import Outcome
from services.stop.request import StopLimits
from tests.running_bot import RunningBot
from tests.stories.stop.stage import ANYTHING, POST, ROOM, TOPIC, Stage

READ_ONLY = (ALL_PERMISSIONS - {"conferences"}) | {"conferences:read"}

REFUSED = Status(401, '{"error": {"errors": [{"reason": "accessTokenInvalid"}]}}')

broken = pytest.mark.parametrize("kind", [Status(500), Drop()])


@pytest.fixture
def short_calls(bot: RunningBot) -> None:
    """A request is given up after a moment. To be used before the bot begins."""
    client = replace(bot.limits.client, whole_call=2.0)
    bot.limits = replace(bot.limits, client=client)


@pytest.fixture
def short_reading(bot: RunningBot) -> None:
    """Reading before the request takes a moment at most, not 9 s."""
    bot.limits = replace(bot.limits, stop=StopLimits(reading=0.4))


# The answer to the request.


@pytest.mark.parametrize("status", [404, 409, 500])
async def test_a_request_that_is_not_applied_is_seen_not_to_be(
    impatient: None, stage: Stage, status: int
) -> None:
    session = stage.hold()
    stage.server.faults.add(Fault(POST, Status(status)))

    await stage.to_yes(stage.anna, "is still running")

    assert f"The server answered HTTP {status}." in stage.anna.screen.text
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STILL_RUNNING, session, detail=f"HTTP {status}")


@pytest.mark.parametrize("status", [302, 400, 403, 405, 429])
async def test_a_request_that_is_refused_is_looked_at_once(stage: Stage, status: int) -> None:
    """Nobody waits 25 s for what was refused: nothing here has short limits."""
    session = stage.hold()
    body = '{"error": {"code": 1, "message": "no", "errors": []}}'
    stage.server.faults.add(Fault(POST, Status(status, body, "application/json")))
    needed = "conferences:write" if stage.server.generation == "v4" else "conferences"

    await stage.to_yes(stage.anna, "was not stopped")

    after = stage.server.requests[stage.server.requests.index(stage.server.posts[0]) + 1 :]
    assert len(after) == (3 if stage.server.generation == "v4" else 2)
    assert stage.bot.stops() == [ROOM]
    if status == 403:
        stage.recorded(Outcome.REFUSED, session, detail=needed)
    else:
        assert f"refused the request (HTTP {status})" in stage.anna.screen.text
        stage.recorded(Outcome.DECLINED, session, detail=f"HTTP {status}")


async def test_a_permission_that_is_missing_is_named(stage: Stage) -> None:
    session = stage.hold()
    stage.server.applications["client"].permissions = set(READ_ONLY)
    needed = "conferences:write" if stage.server.generation == "v4" else "conferences"

    await stage.to_yes(stage.anna, "was not stopped")

    assert f"<code>{needed}</code>" in stage.anna.screen.html
    assert stage.world.running(ROOM)
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.REFUSED, session, detail=needed)


async def test_it_can_be_stopped_when_the_permission_was_ticked(stage: Stage) -> None:
    session = stage.hold()
    stage.server.applications["client"].permissions = set(READ_ONLY)
    await stage.to_yes(stage.anna, "was not stopped")
    stage.server.applications["client"].permissions = set(ALL_PERMISSIONS)

    for button in ("◀ List", TOPIC, "Stop…", "⏹ Stop "):
        await stage.anna.press(button)

    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session)
    assert stage.bot.outcomes() == [Outcome.REFUSED, Outcome.STOPPED]


async def test_a_request_refused_for_good_is_said_to_be(stage: Stage) -> None:
    session = stage.hold()
    stage.server.faults.add(Fault(POST, REFUSED, times=2))
    stage.repeated = 1

    await stage.to_yes(stage.anna, "rejected the bot’s credentials")

    assert stage.bot.stops() == [ROOM, ROOM]
    stage.recorded(Outcome.CREDENTIALS_REFUSED, session)


async def test_a_token_revoked_at_the_last_moment_is_renewed(stage: Stage) -> None:
    session = stage.hold()

    async def revoke(server: SimulatedTrueConf) -> None:
        server.revoke_tokens()

    stage.server.faults.add(Fault(POST, Call(revoke)))
    stage.repeated = 1
    await stage.to_yes(stage.anna, "has been stopped")

    refused, taken = stage.server.posts
    assert refused.status in (401, 403)
    assert taken.status == 200
    stage.recorded(Outcome.STOPPED, session)


async def test_credentials_refused_at_the_last_moment(stage: Stage) -> None:
    session = stage.hold()

    async def refuse(server: SimulatedTrueConf) -> None:
        server.applications["client"].secret = "another"
        server.revoke_tokens()

    stage.server.faults.add(Fault(POST, Call(refuse)))
    await stage.to_yes(stage.anna, "rejected the bot’s credentials")

    assert stage.world.running(ROOM)
    stage.recorded(Outcome.CREDENTIALS_REFUSED, session)


@pytest.mark.parametrize("form", ["html", "empty"])
async def test_what_the_answer_says_does_not_matter(stage: Stage, form: str) -> None:
    session = stage.hold()
    stage.server.faults.add(Fault(POST, Garbage(form)))  # type: ignore[arg-type] # as its Literal

    await stage.to_yes(stage.anna, "has been stopped")

    stage.recorded(Outcome.STOPPED, session)


# No answer to the request.


async def test_a_connection_broken_before_the_request_was_applied(
    impatient: None, stage: Stage
) -> None:
    session = stage.hold()
    stage.server.faults.add(Fault(POST, Drop()))

    await stage.to_yes(stage.anna, "is still running")

    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STILL_RUNNING, session)


async def test_a_connection_broken_after_the_request_was_applied(stage: Stage) -> None:
    session = stage.hold()
    stage.server.faults.add(Fault(POST, Drop(before=False)))

    await stage.to_yes(stage.anna, "has been stopped")

    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session)


async def test_a_hang_after_the_request_was_applied(short_calls: None, stage: Stage) -> None:
    session = stage.hold()
    stage.server.faults.add(Fault(POST, Hang(before=False)))

    await stage.to_yes(stage.anna, "has been stopped")

    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session)


async def test_a_hang_before_the_request_was_applied(
    impatient: None, short_calls: None, stage: Stage
) -> None:
    session = stage.hold()
    stage.server.faults.add(Fault(POST, Hang()))

    await stage.to_yes(stage.anna, "is still running")

    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STILL_RUNNING, session)


async def test_a_server_that_falls_over_with_the_request(impatient: None, stage: Stage) -> None:
    session = stage.hold()

    async def fall(server: SimulatedTrueConf) -> None:
        await server.stop()

    stage.server.faults.add(Fault(POST, Call(fall)))
    await stage.to_yes(stage.anna, "does not say whether it has ended")

    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.NOT_CONFIRMED, session)


# It goes on running.


async def test_still_running_until_it_is_looked_at_again(impatient: None, stage: Stage) -> None:
    session = stage.hold()
    stage.server.options.stop_delay = float("inf")
    await stage.to_yes(stage.anna, "is still running")
    stage.recorded(Outcome.STILL_RUNNING, session)

    await stage.anna.press("Refresh")
    assert "is still running" in stage.anna.screen.text
    stage.world.end(ROOM)
    await stage.anna.press("Refresh")

    await stage.anna.sees("has been stopped")
    assert "Refresh" not in " ".join(stage.anna.screen.labels)
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session)
    assert len(stage.audit) == 1


async def test_looked_at_again_after_a_restart_of_the_room(impatient: None, stage: Stage) -> None:
    session = stage.hold()
    stage.server.options.stop_delay = float("inf")
    await stage.to_yes(stage.anna, "is still running")
    stage.world.restart(ROOM)

    await stage.anna.press("Refresh")

    await stage.anna.sees("a new session of it has already started")
    assert stage.world.running(ROOM)
    stage.recorded(Outcome.STOPPED_RESTARTED, session)


async def test_a_second_request_needs_a_second_confirmation(impatient: None, stage: Stage) -> None:
    session = stage.hold()
    stage.server.options.stop_delay = float("inf")
    await stage.to_yes(stage.anna, "is still running")
    stage.server.options.stop_delay = 0

    for button in ("◀ List", TOPIC, "Stop…", "⏹ Stop "):
        await stage.anna.press(button)

    await stage.anna.sees("has been stopped")
    assert stage.bot.outcomes() == [Outcome.STILL_RUNNING, Outcome.STOPPED]
    stage.recorded(Outcome.STOPPED, session)


# It cannot be read afterwards.


@broken
async def test_not_confirmed_until_it_can_be_read_again(
    impatient: None, stage: Stage, kind: Status | Drop
) -> None:
    session = stage.hold()
    stage.break_answers_after_stop(Fault(ANYTHING, kind, "GET", times=None))
    await stage.to_yes(stage.anna, "does not say whether it has ended")
    stage.recorded(Outcome.NOT_CONFIRMED, session)

    press = await stage.anna.press("Refresh")
    assert press.alert
    assert "does not say whether it has ended" in stage.anna.screen.text
    stage.server.faults.clear()
    await stage.anna.press("Refresh")

    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session)
    assert len(stage.audit) == 1


async def test_what_was_read_before_the_reads_failed_does_not_count(
    impatient: None, stage: Stage
) -> None:
    session = stage.hold()
    stage.server.options.stop_delay = float("inf")
    # One look takes two requests on v3.3 and three on v4: the first one succeeds.
    stage.break_answers_after_stop(Fault(ANYTHING, Status(500), "GET", times=None, after=3))

    await stage.to_yes(stage.anna, "does not say whether it has ended")

    stage.recorded(Outcome.NOT_CONFIRMED, session)


async def test_a_moment_of_trouble_afterwards_does_not_matter(stage: Stage) -> None:
    session = stage.hold()
    stage.break_answers_after_stop(Fault(ANYTHING, Status(500), "GET", times=1))

    await stage.to_yes(stage.anna, "has been stopped")

    stage.recorded(Outcome.STOPPED, session)


# It cannot be read before, so nothing is sent.


async def test_an_unreachable_server_is_sent_nothing(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.server.stop()

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("could not be reached")
    assert "Nothing was sent" in stage.anna.screen.text
    stage.nothing_was_sent()
    stage.recorded(Outcome.UNREACHABLE, session, people=None)


@broken
async def test_a_server_that_breaks_is_sent_nothing(stage: Stage, kind: Status | Drop) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.server.faults.add(Fault(ANYTHING, kind, "GET", times=None))

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("could not be reached")
    stage.nothing_was_sent()
    stage.recorded(Outcome.UNREACHABLE, session, people=None)


@pytest.mark.parametrize("path", ["/logs/calls$|/conferences$", f"/conferences/{ROOM}$"])
async def test_a_server_that_hangs_is_sent_nothing(
    short_reading: None, stage: Stage, path: str
) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.server.faults.add(Fault(path, Hang(), "GET", times=None))

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("could not be reached")
    stage.nothing_was_sent()
    stage.recorded(Outcome.UNREACHABLE, session, people=None)


@pytest.mark.parametrize("form", ["html", "wrong types"])
async def test_an_answer_without_sense_stops_nothing(stage: Stage, form: str) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    garbage = Garbage(form)  # type: ignore[arg-type] # as its Literal
    stage.server.faults.add(Fault(ANYTHING, garbage, "GET", times=None))

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("sent an unexpected reply")
    assert "Nothing was sent" in stage.anna.screen.text
    stage.nothing_was_sent()
    stage.recorded(Outcome.UNREADABLE, session, people=None)


async def test_a_permission_to_read_that_is_missing_stops_nothing(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    permissions = stage.server.applications["client"].permissions
    permissions -= {"conferences", "conferences:read"}

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("was not stopped")
    assert "<code>conferences:read</code>" in stage.anna.screen.html
    stage.nothing_was_sent()
    stage.recorded(Outcome.REFUSED, session, people=None, detail="conferences:read")


async def test_credentials_that_are_refused_stop_nothing(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.server.applications["client"].secret = "another"
    stage.server.revoke_tokens()

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("rejected the bot’s credentials")
    stage.nothing_was_sent()
    stage.recorded(Outcome.CREDENTIALS_REFUSED, session, people=None)


async def test_after_trouble_the_way_to_the_stop_is_open_again(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.server.stop()
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("could not be reached")
    await stage.server.start()

    for button in ("◀ List", TOPIC, "Stop…", "⏹ Stop "):
        await stage.anna.press(button)

    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session)
    assert stage.bot.outcomes() == [Outcome.UNREACHABLE, Outcome.STOPPED]
