"""The demo's page: a Telegram client in the browser, and the simulated world beside it."""

from demo.page.server import Page

__all__ = ["Page"]
