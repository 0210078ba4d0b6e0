"""Mistakes of our own: each has a number, in the log and wherever somebody is told of it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Hashable

logger = logging.getLogger(__name__)


def log_incident(what: str, failure: BaseException) -> str:
    """Returns the incident's number."""
    number = secrets.token_hex(3)
    logger.error("incident %s: %s", number, what, exc_info=failure)
    return number


class Incidents:
    """What fails again and again in the same way is one incident: its traceback is logged once."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, str]] = {}

    def number(self, subject: Hashable, what: str, failure: BaseException) -> str:
        alike = _way(failure)
        known = self._last.get(subject)
        if known is None or known[0] != alike:
            known = self._last[subject] = (alike, log_incident(what, failure))
        return known[1]

    def over(self, subject: Hashable) -> None:
        """It works again: the next mistake is another incident."""
        self._last.pop(subject, None)


def _way(failure: BaseException) -> object:
    """What two failures of the same mistake have in common: the kind, and the line that raised."""
    traceback = failure.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    if traceback is None:
        return type(failure)
    return type(failure), traceback.tb_frame.f_code, traceback.tb_lineno
