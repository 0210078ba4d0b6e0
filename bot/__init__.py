"""Telegram as transport, and the process."""

__version__ = "0.1.0"
