"""What the rule says: what it will stop, what became of that, and what owners have to decide."""

from __future__ import annotations

from datetime import datetime

from dialogs.alerts.forgotten.texts import facts, topic
from dialogs.wording import PAUSES
from l10n import Texts
from services.alerts import RuleChanged, RuleDecided, RulePaused, RuleReported, RuleWarns
from services.policy import CaseState, PauseReason

RuleEvent = RuleWarns | RuleChanged | RuleDecided | RulePaused | RuleReported


def render(event: RuleEvent, texts: Texts, now: datetime) -> str:
    """
    :raises ValueError: another version has put a word that this one lacks
    """
    match event:
        case RuleWarns():
            title = texts.html(
                "rule-warning-title",
                topic=topic(event.topic, texts),
                server=event.server,
                due_at=event.due_at,
                again=event.again,
            )
            return f"{title}\n{facts(event, event.looked_at, texts, now)}"
        case RuleChanged():
            return texts.html(
                "rule-changed",
                topic=topic(event.topic, texts),
                server=event.server,
                state=CaseState(event.state).value,
                by=event.by,
                due_at=event.due_at,
            )
        case RuleDecided():
            return texts.html(
                "rule-decided",
                topic=topic(event.topic, texts),
                server=event.server,
                state=CaseState(event.state).value,
                by=event.by,
                detail=event.detail or "",
                decided_at=event.decided_at,
            )
        case RulePaused():
            reason = texts.text(PAUSES[PauseReason(event.reason)], count=event.count)
            return texts.html("rule-paused", server=event.server, pause=reason)
        case RuleReported():
            told = {"server": event.server, "count": event.count, "since": event.since}
            return texts.html("rule-reported", **told)
