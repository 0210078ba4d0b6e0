"""Runs the container, and what Compose makes of it, on stand-ins for the published images."""

from tools.container.calls import CannotRun, Wrong
from tools.container.walks import walk

__all__ = ["CannotRun", "Wrong", "walk"]
