"""A night in which the clocks change: three outages, two of them over before the morning, and four
operators with quiet hours of their own. Each gets exactly this, and in this order.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.alerts.alert import Alert
from services.alerts.events import OutageBegan, OutageEnded, UsersNearLimit
from services.monitoring.check import Verdict
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import alerts_to, put, server_id, settled
from tests.stories.monitoring.scenes import MovableClock

OLGA, IVAN, BERND, CARMEN = 1001, 1002, 1003, 1004
# Name, language, zone; from and to in minutes after midnight; what is urgent.
PEOPLE: dict[int, tuple[str, str, str, tuple[int, int], frozenset[str]]] = {
    OLGA: ("Ольга", "ru", "Asia/Vladivostok", (23 * 60, 8 * 60), frozenset()),
    IVAN: ("Иван", "ru", "Europe/Moscow", (22 * 60, 7 * 60), frozenset({"outage"})),
    BERND: ("Bernd", "de", "Europe/Berlin", (22 * 60, 7 * 60), frozenset()),
    CARMEN: ("Carmen", "es", "Europe/Madrid", (30, 150), frozenset()),
}


class Night:
    def __init__(self, bot: RunningBot, evening: datetime) -> None:
        self.bot = bot
        self.clock = bot.now = MovableClock()
        self.evening = evening
        self.seen: dict[int, int] = dict.fromkeys(PEOPLE, 0)

    async def begin(self) -> None:
        self.clock.ahead = self.evening - datetime.now(UTC)
        server = await self.bot.add_server("Main")
        self.bot.servers |= {"Archiv": server, "Café": server}
        people = [
            self.bot.add_operator(number, name, language)
            for number, (name, language, *_) in PEOPLE.items()
        ]
        await self.bot.begin()
        assert self.bot.app
        services = self.bot.app._services
        for person in people:
            await person.send("/start", wait=True)
            operator = self.bot.operator(person.id)
            *_, zone, (begins, ends), urgent = PEOPLE[person.id]
            await services.operators.choose_timezone(operator, zone)
            hours = {"on": True, "begins": begins, "ends": ends, "urgent": urgent}
            assert await services.quiet.choose(operator, **hours)

    async def at(self, minutes: int, *alerts: Alert) -> dict[int, list[str]]:
        """What each person gets at this moment, in minutes after the evening began."""
        moment = self.evening + timedelta(minutes=minutes)
        self.clock.ahead = moment - datetime.now(UTC)
        await put(self.bot, *alerts)
        await settled(self.bot)
        told = {number: alerts_to(self.bot, number) for number in PEOPLE}
        news = {number: texts[self.seen[number] :] for number, texts in told.items()}
        self.seen = {number: len(texts) for number, texts in told.items()}
        return {number: texts for number, texts in news.items() if texts}

    async def ends(self, ends: dict[int, int], person: int) -> list[str]:
        """What somebody gets when their quiet hours end, and not a minute before."""
        assert await self.at(ends[person] - 1) == {}
        told = await self.at(ends[person])
        assert list(told) == [person]
        return told[person]

    def down(self, name: str, minutes: int) -> Alert:
        began_at = self.evening + timedelta(minutes=minutes)
        event = OutageBegan(name, Verdict.UNREACHABLE, "timeout", began_at)
        return Alert(event, server_id(self.bot, name), f"outage:{name}")

    def up(self, name: str, minutes: int, lasted: int) -> Alert:
        ended = self.evening + timedelta(minutes=minutes)
        event = OutageEnded(
            name, Verdict.RUNNING, lasted * 60.0, ended, between=False, last_bad_at=ended
        )
        return Alert(event, server_id(self.bot, name), f"outage:{name}")

    def full(self, name: str, minutes: int) -> Alert:
        event = UsersNearLimit(name, 93, 100, 90, self.evening + timedelta(minutes=minutes))
        return Alert(event, server_id(self.bot, name), f"limit:{name}")


# When the quiet hours of each end, in minutes after the evening began. Berlin's are shorter in
# spring, longer in autumn; Madrid's end at 02:30, which is left out or comes twice.
NIGHTS = {
    "spring": (
        datetime(2027, 3, 27, 20, tzinfo=UTC),
        {OLGA: 120, CARMEN: 330, IVAN: 480, BERND: 540},
        "27. März",
    ),
    "autumn": (
        datetime(2026, 10, 24, 19, tzinfo=UTC),
        {OLGA: 180, CARMEN: 330, IVAN: 540, BERND: 660},
        "24. Okt.",
    ),
}
NO_ANSWER = "Сервер не ответил вовремя. Повторите попытку или проверьте сеть."


@pytest.mark.parametrize("season", NIGHTS)
async def test_a_night_with_three_outages(bot: RunningBot, season: str) -> None:
    evening, ends, day = NIGHTS[season]

    def o_clock(hour: int) -> str:
        """In spring; it is an hour earlier in the east when the clocks of autumn say the same."""
        return f"{(hour - (season == 'autumn')) % 24:02}"

    def limit_in_russian(hour: int) -> str:
        return (
            "🟠 Main: использовано 90\xa0% лимита лицензии. Пользователей онлайн: 93, "
            f"разрешено: 100 ({o_clock(hour)}:30)"
        )

    night = Night(bot, evening)
    await night.begin()
    assert await night.at(30, night.down("Main", 30)) == {
        IVAN: [f"Main: 🔴 недоступен\nС {o_clock(23)}:30\n{NO_ANSWER}"],
        BERND: [
            "Main: 🔴 nicht erreichbar\nSeit 21:30\nDer Server hat nicht rechtzeitig "
            "geantwortet. Versuchen Sie es erneut oder prüfen Sie das Netz."
        ],
        CARMEN: [
            "Main: 🔴 inaccesible\nDesde: 21:30\nEl servidor no ha respondido a tiempo. "
            "Inténtelo de nuevo o revise la red."
        ],
    }
    assert await night.at(50, night.up("Main", 50, 20)) == {
        IVAN: [f"Main: снова 🟢 работает\nСбой длился 20\xa0мин, до {o_clock(23)}:50."],
        BERND: ["Main: wieder 🟢 läuft\nDer Ausfall dauerte 20\xa0Min., bis 21:50."],
        CARMEN: ["Main: de nuevo 🟢 en funcionamiento\nLa caída duró 20\xa0min. Fin: 21:50."],
    }
    assert await night.at(90, night.full("Main", 90)) == {
        CARMEN: [
            "🟠 Main: se ha alcanzado el 90\xa0% del límite de la licencia. "
            "Usuarios en línea: 93, permitidos: 100 (22:30)"
        ]
    }
    assert await night.ends(ends, OLGA) == [
        f"2 оповещения с {o_clock(6)}:30\n\n"
        "Main: сбой закончился (было: 🔴 недоступен)\n"
        f"Начало: {o_clock(6)}:30. Длился 20\xa0мин, до {o_clock(6)}:50.\n\n" + limit_in_russian(7)
    ]
    assert await night.at(225, night.down("Archiv", 225)) == {
        OLGA: [f"Archiv: 🔴 недоступен\nС {o_clock(9)}:45\n{NO_ANSWER}"],
        IVAN: [f"Archiv: 🔴 недоступен\nС {o_clock(2)}:45\n{NO_ANSWER}"],
    }
    assert await night.at(260, night.up("Archiv", 260, 35)) == {
        OLGA: [f"Archiv: снова 🟢 работает\nСбой длился 35\xa0мин, до {o_clock(10)}:20."],
        IVAN: [f"Archiv: снова 🟢 работает\nСбой длился 35\xa0мин, до {o_clock(3)}:20."],
    }
    assert await night.at(285, night.down("Café", 285)) == {
        OLGA: [f"Café: 🔴 недоступен\nС {o_clock(10)}:45\n{NO_ANSWER}"],
        IVAN: [f"Café: 🔴 недоступен\nС {o_clock(3)}:45\n{NO_ANSWER}"],
    }
    assert await night.ends(ends, CARMEN) == [
        "2 alertas (desde: 0:45)\n\n"
        "Archiv estuvo caído (🔴 inaccesible) y ya funciona\n"
        "Empezó: 0:45. La caída duró 35\xa0min. Fin: 1:20.\n\n"
        "Café: 🔴 inaccesible\nDesde: 1:45"
    ]
    assert await night.ends(ends, IVAN) == [limit_in_russian(0)]
    assert await night.ends(ends, BERND) == [
        f"3 Meldungen seit {day}, 22:30\n\n"
        "🟠 Main: 90\xa0% der Lizenzgrenze sind erreicht. "
        "93 Benutzer sind online, 100 sind erlaubt (22:30)\n\n"
        "Archiv war ausgefallen (🔴 nicht erreichbar) und läuft wieder\n"
        "Beginn: 00:45. Der Ausfall dauerte 35\xa0Min., bis 01:20.\n\n"
        "Café: 🔴 nicht erreichbar\nSeit 01:45"
    ]
    await bot.restart()
    assert await night.at(900) == {}
    assert bot.rows("SELECT 1 FROM alerts WHERE sent_at IS NULL") == []
