"""How a digest reads: each server in a few lines."""

from __future__ import annotations

from datetime import datetime

from pydantic import TypeAdapter

from l10n import Texts
from services.alerts import DigestReady
from services.digest import Report

# Servers that are told one by one: they stay far below Telegram's 4096 characters.
TOLD = 10
_reports = TypeAdapter(list[Report])


def render(event: DigestReady, texts: Texts) -> str:
    """
    :raises ValueError: another version wrote it
    """
    reports = _reports.validate_json(event.servers)
    title = texts.html("digest-title", every=event.every, begin=event.begin, end=event.end)
    blocks = [title, *(_server(each, texts) for each in reports[:TOLD])]
    if more := len(reports) - TOLD:
        blocks += [texts.html("digest-more", more=more)] if more > 0 else []
    return "\n\n".join(blocks)


def _server(report: Report, texts: Texts) -> str:
    lines = [texts.html("digest-server", server=report.server)]
    if report.available is None:
        lines.append(texts.html("digest-unmeasured"))
    else:
        values = {"available": _down(report.available), "outages": report.outages}
        lines.append(texts.html("digest-availability", **values))
    if report.planned:
        lines.append(texts.html("digest-planned", planned=report.planned))
    if report.peak is not None and report.peak_at is not None:
        at, limited = datetime.fromisoformat(report.peak_at), report.limit is not None
        peak = {"peak": report.peak, "at": at, "limited": limited, "limit": report.limit}
        # Where the month had no higher one, it is said already.
        higher = report.month_since is not None and (report.month or 0) > report.peak
        peak["month"] = report.month if higher else 0
        peak["since"] = datetime.fromisoformat(report.month_since or report.peak_at)
        lines.append(texts.html("digest-peak", **peak))
    if report.meeting_hours is not None:
        lines.append(texts.html("digest-hours", hours=round(report.meeting_hours)))
    if report.found or report.stopped:
        forgotten = {"found": report.found, "stopped": report.stopped}
        lines.append(texts.html("digest-forgotten", **forgotten))
    if report.certificate_days is not None:
        lines.append(texts.html("digest-certificate", days=report.certificate_days))
    return "\n".join(lines)


def _down(share: float) -> float:
    """So that the least outage can still be seen."""
    return int(round(share * 10_000, 3)) / 10_000
