"""When a check says nothing of its server, because the bot itself is offline."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

import pytest
from sqlalchemy.exc import OperationalError

from bot.supervisor import Supervisor
from services import own_trouble
from services.alerts import Kind
from services.own_trouble import OwnTrouble
from services.status import Verdict
from tests.services.bench import Bench, Told, at, found

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
def telegram(monkeypatch: pytest.MonkeyPatch) -> Telegram:
    monkeypatch.setattr(own_trouble, "BELIEVED", 0.0)
    return Telegram()


@pytest.fixture
async def trouble(bench: Bench, telegram: Telegram) -> AsyncIterator[OwnTrouble]:
    supervisor = Supervisor()
    yield OwnTrouble(bench.database, bench.outbox, supervisor.spawn, telegram.reachable)
    await supervisor.close()


def offline(since: float, until: float) -> Told:
    began = at(since).isoformat()
    data = {"began_at": began, "ended_at": at(until).isoformat()}
    return Told(Kind.OFFLINE, None, f"offline:{began}", data)


async def test_nobody_answers_until_a_server_does(
    bench: Bench, trouble: OwnTrouble, telegram: Telegram
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
    bench: Bench, trouble: OwnTrouble, telegram: Telegram
) -> None:
    assert await trouble.explains(found(SILENT, 20), at(10))
    telegram.answers = True
    assert not await trouble.explains(found(SILENT, 30), at(10))
    assert await bench.told() == [offline(10, 30)]


async def test_telegram_is_asked_only_where_it_matters(
    bench: Bench, trouble: OwnTrouble, telegram: Telegram
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
    trouble: OwnTrouble, telegram: Telegram
) -> None:
    for moment in (20, 10):
        assert not await trouble.explains(found(ANSWERED, moment), None)
    assert not await trouble.explains(found(SILENT, 30), at(15))
    assert telegram.asked == 0


async def test_a_server_answers_while_telegram_is_asked(
    bench: Bench, trouble: OwnTrouble, telegram: Telegram
) -> None:
    telegram.meanwhile = partial(trouble.explains, found(ANSWERED, 25), None)
    assert not await trouble.explains(found(SILENT, 20), at(10))
    await trouble.over(at(30))
    assert await bench.told() == []


async def test_what_is_known_of_telegram_is_believed_for_a_moment(
    trouble: OwnTrouble, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_trouble, "BELIEVED", 60.0)
    for moment in (20, 30):
        assert await trouble.explains(found(SILENT, moment), at(10))
    assert telegram.asked == 1


async def test_what_could_not_be_told_is_told_later(bench: Bench, trouble: OwnTrouble) -> None:
    assert await trouble.explains(found(SILENT, 20), at(10))
    await bench.execute("ALTER TABLE alerts RENAME TO away")
    with pytest.raises(OperationalError):
        await trouble.over(at(30))
    await bench.execute("ALTER TABLE away RENAME TO alerts")
    await trouble.over(at(40))
    assert await bench.told() == [offline(10, 40)]
