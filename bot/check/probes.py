"""Looks at one subject, side by side: one waits only for those whose findings it uses."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.check.limits import CheckLimits
from bot.check.report import CheckResult, Line, fault, not_tried

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Probe:
    """Says nothing without the looks in `needs` and `uses`. It begins beside the former, because a
    distant server makes each of them long, and after the latter.
    """

    name: str
    look: Callable[[], Awaitable[CheckResult]]
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    seconds: float | None = None  # None: as others


def known(name: str, finding: CheckResult) -> Probe:
    """What is found without looking."""

    async def look() -> CheckResult:
        return finding

    return Probe(name, look)


class Subject:
    """What the looks have in common: the deadline, and what the others found."""

    def __init__(self, name: str, limits: CheckLimits) -> None:
        self._name = name
        self._limits = limits
        self._deadline = asyncio.get_running_loop().time() + limits.subject
        self._findings: dict[str, asyncio.Future[CheckResult]] = {}

    @property
    def seconds_left(self) -> float:
        return self._deadline - asyncio.get_running_loop().time()

    async def look(self, *probes: Probe) -> list[Line]:
        """Try them all; they may need each other, and those of another call."""
        await asyncio.gather(*map(self._try, probes))
        findings = [(probe.name, await self.finding(probe.name)) for probe in probes]
        return [
            Line(self._name, name, finding.state, finding.found, finding.advice)
            for name, finding in findings
        ]

    async def finding(self, name: str) -> CheckResult:
        """What a look of this or another call finds."""
        return await asyncio.shield(self._future(name))

    def _future(self, name: str) -> asyncio.Future[CheckResult]:
        loop = asyncio.get_running_loop()
        return self._findings.setdefault(name, loop.create_future())

    async def _try(self, probe: Probe) -> None:
        finding = await self._missing(probe.uses)
        if finding is None:
            found = await self._found_by(probe)
            finding = await self._missing(probe.needs) or found
        self._future(probe.name).set_result(finding)

    async def _missing(self, names: tuple[str, ...]) -> CheckResult | None:
        """Why a look that builds on these says nothing."""
        for name in names:
            if (await self.finding(name)).blocks:
                return not_tried(f"needs {name} first")
        return None

    async def _found_by(self, probe: Probe) -> CheckResult:
        try:
            seconds = self._limits.look if probe.seconds is None else probe.seconds
            async with asyncio.timeout(min(self.seconds_left, seconds)):
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
