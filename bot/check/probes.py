"""Looks at one subject, side by side where they can be: one waits only for those it builds on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.check.report import Finding, Line, fault, not_tried

# Seconds that all looks at a subject may take together.
PATIENCE = 10.0
# Seconds that one look may take, so that those which build on it have some left.
ONE_LOOK = 4.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Probe:
    """One look.

    :ivar needs: the names of the looks without which this one makes no sense
    :ivar seconds: after which it is given up
    """

    name: str
    look: Callable[[], Awaitable[Finding]]
    needs: tuple[str, ...] = ()
    seconds: float = ONE_LOOK


class Subject:
    """What the looks have in common: the deadline, and what the earlier ones found."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._deadline = asyncio.get_running_loop().time() + PATIENCE
        self._findings: dict[str, asyncio.Future[Finding]] = {}

    @property
    def seconds_left(self) -> float:
        return self._deadline - asyncio.get_running_loop().time()

    async def look(self, *probes: Probe) -> list[Line]:
        """Try them all; they may need each other, and those of an earlier call."""
        loop = asyncio.get_running_loop()
        self._findings |= {probe.name: loop.create_future() for probe in probes}
        await asyncio.gather(*map(self._try, probes))
        findings = {probe.name: self._findings[probe.name].result() for probe in probes}
        return [
            Line(self._name, name, finding.state, finding.found, finding.advice)
            for name, finding in findings.items()
        ]

    async def _try(self, probe: Probe) -> None:
        for needed in probe.needs:
            if (await self._findings[needed]).blocks:
                finding = not_tried(f"it builds on: {needed}")
                break
        else:
            finding = await self._found_by(probe)
        self._findings[probe.name].set_result(finding)

    async def _found_by(self, probe: Probe) -> Finding:
        try:
            async with asyncio.timeout(min(self.seconds_left, probe.seconds)):
                return await probe.look()
        except TimeoutError:
            return fault(
                "no answer in time",
                "What is asked here, or the network between it and this machine, is slow or down.",
            )
        except Exception as error:  # one look that fails must not hide what the others found
            logger.exception("the check of %s, %s, failed", self._name, probe.name)
            return fault(
                f"the check itself failed ({type(error).__name__})",
                "The log has the details; please report them.",
            )
