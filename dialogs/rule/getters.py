from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import Texts, now_of, operator_of, server_of, services_of, texts_of
from dialogs.rule.choices import REASON_FIELDS, RECORDED, SPANS, Span
from dialogs.widgets import page_of
from dialogs.wishes import Wish
from dialogs.wording import PAUSES, REASONS, ROW_TOPIC, clock, pause_words, shorten
from services.forgotten import Rule
from services.policy import DRY_RUN, OFFERED, Case, Missing, Mode, PauseReason, PolicyState, Terms
from services.roles import Right

# How many of those that are to be stopped are named, and how much of a topic.
NAMED = 5


async def get_view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    server, texts = server_of(dialog_manager), texts_of(dialog_manager)
    state, watch = _state(dialog_manager), services.watch.state(operator, server)
    cases = await services.policy.open_cases(operator, server)
    owner, dry = _owns(dialog_manager), state.mode is Mode.DRY
    resting = pause_words(services.maintenance.current(server.id), texts)
    return {
        "server": server.name,
        "mine": await services.forgotten.threshold(operator, server),
        "watched": watch.enabled,
        "watch": watch.threshold,
        "every": watch.interval,
        **_told(state.terms, texts),
        **_paused(state, texts),
        # Its own pause and that of its server are two things; a rule that is off rests anyway.
        "rests": resting["paused"] and state.mode is not Mode.OFF,
        "rest": resting["pause"],
        "changed": state.terms.changed_by is not None,
        "changed_by": state.terms.changed_by,
        "changed_at": state.terms.changed_at,
        **_missing(state),
        "cases": [_case(each, texts) for each in cases[:NAMED]],
        "more": max(0, len(cases) - NAMED),
        "owner": owner,
        "may_act": operator.may(Right.ACT, server.id),
        "resumable": owner and state.paused,
        "reported": dry,
        # Not the mode that the service would refuse.
        "modes": [
            {"mode": each.value, "chosen": each is state.mode}
            for each in Mode
            if each is not Mode.ON or state.mode is Mode.ON or state.missing is None
        ],
    }


async def get_stops(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    terms, texts = _state(dialog_manager).terms, texts_of(dialog_manager)
    return {
        "server": server_of(dialog_manager).name,
        "hours": _numbers(terms, "threshold", "hours"),
        "boxes": [
            {
                "wish": _wish(field, rule in terms.reasons),
                "wanted": rule in terms.reasons,
                "name": texts.text("rule-reason-name", rule=rule.value),
            }
            for rule, field in REASON_FIELDS.items()
        ],
        "recordings": [{"wish": _wish(RECORDED, terms.recorded), "wanted": terms.recorded}],
    }


async def get_hours(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    terms, texts = _state(dialog_manager).terms, texts_of(dialog_manager)
    chosen = Span(terms.from_hour, terms.to_hour)
    return {
        "server": server_of(dialog_manager).name,
        **_told(terms, texts),
        "spans": [
            {
                "span": each.pack(),
                "whole": each.whole_day,
                **_clock(each),
                "chosen": each == chosen or (each.whole_day and chosen.whole_day),
            }
            for each in SPANS
        ],
        "begin_hours": _clock_hours(terms.from_hour),
        "end_hours": _clock_hours(terms.to_hour),
    }


async def get_zones(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    terms, texts = _state(dialog_manager).terms, texts_of(dialog_manager)
    found = dialog_manager.dialog_data.get("zones")
    zones = found or [*dict.fromkeys((terms.zone, texts.timezone, "UTC"))]
    return {
        "server": server_of(dialog_manager).name,
        "zones": [
            {"zone": each, "name": texts.city(each), "chosen": each == terms.zone}
            for each in zones
        ],
        "unknown": dialog_manager.dialog_data.get("unknown"),
    }


async def get_limits(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    terms = _state(dialog_manager).terms
    return {
        "server": server_of(dialog_manager).name,
        "warnings": [
            {**each, "seconds": each["number"] * 60}
            for each in _numbers(terms, "warning", "number")
        ],
        "at_once": _numbers(terms, "at_once", "count"),
        "per_day": _numbers(terms, "per_day", "count"),
    }


async def get_report(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    policy, texts = services_of(dialog_manager).policy, texts_of(dialog_manager)
    server = server_of(dialog_manager)
    report = await policy.report(operator_of(dialog_manager), server)
    if report is None:
        return {"server": server.name, "gone": True, "rows": [], "pages": 1}
    shown, pages = await page_of(dialog_manager, len(report.cases))
    return {
        "server": server.name,
        "found": True,
        "count": len(report.cases),
        "since": report.since,
        "read_at": now_of(dialog_manager),
        "rows": [
            {"number": i + 1, **_case(report.cases[i], texts), "at": report.cases[i].decided_at}
            for i in shown
        ],
        "pages": pages,
    }


def _state(manager: DialogManager) -> PolicyState:
    return services_of(manager).policy.state(operator_of(manager), server_of(manager))


def _owns(manager: DialogManager) -> bool:
    return operator_of(manager).may(Right.MANAGE, server_of(manager).id)


def _told(terms: Terms, texts: Texts) -> dict[str, Any]:
    """The terms in words."""
    span = Span(terms.from_hour, terms.to_hour)
    reasons = [
        texts.text("rule-reason-name", rule=rule.value)
        for rule in REASON_FIELDS
        if rule in terms.reasons
    ]
    return {
        "mode": terms.mode.value,
        "hours": terms.threshold,
        "reasons": ", ".join(reasons),
        "some": bool(reasons),
        "recorded": terms.recorded,
        "always": span.whole_day,
        **_clock(span),
        "zone": texts.city(terms.zone),
        "warning": terms.warning * 60,
        "at_once": terms.at_once,
        "per_day": terms.per_day,
    }


def _paused(state: PolicyState, texts: Texts) -> dict[str, Any]:
    course = state.course
    if not state.paused or course.pause is None:
        return {"paused": False}
    reason = texts.text(PAUSES[PauseReason(course.pause)], count=course.count)
    return {"paused": True, "paused_at": course.paused_at, "pause": reason}


def _missing(state: PolicyState) -> dict[str, Any]:
    """Why the rule cannot be switched on now."""
    since = state.course.dry_since
    return {
        "untried": state.missing is Missing.DRY_RUN,
        "trying": state.missing is Missing.DAY,
        "unopened": state.missing is Missing.READING,
        "dry_since": since,
        "ready_at": since and since + DRY_RUN,
    }


def _case(case: Case, texts: Texts) -> dict[str, Any]:
    return {
        "topic": shorten(case.topic or texts.text("conference-untitled"), ROW_TOPIC),
        "reason": texts.text(REASONS[Rule(case.reason)], people=case.people),
        "due_at": case.due_at,
    }


def _numbers(terms: Terms, field: str, name: str) -> list[dict[str, Any]]:
    chosen = getattr(terms, field)
    return [{name: each, "chosen": each == chosen} for each in OFFERED[field]]


def _clock_hours(chosen: int) -> list[dict[str, Any]]:
    return [
        {"hour": each, "shown": clock(each * 60), "chosen": each == chosen} for each in range(24)
    ]


def _clock(span: Span) -> dict[str, str]:
    return {"begins": clock(span.begins * 60), "ends": clock(span.ends * 60)}


def _wish(item: str, wanted: bool) -> str:
    """A box asks for the other of both."""
    return Wish(item, refused=wanted).pack()
