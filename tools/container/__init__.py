"""`python -m tools.container` runs the container, and what Compose makes of it.

Debian stands in for the published images.
"""

from tools.container.ground import CANNOT_RUN, lacking

__all__ = ["CANNOT_RUN", "lacking"]
