"""When a check says nothing of its server, because the bot itself is offline."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.exc import DBAPIError

from services.alerts.kinds import Kind
from services.background.supervisor import Supervisor
from services.monitoring.check import Check, Verdict
from services.monitoring.offline import OfflineDetector, OfflineLimits
from tests.stories.services.bench import Bench, Told, at, found

SILENT, ANSWERED = Verdict.UNREACHABLE, Verdict.API_ERROR


class Telegram:
    """It answers or does not, and something may happen while it is asked."""

    def __init__(self) -> None:
        self.answers = False
        self.asked = 0
        self.meanwhile: Callable[[], Awaitable[object]] | None = None

    async def reachable(self) -> bool:
        self.asked += 1
        if self.meanwhile:
            await self.meanwhile()
        return self.answers


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def supervisor() -> AsyncIterator[Supervisor]:
    built = Supervisor()
    yield built
    await built.close()


def in_trouble(
    bench: Bench, telegram: Telegram, supervisor: Supervisor, *, believed: float
) -> OfflineDetector:
    limits = OfflineLimits(believed=believed)
    return OfflineDetector(
        bench.database, bench.outbox, supervisor.spawn, telegram.reachable, limits
    )


@pytest.fixture
def trouble(bench: Bench, telegram: Telegram, supervisor: Supervisor) -> OfflineDetector:
    """What is known of Telegram is never believed."""
    return in_trouble(bench, telegram, supervisor, believed=0.0)


def offline(since: float, until: float, *, clock: bool = False) -> Told:
    began = at(since).isoformat()
    data = {"began_at": began, "ended_at": at(until).isoformat(), "clock": clock}
    return Told(Kind.OFFLINE, None, f"offline:{began}", data)


async def test_nobody_answers_until_a_server_does(
    bench: Bench, trouble: OfflineDetector, telegram: Telegram
) -> None:
    assert await trouble.explains(found(SILENT, 20), at(10))
    # Also a check that would declare no outage, and one that would declare another.
    assert await trouble.explains(found(SILENT, 25), None)
    assert await trouble.explains(found(SILENT, 30), at(15))
    assert telegram.asked == 3
    assert await bench.told() == []
    assert not await trouble.explains(found(ANSWERED, 40), at(10))
    assert await bench.told() == [offline(10, 40)]
    assert bench.outbox.news.is_set()
    await trouble.over(at(50))
    assert not await trouble.explains(found(ANSWERED, 60), None)
    assert len(await bench.told()) == 1


async def test_telegram_answers_again(
    bench: Bench, trouble: OfflineDetector, telegram: Telegram
) -> None:
    assert await trouble.explains(found(SILENT, 20), at(10))
    telegram.answers = True
    assert not await trouble.explains(found(SILENT, 30), at(10))
    assert await bench.told() == [offline(10, 30)]


async def test_telegram_is_asked_only_where_it_matters(
    bench: Bench, trouble: OfflineDetector, telegram: Telegram
) -> None:
    assert not await trouble.explains(found(ANSWERED, 10), at(0))
    assert not await trouble.explains(found(SILENT, 20), None)
    assert not await trouble.explains(found(SILENT, 20), at(10))  # a server has answered then
    assert telegram.asked == 0
    telegram.answers = True
    assert not await trouble.explains(found(SILENT, 20), at(11))
    assert telegram.asked == 1
    assert await bench.told() == []


async def test_an_answer_that_is_late_changes_nothing(
    trouble: OfflineDetector, telegram: Telegram
) -> None:
    for moment in (20, 10):
        assert not await trouble.explains(found(ANSWERED, moment), None)
    assert not await trouble.explains(found(SILENT, 30), at(15))
    assert telegram.asked == 0


async def test_a_server_answers_while_telegram_is_asked(
    bench: Bench, trouble: OfflineDetector, telegram: Telegram
) -> None:
    telegram.meanwhile = partial(trouble.explains, found(ANSWERED, 25), None)
    assert not await trouble.explains(found(SILENT, 20), at(10))
    await trouble.over(at(30))
    assert await bench.told() == []


async def test_what_is_known_of_telegram_is_believed_for_a_moment(
    bench: Bench, telegram: Telegram, supervisor: Supervisor
) -> None:
    trouble = in_trouble(bench, telegram, supervisor, believed=60.0)
    for moment in (20, 30):
        assert await trouble.explains(found(SILENT, moment), at(10))
    assert telegram.asked == 1


async def test_what_could_not_be_told_is_told_later(
    bench: Bench, trouble: OfflineDetector
) -> None:
    assert await trouble.explains(found(SILENT, 20), at(10))
    await bench.execute("ALTER TABLE alerts RENAME TO away")
    with pytest.raises(DBAPIError):
        await trouble.over(at(30))
    await bench.execute("ALTER TABLE away RENAME TO alerts")
    await trouble.over(at(40))
    assert await bench.told() == [offline(10, 40)]


def certificate(reason: str, moment: float) -> Check:
    """A certificate that is refused."""
    return replace(found(Verdict.TLS, moment), reason=reason)


def verified(moment: float) -> Check:
    return replace(found(Verdict.RUNNING, moment), verified=True)


@pytest.mark.parametrize("reason", ["not-yet-valid", "expired"])
async def test_a_clock_that_is_wrong(
    bench: Bench, trouble: OfflineDetector, telegram: Telegram, reason: str
) -> None:
    """A server whose certificate nobody verifies answers all the time."""
    assert not await trouble.explains(found(Verdict.RUNNING, 0), None)
    assert await trouble.explains(certificate(reason, 20), at(10))
    assert not await trouble.explains(found(Verdict.RUNNING, 25), None)
    assert await trouble.explains(certificate(reason, 30), None)
    assert await bench.told() == []
    assert not await trouble.explains(verified(40), None)
    assert await bench.told() == [offline(10, 40, clock=True)]


@pytest.mark.parametrize("reason", ["untrusted", "name", "other"])
async def test_another_trouble_with_a_certificate_is_the_server_s(
    trouble: OfflineDetector, telegram: Telegram, reason: str
) -> None:
    assert not await trouble.explains(certificate(reason, 20), at(10))
    assert telegram.asked == 0


async def test_a_server_whose_certificate_is_verified_shows_that_the_clock_is_right(
    trouble: OfflineDetector,
) -> None:
    assert not await trouble.explains(verified(15), None)
    assert not await trouble.explains(certificate("expired", 20), at(10))


async def test_a_certificate_that_has_expired_while_telegram_answers(
    bench: Bench, trouble: OfflineDetector, telegram: Telegram
) -> None:
    telegram.answers = True
    assert not await trouble.explains(certificate("expired", 20), at(10))
    assert await bench.told() == []


async def test_a_check_that_failed_tells_nothing_of_anybody(
    trouble: OfflineDetector, telegram: Telegram
) -> None:
    assert not await trouble.explains(found(Verdict.CHECK_FAILED, 15), at(10))
    assert await trouble.explains(found(SILENT, 20), at(10))


async def test_a_clock_that_is_set_meanwhile(bench: Bench, trouble: OfflineDetector) -> None:
    """It was three days behind."""
    days = 3 * 86400.0
    assert not await trouble.explains(verified(-days - 20), None)
    assert await trouble.explains(certificate("not-yet-valid", -days), at(-days - 10))
    trouble.shift(timedelta(days=3))
    assert not await trouble.explains(verified(5), None)
    assert await bench.told() == [offline(-10, 5, clock=True)]
