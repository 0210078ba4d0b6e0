"""The second channels, tried one by one."""

from bot.check.channels.looks import SUBJECT, check_channels

__all__ = ["SUBJECT", "check_channels"]
