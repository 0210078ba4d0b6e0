"""Makes the story of a failure short: steps are left out as long as the same rule is broken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from time import monotonic

from tests.walks.steps import Step

Breaks = Callable[[Sequence[Step]], Awaitable[bool]]


async def shrink(steps: Sequence[Step], breaks: Breaks, seconds: float) -> Sequence[Step]:
    """The shortest story found within so many seconds; half of it is left out at first, single
    steps at last.

    :param breaks: whether a story still breaks the rule
    """
    deadline = monotonic() + seconds
    size = len(steps) // 2
    while size:
        begin = 0
        while begin < len(steps) and monotonic() < deadline:
            shorter = [*steps[:begin], *steps[begin + size :]]
            if await breaks(shorter):
                steps = shorter
            else:
                begin += size
        size //= 2
    return steps
