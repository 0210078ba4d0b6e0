"""What Telegram did not take: where it has been told instead, and who does not get it."""

from __future__ import annotations

from datetime import datetime, timedelta

from l10n import Texts
from services.alerts import ChannelRefuses, GroupUnreachable, PendingAlert

# What the schemes of addresses are to people; others are named as they are.
_WAYS = {
    "mailto": "mail",
    "mailtos": "mail",
    "http": "webhook",
    "https": "webhook",
    "json": "webhook",
    "jsons": "webhook",
    "ntfys": "ntfy",
}
# What was sent longer ago is told with its date.
LONG_AGO = timedelta(hours=12)


def also_sent(alert: PendingAlert, texts: Texts, now: datetime) -> str:
    """A line below the alert, or nothing."""
    first: dict[str, datetime] = {}
    for each in alert.elsewhere:
        scheme = each.channel.partition(":")[0]
        first.setdefault(_WAYS.get(scheme, scheme), each.sent_at)
    if not first:
        return ""
    ways = [
        texts.text("channel-way", way=way, at=at, late=now - at > LONG_AGO)
        for way, at in first.items()
    ]
    return f"\n{texts.html('channel-also-sent', ways=', '.join(ways))}"


def undelivered(event: GroupUnreachable, texts: Texts) -> str:
    told = {"chat": event.chat, "reason": event.reason}
    if event.topic is None:
        return texts.html("alert-undelivered", **told)
    which = {"general": not event.topic, "topic": str(event.topic)}
    return texts.html("alert-undelivered-topic", **told, **which)


def untaken(event: ChannelRefuses, texts: Texts) -> str:
    of = {"way": event.scheme, "number": event.number, "status": event.status or 0}
    return texts.html("alert-untaken", at=event.put_at, **of)
