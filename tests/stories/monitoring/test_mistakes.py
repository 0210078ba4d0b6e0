"""A mistake of our own in a check is a verdict: it is told, with its number in the log."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from l10n.texts import LOCALES, available
from services.alerts.kinds import Kind
from services.monitoring.certificates import Certificates
from services.monitoring.check import Verdict
from services.monitoring.offline import OfflineDetector
from services.monitoring.outages import Outages
from services.monitoring.questions import PermissionProbe
from services.trueconf import TrueConfClient
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import (
    ANNA,
    alarm,
    checks,
    monitored,
    newest_check,
    told,
    verdicts,
)
from tests.stories.screens.scenes import words

INCIDENT = re.compile(r"ERROR services\.incidents: incident (\w{6}): (.*)")


class Mistake(Exception):
    """Something that nobody thought of."""


def fail(*_: Any, **__: Any) -> Any:
    raise Mistake


async def fail_later(*_: Any, **__: Any) -> Any:
    raise Mistake


def incidents(bot: RunningBot) -> list[tuple[str, str]]:
    """Numbers and subjects of what stands in the log with a traceback."""
    found = (INCIDENT.match(line) for line in bot.records.lines if "Traceback" in line)
    return [(match[1], match[2]) for match in found if match]


async def begun(bot: RunningBot, language: str = "en") -> None:
    await monitored(bot)
    bot.add_operator(ANNA, "Anna", language)
    bot.expected_errors = ["incident "]
    await bot.begin()
    await checks(bot.servers["Main"], 2)


BREAK: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "the status port": lambda patch: patch.setattr(TrueConfClient, "status_port", fail_later),
    "the web API": lambda patch: patch.setattr(TrueConfClient, "server_info", fail_later),
    "the rights": lambda patch: patch.setattr(PermissionProbe, "refusal", fail),
    "the verdict": lambda patch: patch.setattr("services.monitoring.check.judge", fail),
}


@pytest.mark.parametrize("where", BREAK)
async def test_a_check_that_fails_is_an_outage_with_a_number(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    await begun(bot)
    with monkeypatch.context() as broken:
        BREAK[where](broken)
        down = await alarm(bot, Kind.OUTAGE)
        await verdicts(bot, 4)
    (number, subject), *more = incidents(bot)
    assert not more, "the same mistake is one incident, however often it happens"
    assert "Main" in subject
    assert (down.data["verdict"], down.data["reason"]) == (Verdict.CHECK_FAILED, number)
    up = await alarm(bot, Kind.RECOVERY)
    assert told(bot) == [down, up]


@pytest.mark.parametrize("language", available(LOCALES))
async def test_the_number_is_in_the_alert_and_in_the_status_window(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    await begun(bot, language)
    anna, texts = bot.people[ANNA], words(language)
    await anna.send("/start", wait=True)
    BREAK["the verdict"](monkeypatch)
    down = await alarm(bot, Kind.OUTAGE)
    advice = texts.text("error-check-failed", incident=down.data["reason"])
    await anna.sees(advice)
    asked = await anna.send("/status")
    await bot.telegram.until(
        lambda: anna.screen.message_id > asked.message_id and advice in anna.screen.text
    )
    assert len(incidents(bot)) == 1


async def test_a_mistake_in_the_judgement(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every check that is well: then it is judged as one that failed."""
    await begun(bot)
    record = Outages.record

    async def careless(self: Outages, server: Any, check: Any, gap: Any) -> None:
        if check.verdict.good:
            raise Mistake
        await record(self, server, check, gap)

    with monkeypatch.context() as broken:
        broken.setattr(Outages, "record", careless)
        down = await alarm(bot, Kind.OUTAGE)
        await verdicts(bot, 4)
    assert [number for number, _ in incidents(bot)] == [down.data["reason"]]
    await alarm(bot, Kind.RECOVERY)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Certificates, "look"),
        (OfflineDetector, "explains"),
        (TrueConfClient, "certificate_expires"),
    ],
)
async def test_mistakes_beside_the_verdict_do_not_stop_it(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch, kind: type, name: str
) -> None:
    """Certificates that cannot be read, and the question whether it is our own trouble."""
    await begun(bot)
    broken = property(fail) if name == "certificate_expires" else fail_later
    monkeypatch.setattr(kind, name, broken)
    await verdicts(bot, 4)
    assert told(bot) == []
    found = newest_check(bot)
    assert found
    assert found.verdict is Verdict.RUNNING
    await bot.servers["Main"].stop()
    down = await alarm(bot, Kind.OUTAGE)
    assert down.data["verdict"] == Verdict.UNREACHABLE
    assert len(incidents(bot)) == 1


async def test_what_cannot_be_saved_stops_no_verdict(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begun(bot)
    monkeypatch.setattr("services.monitoring.check.Status.save", fail_later)
    await bot.end()
    assert any("not saved" in subject for _, subject in incidents(bot))
    assert bot.rows("SELECT count(*) FROM coverage") == [(1,)], "the rest is saved all the same"
    await bot.begin()
    await bot.servers["Main"].stop()
    await alarm(bot, Kind.OUTAGE)
