"""What `check` says of the webhook of the settings. It only looks: the bot sets it."""

from __future__ import annotations

from aiogram.types import WebhookInfo

from bot.check.report import CheckResult, ok, warning
from bot.telegram import place_of, quoted


def webhook_found(info: WebhookInfo, wanted: str) -> CheckResult:
    """`wanted` is the whole address, of which only the place is shown."""
    waiting = f"updates that wait: {info.pending_update_count}"
    if info.url != wanted:
        found = f"to {place_of(info.url)}" if info.url else "none"
        return warning(
            f"[webhook] is {place_of(wanted)}, and what Telegram has is {found}; {waiting}",
            "Start the bot: it sets the webhook.",
        )
    if info.last_error_message:
        return warning(
            f"to {place_of(wanted)}; {waiting}; Telegram's last trouble with it: "
            f"{quoted(info.last_error_message)}",
            "If updates wait, look at the proxy: its certificate, and whether it leads to the "
            "address in listen.",
        )
    return ok(f"to {place_of(wanted)}; {waiting}")
