"""Callback queries: what a press is, and its one answer (telegram-bot-api.md section 4)."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import count

from demo.telegram.people.clock import PATIENCE, Changes, Clock
from demo.telegram.people.screen import Screen
from demo.telegram.refusals import bad_request, illegal

LONGEST_ANSWER = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True)
class Answer:
    """One answerCallbackQuery; `at` is monotonic time."""

    at: float
    text: str
    alert: bool


@dataclass
class PressSeen:
    """One press and what became of it.

    `at` is monotonic time, `born` Unix time. `answers` are those that Telegram took (at most
    one), `refused` those that came too late or a second time. `screen` is what the chat showed
    when `Person.press` returned.
    """

    id: str
    update_id: int
    person_id: int
    chat_id: int
    message_id: int
    data: str
    born: float
    changes: Changes = field(repr=False)
    at: float = field(default_factory=time.monotonic)
    answers: list[Answer] = field(default_factory=list)
    refused: list[Answer] = field(default_factory=list)
    screen: Screen | None = None

    @property
    def answered_after(self) -> float | None:
        """Seconds from the press to its answer; None as long as there is none."""
        return self.answers[0].at - self.at if self.answers else None

    @property
    def text(self) -> str:
        """The text of the answer, "" when it is silent or missing."""
        return self.answers[0].text if self.answers else ""

    @property
    def alert(self) -> bool:
        """The answer is an alert box (else it is a toast, when it has a text)."""
        return bool(self.answers and self.answers[0].alert)

    async def answered(self, timeout: float = PATIENCE) -> Answer:
        """Wait for the answer.

        Raises:
            UnseenError: there is none within `timeout` seconds.
        """
        await self.changes.until(
            lambda: self.answers,
            timeout=timeout,
            describe=lambda: f"no answer to the press {self.data!r} of {self.person_id}",
        )
        return self.answers[0]


class Presses:
    """All presses; `lifetime` is how many seconds Telegram takes an answer."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ids = count(4_000_000_000_000_001)
        self.lifetime = 15.0
        self.seen: list[PressSeen] = []

    def next_id(self) -> str:
        """The id of a new callback query."""
        return str(next(self._ids))

    def answer(self, press_id: str, text: str, *, alert: bool) -> None:
        """Take an answer.

        Raises:
            RefusedError: the press is unknown, too old, or has been answered.
        """
        if len(text) > LONGEST_ANSWER:
            raise illegal("MESSAGE_TOO_LONG")
        press = next((press for press in reversed(self.seen) if press.id == press_id), None)
        if press is None:
            raise bad_request(_TOO_OLD)
        answer = Answer(time.monotonic(), text, alert)
        if press.answers or self._clock.now() - press.born > self.lifetime:
            press.refused.append(answer)
            raise bad_request(_TOO_OLD)
        press.answers.append(answer)
