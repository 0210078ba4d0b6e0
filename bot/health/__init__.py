"""Tells other programs how the bot is: pages, metrics, a heartbeat.

In: counters and the state of services. Out: `/healthz`, `/readyz` and `/metrics`, and a request to
the heartbeat's address.
"""

from bot.health.heartbeat import beat
from bot.health.limits import HealthLimits, HeartbeatLimits
from bot.health.readiness import Readiness

__all__ = ["HealthLimits", "HeartbeatLimits", "Readiness", "beat"]
