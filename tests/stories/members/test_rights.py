"""Every button of every window, pressed by everybody: only what somebody may do has an effect.

The screens are opened while Boris is an operator; before each press he becomes somebody else. So
also buttons are pressed that he would not be shown.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from bot.updates.commands import COMMANDS
from demo.telegram import Person, Screen
from demo.telegram.presses import PressSeen
from demo.trueconf import SimulatedTrueConf
from dialogs.alerts.member_buttons import Answer
from dialogs.alerts.member_buttons import Button as MemberButton
from dialogs.states import PeopleSG, PreferencesSG
from dialogs.tags import window_of, window_tag
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.members.scenes import EVE, let_in, server_id, services
from tests.stories.screens.scenes import BORIS, ROOM, at_menu, hold, words

SAY = words().text
NOT_ALLOWED = SAY("error-not-allowed")
STRANGER = SAY("stranger-alert", id=str(BORIS))
BACK, CONFERENCES, STATUS = "btn-back", "btn-open-conferences", "btn-open-status"
FORGOTTEN, PREFERENCES = "btn-open-forgotten", "btn-open-preferences"

# How to come to each window from /start, by the keys of buttons or their words.
WAYS: dict[str, Sequence[Sequence[str]]] = {
    "menus": [[], ["Main"]],
    "everywhere": [["/conferences"], ["/forgotten"], ["/online"]],
    "choice": [["/conferences", "btn-choose-list"]],
    "list and card": [["Main", CONFERENCES], ["Main", CONFERENCES, "1"]],
    "confirm": [["Main", CONFERENCES, "1", "btn-stop"]],
    "forgotten": [["Main", FORGOTTEN], ["Main", FORGOTTEN, "btn-threshold"]],
    "several": [
        ["Main", FORGOTTEN, "Stop all"],
        ["Main", FORGOTTEN, "btn-select"],
        ["Main", FORGOTTEN, "btn-select", "1", "Stop 1…"],
    ],
    "online": [["Main", "btn-open-users"]],
    "status": [["Main", STATUS], ["Main", STATUS, "btn-interval"]],
    "maintenance": [
        ["Main", STATUS, "btn-pause"],
        ["Main", STATUS, "btn-pause", "btn-plan-once"],
        ["Main", STATUS, "btn-pause", "btn-plan-weekly"],
        ["Main", STATUS, "btn-pause", "btn-plan-weekly", "Sunday"],
        ["Main", STATUS, "btn-pause", "btn-plan-weekly", "Sunday", "02:00"],
    ],
    "watch": [["Main", STATUS, "btn-open-watch"]],
    "rules": [["Main", FORGOTTEN, "btn-open-rules"]],
    "preferences": [
        [PREFERENCES],
        [PREFERENCES, "btn-language"],
        [PREFERENCES, "btn-timezone"],
        [PREFERENCES, "btn-timezone", "preferences-region-asia"],
    ],
    "alerts": [
        [PREFERENCES, "btn-alerts"],
        [PREFERENCES, "btn-alerts", "btn-alert-servers"],
        [PREFERENCES, "btn-mutes"],
    ],
    "log": [
        ["/log"],
        ["/log", "btn-log-server"],
        ["/log", "btn-log-person"],
        ["/log", "btn-log-kind"],
        ["/log", "btn-open-export"],
    ],
}
# The buttons that change something for others, or show what they did.
ACTING = {
    ("ConferencesSG:card", "st"),
    ("ConferencesSG:confirm_stop", "y"),
    ("ConferencesSG:confirm_stop", "ya"),
    ("EverywhereSG:forgotten", "sa"),
    ("ForgottenSG:list", "sa"),
    ("SeveralSG:confirm", "y"),
    ("SeveralSG:confirm", "ya"),
    ("StatusSG:view", "on"),
    ("MaintenanceSG:view", "d"),
    ("MaintenanceSG:lasts", "l"),
    ("StatusSG:interval", "i"),
    ("StatusSG:watch", "on"),
    ("StatusSG:watch", "off"),
    ("StatusSG:watch", "h"),
    ("StatusSG:watch", "w"),
    ("PreferencesSG:view", "lg"),
    *(("LogSG:list", widget) for widget in ("sv", "pe", "kd", "ex", "rf")),
    *(
        (f"LogSG:{w}", widget)
        for w in ("servers", "people", "kinds")
        for widget in ("e", "c", "bk")
    ),
    *(("LogSG:export", widget) for widget in ("j", "d", "cs", "xl", "bk")),
}

# The ways that lead past one of them.
DANGEROUS = {
    "confirm",
    "everywhere",
    "forgotten",
    "list and card",
    "log",
    "maintenance",
    "preferences",
    "several",
    "status",
    "watch",
}


@dataclass(frozen=True)
class Somebody:
    """What Boris is when he presses; `role` None: he has been removed."""

    role: Role | None
    servers: tuple[str, ...] | None = None


VIEWER, REMOVED = Somebody(Role.VIEWER), Somebody(None)
ELSEWHERE = Somebody(Role.OPERATOR, ("Branch",))


class House:
    """Two servers, Anna who owns the bot, and Boris."""

    def __init__(self, bot: RunningBot, main: SimulatedTrueConf, boris: Person) -> None:
        self.bot = bot
        self.main = main
        self.boris = boris

    def become(self, somebody: Somebody) -> None:
        operators = services(self.bot).operators
        if somebody.role is None:
            operators.dismiss(BORIS)
            return
        names = somebody.servers
        ids: Collection[int] | None = None
        if names is not None:
            ids = {server_id(self.bot, name) for name in names}
        operators.admit(BORIS, "Boris", somebody.role, ids)

    async def go(self, way: Sequence[str]) -> None:
        """As an operator, to the end of a way."""
        self.become(Somebody(Role.OPERATOR))
        operators = services(self.bot).operators
        await operators.choose_language(operators.ensure(BORIS), "en")
        for step in ["/start", *way]:
            if step.startswith("/"):
                sent = await self.boris.send(step)
                await self.bot.telegram.until(partial(self._has_screen_after, sent.message_id))
            else:
                label = SAY(step) if step.startswith(("btn-", "preferences-")) else step
                await self.bot.telegram.until(partial(self._shows, label))
                await self.boris.press(label)
            await self.bot._rest(BORIS)

    def _has_screen_after(self, message_id: int) -> bool:
        with suppress(LookupError):
            screen = self.boris.screen
            return screen.message_id > message_id and bool(screen.labels)
        return False

    def _shows(self, label: str) -> bool:
        with suppress(LookupError):
            return bool(self.boris.screen.button(label))
        return False

    async def buttons(self, way: Sequence[str]) -> dict[str, str]:
        """One callback data for each widget at the end of a way, by its id."""
        await self.go(way)
        data = [each.data for row in self.boris.screen.buttons for each in row if each.data]
        return {own(each): each for each in data}

    def effects(self) -> list[Any]:
        """What others would notice."""
        tables = (
            "monitoring",
            "pauses",
            "maintenance_plans",
            "watches",
            "members",
            "invitations",
            "policies",
            "policy_courses",
        )
        rows = [sorted(self.bot.rows(f"SELECT * FROM {table}")) for table in tables]  # noqa: S608
        return [self.bot.stops(), self.bot.stops("Branch"), *rows]

    def refused(self) -> int:
        return self.bot.rows("SELECT count(*) FROM acts WHERE outcome = 'refused'")[0][0]

    def asked(self) -> int:
        return len(self.main.requests)


def own(data: str) -> str:
    """The id of the widget."""
    return data.partition("\x1d")[2][2:].partition(":")[0]


@pytest.fixture
async def house(bot: RunningBot) -> House:
    main = await bot.add_server("Main")
    hold(main).started -= timedelta(hours=3)
    hold(main, "Sales", room="5517238844").started -= timedelta(hours=2)
    hold(await bot.add_server("Branch", "v4"))
    await at_menu(bot)
    return House(bot, main, await let_in(bot))


async def press(house: House, data: str) -> PressSeen:
    pressed = await house.boris.press_data(data)
    await house.bot._rest(BORIS)
    return pressed


@pytest.mark.parametrize("flow", WAYS)
async def test_a_viewer_changes_nothing_for_others(house: House, flow: str) -> None:
    tried = 0
    for way in WAYS[flow]:
        for widget in await house.buttons(way):
            data = (await house.buttons(way))[widget]
            before, refused = house.effects(), house.refused()
            house.become(VIEWER)
            pressed = await press(house, data)
            assert house.effects() == before, data
            acting = (window_of(data), widget) in ACTING
            assert (pressed.text == NOT_ALLOWED) is acting, (window_of(data), widget)
            assert house.refused() - refused == acting
            tried += acting
    assert house.bot.stops() == []
    assert (tried > 0) is (flow in DANGEROUS)


@pytest.mark.parametrize("flow", WAYS)
async def test_who_sees_another_server_reaches_none_of_this_one(house: House, flow: str) -> None:
    for way in WAYS[flow]:
        for widget in await house.buttons(way):
            data = (await house.buttons(way))[widget]
            house.become(ELSEWHERE)
            before, asked = house.effects(), house.asked()
            await press(house, data)
            assert house.asked() == asked, (window_of(data), widget)
            assert house.effects() == before, data


@pytest.mark.parametrize("flow", WAYS)
async def test_the_screens_of_somebody_removed_are_dead(house: House, flow: str) -> None:
    for way in WAYS[flow]:
        buttons = await house.buttons(way)
        house.become(REMOVED)
        asked, before = house.asked(), house.effects()
        for data in buttons.values():
            pressed = await house.boris.press_data(data)
            assert pressed.text == STRANGER
            assert pressed.alert
        assert house.asked() == asked
        assert house.effects() == before
    await house.bot.until(lambda: house.refused() == 1)  # once an hour


async def test_an_operator_does_what_a_viewer_may_not(house: House) -> None:
    await house.go(WAYS["confirm"][0])
    await house.boris.press("⏹ Stop ")
    assert house.bot.stops() == [ROOM]
    await house.go(["Main", STATUS])
    await house.boris.press(SAY("btn-monitor"))
    # Last: an alert of a forgotten conference would stand below the next screen.
    await house.go(["Main", STATUS, "btn-open-watch"])
    await house.boris.press(SAY("btn-watch"))
    assert house.bot.rows("SELECT changed_by FROM monitoring") == [("Boris",)]
    assert house.bot.rows("SELECT changed_by FROM watches") == [("Boris",)]
    assert house.refused() == 0


@pytest.mark.parametrize("somebody", [VIEWER, Somebody(Role.OPERATOR)], ids=["viewer", "operator"])
async def test_only_owners_see_people(house: House, somebody: Somebody) -> None:
    """Nor do they answer questions that were put to owners."""
    await house.go([PREFERENCES])
    house.become(somebody)
    assert SAY("btn-people") not in house.boris.screen.labels
    intent = str(house.boris.screen.button(SAY(BACK)).data).partition("\x1d")[0]
    hidden = f"{intent}\x1d{window_tag(PreferencesSG.view)}pe"
    questions = [MemberButton(answer=each, invitation=1).pack() for each in Answer]
    for number, data in enumerate([hidden, *questions], 1):
        before = house.effects()
        pressed = await press(house, data)
        assert pressed.text == NOT_ALLOWED
        assert house.effects() == before
        assert house.refused() == number


@pytest.mark.parametrize("state", PeopleSG.__states__, ids=lambda state: state.state)
async def test_an_owner_of_yesterday_manages_nobody(house: House, state: Any) -> None:
    """Their screen of people is still open; here it is forged, as nobody can be demoted."""
    await house.go([PREFERENCES])
    intent = str(house.boris.screen.button(SAY(BACK)).data).partition("\x1d")[0]
    before = house.effects()
    for widget in ("y", "mk", "o:operator", "s:1:on", "e:all:on", "in", "rm", "c:1001"):
        await press(house, f"{intent}\x1d{window_tag(state)}{widget}")
        assert house.effects() == before
        await house.go([PREFERENCES])
        intent = str(house.boris.screen.button(SAY(BACK)).data).partition("\x1d")[0]


@pytest.mark.parametrize("command", COMMANDS)
async def test_commands_of_strangers_and_of_the_removed(house: House, command: str) -> None:
    house.become(REMOVED)
    eve = house.bot.add_person(EVE, "Eve")
    asked, before = house.asked(), house.effects()
    for person in (house.boris, eve):
        await person.send(f"/{command}", wait=True)
        refusal = words().html("stranger-refusal", id=str(person.id))
        await house.bot.telegram.until(partial(says, house.bot, person, refusal))
    await house.bot.until(lambda: house.refused() == 2)
    assert house.asked() == asked
    assert house.effects() == before


@pytest.mark.parametrize("command", COMMANDS)
async def test_commands_show_a_viewer_their_servers_only(house: House, command: str) -> None:
    asked = house.asked()
    house.become(Somebody(Role.VIEWER, ("Branch",)))
    await house.boris.send(f"/{command}", wait=True)
    await house.bot._rest(BORIS)
    assert "Main" not in last_said(house.bot, house.boris)
    assert house.asked() == asked
    assert house.refused() == (command == "log")  # that is for who may act


def says(bot: RunningBot, person: Person, html: str) -> bool:
    return last_said(bot, person) == html


def last_said(bot: RunningBot, person: Person) -> str:
    said = [each for each in bot.telegram.messages(person.id) if each.sender.is_bot]
    return Screen.of(said[-1]).html
