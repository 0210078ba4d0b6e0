"""Fixtures of the stories of the windows of the monitoring."""

from __future__ import annotations

from tests.flows.conftest import no_double_press

__all__ = ["no_double_press"]
