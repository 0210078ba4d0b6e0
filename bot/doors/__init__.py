"""Ports on which the program listens.

In: an application of aiohttp and an address. Out: its connections, bounded in number and time.
"""

from bot.doors.door import DoorLimits, listening

__all__ = ["DoorLimits", "listening"]
