"""The webhook: Telegram hands over updates by HTTPS, through a proxy of whoever runs the bot.

In: requests, and the settings of [webhook]. Out: updates for the dispatcher, each on the disk
before it is confirmed.
"""

from bot.webhook.limits import WebhookLimits
from bot.webhook.webhook import Webhook

__all__ = ["Webhook", "WebhookLimits"]
