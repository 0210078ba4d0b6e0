"""A recording is stopped after a question; the conference goes on."""

from __future__ import annotations

from tests.stories.acts.stage import HOST, ROOM, STOP_RECORDING, TOPIC, Stage


async def test_the_question_names_what_it_is_about(v4_stage: Stage) -> None:
    v4_stage.hold(HOST)

    await v4_stage.to_key(v4_stage.anna, STOP_RECORDING)

    for named in (TOPIC, ROOM, "Main", "The conference itself goes on"):
        assert named in v4_stage.anna.screen.text
    assert v4_stage.anna.screen.labels == ["◀ No, go back", "⏺ Stop the recording"]


async def test_no_stops_nothing(v4_stage: Stage) -> None:
    v4_stage.hold(HOST)
    await v4_stage.to_key(v4_stage.anna, STOP_RECORDING)

    await v4_stage.anna.press("No")

    assert v4_stage.offers(v4_stage.anna, STOP_RECORDING)
    assert v4_stage.world.rooms[ROOM].is_recording
    assert v4_stage.lines == []


async def test_it_was_ended_since_the_card_was_shown(v3_stage: Stage) -> None:
    v3_stage.hold(HOST)
    await v3_stage.to_card(v3_stage.anna)
    v3_stage.world.recording(ROOM, on=False)

    await v3_stage.anna.press("Stop recording…")

    await v3_stage.anna.sees("Recording: off")
    assert not v3_stage.offers(v3_stage.anna, STOP_RECORDING)


async def test_not_where_two_sessions_run(v3_stage: Stage) -> None:
    v3_stage.hold(HOST)
    await v3_stage.to_key(v3_stage.anna, STOP_RECORDING)
    v3_stage.world.begin_second(ROOM, [HOST])

    await v3_stage.anna.press("⏺ Stop the recording")

    await v3_stage.anna.sees("cannot tell whether the running session is the one you saw")
    assert v3_stage.sent == []


async def test_a_question_of_before_a_restart_still_counts(v4_stage: Stage) -> None:
    v4_stage.hold(HOST)
    await v4_stage.to_key(v4_stage.anna, STOP_RECORDING)

    await v4_stage.bot.restart()
    await v4_stage.anna.press("⏺ Stop the recording")

    await v4_stage.anna.sees("no longer being recorded")
    assert v4_stage.sent == ["/recordings/stop"]
