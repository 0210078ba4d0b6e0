"""The bot is killed between the request of an act and its answer: nothing is sent again."""

from __future__ import annotations

import pytest

from demo.telegram import PressSeen
from demo.trueconf import Fault, Generation
from services.acts import ActKind, ActOutcome
from tests.process.process import Process, kill_while_server_is_asked
from tests.running_bot import RunningBot
from tests.stories.acts.stage import DONE, PATHS, ROOM, Stage

INTERRUPTED = "The bot was restarted in the middle of it"

pytestmark = pytest.mark.parametrize(
    ("generation", "kind"),
    [
        ("v3.3", ActKind.STOP_RECORDING),
        ("v4", ActKind.STOP_RECORDING),
        ("v3.3", ActKind.START_AGAIN),
        ("v4", ActKind.START_AGAIN),
        ("v4", ActKind.CALL_OWNER),
    ],
)


async def killed(
    bot: RunningBot, process: Process, generation: Generation, kind: ActKind, *, applied: bool
) -> tuple[Stage, PressSeen]:
    """After that press, while the server carries the request out or not."""
    stage = Stage(bot, await bot.add_server("Main", generation))
    stage.hold()
    await process.begin()
    label = await stage.to_key(stage.anna, kind)
    fault = kill_while_server_is_asked(process, applied=applied)
    stage.server.faults.add(Fault(PATHS[kind], fault, method="POST"))
    press = await stage.anna.press(label, wait=False)
    await process.ended()
    assert [line.outcome for line in stage.lines] == [None]
    return stage, press


@pytest.mark.parametrize("applied", [True, False])
async def test_it_is_settled_by_reading(
    bot: RunningBot, process: Process, generation: Generation, kind: ActKind, applied: bool
) -> None:
    stage, press = await killed(bot, process, generation, kind, applied=applied)

    await bot.begin()
    await press.answered()
    await bot.until(lambda: stage.lines[0].outcome)

    seen = applied and kind is not ActKind.CALL_OWNER
    outcome = ActOutcome.DONE if seen else ActOutcome.INTERRUPTED
    assert [line.outcome for line in stage.lines] == [outcome]
    words = "☑" if seen else INTERRUPTED
    await stage.anna.sees(words)
    told = stage.told(stage.anna)  # only where it was known before the screen showed it
    assert len(told) <= 1
    assert all(words in each for each in told)
    assert len(stage.sent) == 1
    assert stage.world.running(ROOM) or kind is ActKind.START_AGAIN


async def test_the_press_comes_again(
    bot: RunningBot, process: Process, generation: Generation, kind: ActKind
) -> None:
    """Telegram delivers it once more to the bot of the next run."""
    stage, _ = await killed(bot, process, generation, kind, applied=True)
    bot.telegram.resend(bot.telegram.presses[-1].update_id)

    await bot.begin()
    told = INTERRUPTED if kind is ActKind.CALL_OWNER else DONE[kind]
    await stage.anna.sees(told)

    assert len(stage.sent) == 1
    assert len(stage.lines) == 1
