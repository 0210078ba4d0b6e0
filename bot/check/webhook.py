"""What `check` says of the webhook of the settings. It only looks: the bot sets it."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from aiogram.types import WebhookInfo

from bot.check.report import CheckResult, ok, warning
from bot.check.tls import judged_end
from bot.settings import WebhookSettings
from bot.telegram import ALLOWED, is_marked, marked, place_of, quoted

# What Telegram has said of an update that has arrived since is worth a warning for so long.
_RECENT = timedelta(hours=1)
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
_AGAIN = "Start the bot again: it sets the webhook anew."


@dataclass(frozen=True, slots=True)
class WebhookLook:
    settings: WebhookSettings
    token: str
    bot_runs: bool
    now: datetime

    def found(self, info: WebhookInfo) -> CheckResult:
        """Of addresses only the place is shown."""
        wanted = marked(self.settings.url.get_secret_value(), self.token)
        place, waiting = place_of(wanted), f"updates that wait: {info.pending_update_count}"
        if info.url != wanted:
            return warning(
                f"[webhook] is {place}, and what Telegram has is {_named(info.url, place)}; "
                f"{waiting}",
                self._advice(info.url),
            )
        if set(info.allowed_updates or ()) != set(ALLOWED):
            return warning(
                f"to {place}, but not for the updates that the bot needs; {waiting}",
                self._advice(info.url),
            )
        if info.has_custom_certificate != bool(self.settings.certificate):
            has = "with" if info.has_custom_certificate else "without"
            return warning(f"to {place}, but {has} a certificate; {waiting}", _AGAIN)
        return self._delivered(info, f"to {place}; {waiting}")

    def _advice(self, url: str) -> str:
        if self.bot_runs:
            return (
                "The bot sets it again within a minute. If this comes back, another program uses "
                "tg-api-token: give it a bot of its own."
            )
        if url and not is_marked(url, self.token):
            return (
                "Start the bot: it sets its own. Whatever set this one needs another bot's token."
            )
        return "Start the bot: it sets the webhook."

    def _delivered(self, info: WebhookInfo, found: str) -> CheckResult:
        """What became of the last updates; Telegram remembers a trouble that is long over."""
        if not info.last_error_message or info.last_error_date is None:
            return ok(found)
        age = self.now - info.last_error_date
        found = (
            f"{found}; Telegram's last trouble with it, {_told(age)} ago: "
            f"{quoted(info.last_error_message)}"
        )
        if age > _RECENT and not info.pending_update_count:
            return ok(found)
        return warning(
            found,
            "If updates wait, look at the proxy: its certificate, and whether it leads to the "
            "address in listen.",
        )


async def certificate_found(certificate: Path, now: datetime, soon: timedelta) -> CheckResult:
    """Of the file that Telegram gets; at the start it was found to be one."""
    renew = "Renew it, at the proxy and in the file; the bot sends it to Telegram."
    return judged_end(_first_of(certificate), now, soon, renew=renew)


def _first_of(certificate: Path) -> bytes:
    """In DER; empty where that cannot be told."""
    found = _PEM.search(certificate.read_text("ascii", errors="replace"))
    try:
        return ssl.PEM_cert_to_DER_cert(found[0]) if found else b""
    except ValueError:
        return b""


def _named(url: str, place: str) -> str:
    if not url:
        return "none"
    return "another one there" if place_of(url) == place else f"to {place_of(url)}"


def _told(age: timedelta) -> str:
    minutes = max(0, int(age / timedelta(minutes=1)))
    return f"{minutes} min" if age < 2 * _RECENT else f"{minutes // 60} h"
