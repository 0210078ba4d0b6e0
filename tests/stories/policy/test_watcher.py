"""What must hold of the rule can be broken, and is found out: else weeks would prove nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from demo.trueconf import Guest
from services.forgotten import Rule, rules
from services.policy import judging
from services.policy.looks import Looks
from services.policy.policy import Policy
from services.policy.terms import Mode
from services.protection import Protections
from services.protection.protections import Kind
from services.stop import rules as stop_rules
from tests.stories.policy.stage import ROOM, Stage
from tests.stories.policy.watcher import Unlawful, Watcher

Act = Callable[[Stage, Watcher], Awaitable[None]]


async def _broken_by(stage: Stage, act: Act) -> str | None:
    """What does not hold after somebody's act between a warning and the stop."""
    watcher = Watcher(stage)
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await act(stage, watcher)
    try:
        for _ in range(9):
            await stage.pass_(5)
            await watcher.check()
    except Unlawful as found:
        return found.rule
    return None


async def _nobody_hears_of_it(stage: Stage, _watcher: Watcher) -> None:
    stage.delivering = False
    await stage.execute("UPDATE alerts SET sent_at = NULL")


async def _keep(stage: Stage, watcher: Watcher) -> None:
    await stage.policy.keep(stage.boris, (await stage.case()).id)
    watcher.kept.add(ROOM)


async def _switch_off(stage: Stage, watcher: Watcher) -> None:
    await stage.policy.switch(stage.anna, stage.main, Mode.OFF)
    watcher.on = False


async def _protect(stage: Stage, watcher: Watcher) -> None:
    kind = Kind.CONFERENCE
    await stage.protections.protect(stage.anna, stage.main, kind, ROOM, label=ROOM)
    watcher.protected.add(ROOM)


async def _come(stage: Stage, _watcher: Watcher) -> None:
    stage.world.join(ROOM, Guest())


async def _deaf(*_: Any) -> None:
    """Says nothing and does nothing."""


def _keep_is_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Policy, "keep", _deaf)


def _off_is_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Policy, "switch", _deaf)


def _protections_are_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Protections, "of", lambda *_: None)


def _people_are_not_seen(patch: pytest.MonkeyPatch) -> None:
    for module in (judging, rules, stop_rules):
        patch.setattr(module, "judge", lambda _: Rule.LONE_HOST)
    patch.setattr(stop_rules, "reconfirm_reason", lambda *_: None)


def _whether_it_arrived_is_lost(patch: pytest.MonkeyPatch) -> None:
    async def is_told(*_: Any) -> bool:
        return True

    patch.setattr(Looks, "_is_told", is_told)


@pytest.mark.parametrize(
    ("act", "bug", "rule"),
    [
        (_nobody_hears_of_it, _whether_it_arrived_is_lost, "it was warned of"),
        (_keep, _keep_is_lost, "nobody has kept it"),
        (_switch_off, _off_is_lost, "the rule is on"),
        (_protect, _protections_are_lost, "nobody has protected it"),
        (_come, _people_are_not_seen, "nobody is in it but a lone host"),
    ],
)
async def test_it_is_found_out(
    stage: Stage,
    twin: Stage,
    *,
    monkeypatch: pytest.MonkeyPatch,
    act: Act,
    bug: Callable[[pytest.MonkeyPatch], None],
    rule: str,
) -> None:
    assert await _broken_by(stage, act) is None
    assert stage.server.stops == []
    bug(monkeypatch)
    assert await _broken_by(twin, act) == rule
