"""What a check found: lines of plain words, and how bad the worst of them is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class State(StrEnum):
    """How one thing stands. What could not be looked at is nobody's fault."""

    OK = "ok"
    NOT_TRIED = "not tried"
    OPTIONAL = "optional"  # the bot is of use without it, and somebody may want it so
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`found` is plain words, without secrets and foreign errors' texts, which may hold one."""

    state: State
    found: str
    advice: str = ""

    @property
    def blocks(self) -> bool:
        """Whether what builds on this cannot be tried."""
        return self.state in (State.FAULT, State.NOT_TRIED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report. `subject` and `name` together are like no other line's."""

    subject: str
    name: str
    state: State
    found: str
    advice: str


@dataclass(frozen=True, slots=True)
class Report:
    lines: Sequence[Line]
    hints: Sequence[str] = ()  # for people: what is well, and yet perhaps not what they want

    @property
    def exit_code(self) -> int:
        """0: all is well, optional things may be missing; 1: there are warnings; 2: faults."""
        return 2 if self.count(State.FAULT) else int(self.count(State.WARNING) > 0)

    @property
    def problems(self) -> list[Line]:
        """What somebody should do something about, the faults first."""
        return self._in_order(State.FAULT, State.WARNING)

    @property
    def told(self) -> list[Line]:
        """What people should read: the problems, and what they can do without."""
        return self._in_order(State.FAULT, State.WARNING, State.OPTIONAL)

    def count(self, state: State) -> int:
        return sum(line.state is state for line in self.lines)

    def _in_order(self, *states: State) -> list[Line]:
        return [line for state in states for line in self.lines if line.state is state]

    def to_json(self) -> str:
        """For programs: `exit_code`, and `lines` with the fields of `Line`; in ASCII, which every
        encoding of an output has.
        """
        lines = [asdict(line) for line in self.lines]
        document = {"exit_code": self.exit_code, "lines": lines}
        return json.dumps(document, indent=2)


def ok(found: str) -> CheckResult:
    return CheckResult(State.OK, found)


def not_tried(why: str) -> CheckResult:
    return CheckResult(State.NOT_TRIED, why)


def optional(found: str, advice: str) -> CheckResult:
    return CheckResult(State.OPTIONAL, found, advice)


def warning(found: str, advice: str) -> CheckResult:
    return CheckResult(State.WARNING, found, advice)


def fault(found: str, advice: str) -> CheckResult:
    return CheckResult(State.FAULT, found, advice)
