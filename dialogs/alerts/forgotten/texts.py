"""What the alert of a forgotten conference tells: alone the facts of the card in their order, in a
list one short row.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from dialogs.alerts.taking import State
from dialogs.conferences import Facts, shown_devices
from dialogs.wording import REASONS, ROW_TOPIC, shorten
from l10n import Texts
from services.alerts import ForgottenChanged, LooksForgotten, RuleWarns
from services.forgotten import Rule

# What was read longer ago than this is told with its time.
LATE = timedelta(minutes=1)
NOBODY = State()

Seen = LooksForgotten | ForgottenChanged


def row(
    event: Seen, created_at: datetime, texts: Texts, now: datetime, state: State = NOBODY
) -> str:
    """
    :param created_at: when the alert was put, for those that do not say when all was read
    """
    if state.end is not None:
        return ended(event.server, event.topic, texts)
    read_at = event.looked_at or created_at
    told = texts.html(
        "alert-forgotten-row",
        topic=topic(event.topic, texts),
        server=event.server,
        age=event.age,
        reason=texts.text(REASONS[Rule(event.rule)], people=event.people),
        late=now - read_at > LATE,
        read_at=read_at,
    )
    return "\n".join([told, *state.lines(texts)])


def account(
    event: Seen, created_at: datetime, texts: Texts, now: datetime, state: State = NOBODY
) -> str:
    """As `row`, with all that is known; an alert of an earlier version knows no more than that."""
    if event.looked_at is None or state.end is not None:
        return row(event, created_at, texts, now, state)
    named = {"topic": topic(event.topic, texts), "server": event.server}
    title = texts.html("alert-forgotten-title", **named)
    told = f"{title}\n{facts(event, event.looked_at, texts, now)}"
    return "\n".join([told, *state.lines(texts)])


def ended(server: str, name: str | None, texts: Texts) -> str:
    return texts.html("alert-forgotten-ended", server=server, topic=topic(name, texts))


def facts(event: Seen | RuleWarns, looked_at: datetime, texts: Texts, now: datetime) -> str:
    """Those of the card in their order, as they were when the conference was looked at."""
    told = {
        "people": event.people,
        "age": event.age,
        "owner": event.owner,
        "conference_id": event.conference_id,
        "read_at": looked_at,
        **_facts(event, texts).told(event.people, texts),
    }
    keys = [
        "conferences-facts-people",
        "conferences-facts-reason",
        "conferences-facts-more",
        *(["alert-as-of"] if now - looked_at > LATE else []),
    ]
    return "\n".join(texts.html(key, **told) for key in keys)


def topic(given: str | None, texts: Texts) -> str:
    return shorten(given or texts.text("conference-untitled"), ROW_TOPIC)


def _facts(event: Seen | RuleWarns, texts: Texts) -> Facts:
    rule = Rule(event.rule)
    alone = rule is Rule.LONE_HOST
    return Facts(
        devices=shown_devices(event.devices or 0, event.people or 0),
        hosts=1 if alone else 0,
        host_names=(event.host or texts.text("person-unnamed")) if alone else None,
        recording=event.recording,
        reason=REASONS[rule],
    )
