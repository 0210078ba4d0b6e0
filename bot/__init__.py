"""Telegram as transport, and the process."""
