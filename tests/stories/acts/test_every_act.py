"""What holds for each act beside a stop: it is sent once, and its outcome is told as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.updates.screens import ConfirmLimits
from demo.trueconf import ALL_PERMISSIONS, Call, Drop, Fault, Hang, SimulatedTrueConf, Status
from demo.trueconf.gateways import NOT_FOUND, REFUSED
from services.acts import ActKind, ActOutcome
from tests.stories.acts.stage import DONE, HOST, KEYS, PATHS, ROOM, TOPIC, Stage


async def test_it_is_done(stage: Stage, kind: ActKind) -> None:
    stage.hold()

    await stage.act(stage.anna, kind, DONE[kind])

    assert stage.bot.rows("SELECT * FROM alerts") == []

    assert len(stage.sent) == 1
    assert (kind is ActKind.STOP_RECORDING) == (not stage.world.rooms[ROOM].is_recording) or (
        kind is ActKind.START_AGAIN  # whose stop has ended the recording, too
    )
    assert stage.world.running(ROOM)
    called = [(ROOM, "ivanova")] if kind is ActKind.CALL_OWNER else []
    assert stage.world.called == called
    outcome = ActOutcome.ACCEPTED if called else ActOutcome.DONE
    stage.recorded(kind, outcome)
    await stage.anna.press("◀ Back")
    offered_again = kind is ActKind.CALL_OWNER  # who may not have heard it
    assert stage.offers(stage.anna, kind) == offered_again


async def test_no_key_where_there_is_nothing_to_do(stage: Stage, kind: ActKind) -> None:
    stage.hold(HOST)
    stage.world.recording(ROOM, on=False)

    await stage.to_card(stage.anna)

    assert not any(key in label for label in stage.anna.screen.labels for key in KEYS.values())


@pytest.mark.parametrize("answer", ["200-empty", "204"])
async def test_an_answer_without_a_body_is_as_good(
    stage: Stage, kind: ActKind, answer: Any
) -> None:
    stage.hold()
    stage.server.options.act_answer = answer

    await stage.act(stage.anna, kind, DONE[kind])


async def test_it_is_looked_after(stage: Stage, kind: ActKind) -> None:
    """The server consents, and nothing happens: a look says so, and later that it has."""
    stage.hold()
    stage.server.options.act_delay = float("inf")

    if kind is ActKind.CALL_OWNER:
        await stage.act(stage.anna, kind, DONE[kind])
        stage.world.join(ROOM, HOST)
    else:
        await stage.act(stage.anna, kind, "The request was sent, but the conference is")
        stage.recorded(kind, ActOutcome.UNCHANGED)
        stage.world.recording(ROOM, on=False)
        if kind is ActKind.START_AGAIN:
            stage.world.begin(ROOM)
    await stage.anna.press("Refresh")

    await stage.anna.sees("☑")
    assert not any("Refresh" in label for label in stage.anna.screen.labels)
    assert len(stage.sent) == 1
    stage.recorded(kind, ActOutcome.DONE)


async def test_it_is_so_already(stage: Stage, kind: ActKind) -> None:
    stage.hold()
    key = await stage.to_key(stage.anna, kind)
    match kind:
        case ActKind.STOP_RECORDING:
            stage.world.recording(ROOM, on=False)
        case ActKind.START_AGAIN:
            stage.world.begin(ROOM)
        case ActKind.CALL_OWNER:
            # He comes between the look for the card and the one before the request.
            await _before_the_last_look(stage)

    await stage.anna.press(key)

    await stage.anna.sees("Nothing was sent")
    assert stage.sent == []
    stage.recorded(kind, ActOutcome.ALREADY)


async def _before_the_last_look(stage: Stage) -> None:
    async def come(_: SimulatedTrueConf) -> None:
        stage.world.join(ROOM, HOST)

    stage.server.faults.add(Fault("/participants$", Call(come, before=False)))


async def test_it_has_ended(stage: Stage, kind: ActKind) -> None:
    stage.hold()
    key = await stage.to_key(stage.anna, kind)
    if kind is ActKind.CALL_OWNER:
        await _ends_after_the_card(stage)
    elif kind is ActKind.START_AGAIN:
        stage.world.remove_room(ROOM)
    else:
        stage.world.end(ROOM)

    await stage.anna.press(key)

    told = "no longer exists" if kind is ActKind.START_AGAIN else "has ended"
    await stage.anna.sees(told)
    assert stage.sent == []
    stage.recorded(kind, ActOutcome.ENDED)


async def _ends_after_the_card(stage: Stage) -> None:
    async def end(_: SimulatedTrueConf) -> None:
        stage.world.end(ROOM)

    stage.server.faults.add(Fault("/recordings$", Call(end, before=False)))


async def test_another_session_runs(stage: Stage, kind: ActKind) -> None:
    """Only of the session that the screen named; what is started again has none any more."""
    if kind is ActKind.START_AGAIN:
        pytest.skip("a new session is what it asks for: see `it_is_so_already`")
    stage.hold()
    key = await stage.to_key(stage.anna, kind)

    async def restart(_: SimulatedTrueConf) -> None:
        stage.world.restart(ROOM)
        stage.world.recording(ROOM)

    if kind is ActKind.CALL_OWNER:
        stage.server.faults.add(Fault("/recordings$", Call(restart, before=False)))
    else:
        await restart(stage.server)

    await stage.anna.press(key)

    await stage.anna.sees("The session you saw is over")
    assert stage.sent == []
    stage.recorded(kind, ActOutcome.REPLACED)


async def test_a_permission_is_missing(stage: Stage, kind: ActKind) -> None:
    """The button says so once, and comes back with other permissions."""
    stage.hold()
    key = await stage.to_key(stage.anna, kind)
    stage.server.options.invite_permission = "conferences.invitations:write"
    application = stage.server.applications["client"]
    application.permissions = {
        *ALL_PERMISSIONS,
        "conferences:read",
        "conferences.records:read",
    } - {
        "conferences",
        "conferences.records",
        "conferences.invitations",
    }
    stage.server.revoke_tokens()

    await stage.anna.press(key)

    await stage.anna.sees("lacks the permission")
    assert len(stage.sent) == 1
    assert stage.lines[-1].outcome == ActOutcome.REFUSED
    await stage.anna.press("◀ Back")
    assert not stage.offers(stage.anna, kind)
    if kind is not ActKind.START_AGAIN:  # which is offered once
        application.permissions = set(ALL_PERMISSIONS)
        stage.server.revoke_tokens()
        await stage.anna.press("Refresh")
        assert stage.offers(stage.anna, kind)


async def test_the_server_does_not_know_the_call(stage: Stage, kind: ActKind) -> None:
    stage.hold()
    options = stage.server.options
    options.run_call = options.recording_calls = options.invite_call = False

    await stage.act(stage.anna, kind, "has no such call")

    assert len(stage.sent) == 1
    stage.recorded(kind, ActOutcome.UNKNOWN_CALL)
    await stage.anna.press("◀ Back")
    assert not stage.offers(stage.anna, kind)
    if kind is not ActKind.START_AGAIN:
        await stage.to_card(stage.boris)
        assert not stage.offers(stage.boris, kind)


@pytest.mark.parametrize("page", [NOT_FOUND["nginx"], REFUSED["nginx 403"], Status(400, "{}")])
async def test_something_else_refuses(stage: Stage, kind: ActKind, page: Status) -> None:
    """It is no word of the server on what it can do."""
    stage.hold()
    stage.server.faults.add(Fault(PATHS[kind], page))

    await stage.act(stage.anna, kind, f"HTTP {page.status}")

    assert len(stage.sent) == 1
    await stage.anna.press("◀ Back")
    if kind is not ActKind.START_AGAIN:
        assert stage.offers(stage.anna, kind)


async def test_the_answer_is_lost_after_it_was_applied(stage: Stage, kind: ActKind) -> None:
    stage.hold()
    stage.server.faults.add(Fault(PATHS[kind], Drop(before=False)))

    told = "not known whether" if kind is ActKind.CALL_OWNER else DONE[kind]
    await stage.act(stage.anna, kind, told)

    assert len(stage.sent) == 1
    outcome = ActOutcome.NOT_CONFIRMED if kind is ActKind.CALL_OWNER else ActOutcome.DONE
    stage.recorded(kind, outcome)


async def test_the_server_falls_silent_after_it(stage: Stage, kind: ActKind) -> None:
    """Sent, and not confirmed."""
    stage.hold()

    async def fall_silent(server: SimulatedTrueConf) -> None:
        server.faults.add(Fault(".", Hang(), times=None))

    stage.server.faults.add(Fault(PATHS[kind], Call(fall_silent, before=False)))

    told = DONE[kind] if kind is ActKind.CALL_OWNER else "not known whether"
    await stage.act(stage.anna, kind, told)

    assert len(stage.sent) == 1


async def test_the_server_cannot_be_reached(stage: Stage, kind: ActKind) -> None:
    stage.hold()
    key = await stage.to_key(stage.anna, kind)
    if kind is ActKind.CALL_OWNER:
        pytest.skip("its card cannot be read either")
    await stage.server.stop()

    await stage.anna.press(key)

    await stage.anna.sees("could not be reached")
    stage.recorded(kind, ActOutcome.UNREACHABLE)
    await stage.server.start()
    assert stage.sent == []


async def test_two_press_at_once(stage: Stage, kind: ActKind) -> None:
    """One request; the second hears who is at it, or that it is so already."""
    if kind is ActKind.START_AGAIN:
        pytest.skip("only who has stopped it is offered it")
    stage.hold()
    keys = [await stage.to_key(person, kind) for person in (stage.anna, stage.boris)]
    stage.server.options.act_delay = 0.1

    presses = [
        await person.press(key, wait=False)
        for person, key in zip((stage.anna, stage.boris), keys, strict=True)
    ]
    for press in presses:
        await press.answered()
    await stage.bot.until(lambda: len(stage.lines) == 2 and all(x.outcome for x in stage.lines))

    assert len(stage.sent) == 1
    assert ActOutcome.IN_PROGRESS in {line.outcome for line in stage.lines}
    assert any("is acting on this conference right now" in press.text for press in presses)


async def test_one_presses_twice_at_once(stage: Stage, kind: ActKind) -> None:
    stage.hold()
    label = await stage.to_key(stage.anna, kind)
    data = stage.anna.screen.button(label).data
    assert data

    presses = [await stage.anna.press_data(data, wait=False) for _ in range(2)]
    for press in presses:
        await press.answered()
    await stage.bot.until(lambda: stage.lines and all(line.outcome for line in stage.lines))
    assert stage.bot.app
    await stage.bot.app._presses.drained()

    assert len(stage.sent) == 1


async def test_a_second_tap_does_nothing(stage: Stage, kind: ActKind) -> None:
    if kind is ActKind.START_AGAIN:
        pytest.skip("see test_again.py")
    stage.hold()
    stage.bot.limits = replace(stage.bot.limits, confirm=ConfirmLimits(reading=3600.0))
    await stage.bot.restart()
    key = await stage.to_key(stage.anna, kind)

    press = await stage.anna.press(key)

    assert press.text.startswith("Please read the screen first")
    assert stage.sent == []
    assert stage.lines == []


async def test_a_screen_that_is_too_old(stage: Stage, kind: ActKind) -> None:
    if kind is ActKind.CALL_OWNER:
        pytest.skip("its key asks the card anew")
    stage.hold()
    key = await stage.to_key(stage.anna, kind)
    now = stage.bot.now
    assert stage.bot.app
    stage.bot.app._services.acts._now = lambda: now() + timedelta(minutes=16)

    await stage.anna.press(key)

    await stage.anna.sees("nothing was sent")
    assert stage.sent == []
    stage.recorded(kind, ActOutcome.EXPIRED)


async def test_what_leaves_the_screen_goes_on(stage: Stage, kind: ActKind) -> None:
    stage.hold()
    stage.server.faults.add(Fault(PATHS[kind], Hang(before=False)))
    stage.bot.limits = replace(stage.bot.limits, acts=replace(stage.bot.limits.acts, sending=2.0))
    await stage.bot.restart()
    key = await stage.to_key(stage.anna, kind)

    await stage.anna.press(key, wait=False)
    await stage.server.until(lambda: stage.sent)
    await stage.anna.send("/start")

    await stage.bot.until(lambda: stage.lines and stage.lines[-1].outcome)
    assert len(stage.sent) == 1
    await stage.bot.until(lambda: stage.told(stage.anna))
    told = "not known whether" if kind is ActKind.CALL_OWNER else DONE[kind]
    [message] = stage.told(stage.anna)
    assert told in message
    assert TOPIC in message


async def test_the_record_cannot_be_written(stage: Stage, kind: ActKind) -> None:
    """Then nothing is sent."""
    stage.hold()
    key = await stage.to_key(stage.anna, kind)
    await stage.bot.change(
        "CREATE TRIGGER full BEFORE INSERT ON requests "
        "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    )
    stage.bot.expected_errors += ["database or disk is full"]

    await stage.anna.press(key)

    assert stage.sent == []
