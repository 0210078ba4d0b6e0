"""The window of all about forgotten conferences: who sees what, and who chooses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from demo.telegram import Person
from dialogs.states import RuleSG
from dialogs.tags import window_tag
from l10n.texts import LOCALES, available
from services.alerts.kinds import Kind
from services.operators import RULE_NAME
from services.policy import Mode
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.members.scenes import services
from tests.stories.rule.stage import BORIS, EVE, ROOM, SAY, TOPIC, house_of
from tests.stories.screens.scenes import ANNA, words

STOPS, HOURS, LIMITS = SAY("btn-rule-stops"), SAY("btn-rule-hours"), SAY("btn-rule-limits")
THRESHOLD, WATCH, BACK = SAY("btn-threshold"), SAY("btn-open-watch"), SAY("btn-back")
REPORT, RESUME, RULES = SAY("btn-rule-report"), SAY("btn-rule-resume"), SAY("btn-open-rules")


def mode(which: str, *, chosen: bool = False) -> str:
    return SAY("rule-mode-item", mode=which, chosen=chosen)


async def test_it_gathers_what_counts_as_forgotten_for_whom(bot: RunningBot) -> None:
    house, anna = await house_of(bot), bot.people[ANNA]
    await house.open_rules(anna)
    assert "Your list: older than 1\xa0h" in anna.screen.text
    assert "Alerts, the same for everyone: off" in anna.screen.text
    assert "Stop by rule: off" in anna.screen.text

    await anna.press(THRESHOLD)
    await anna.press("8\xa0h")
    await anna.sees("Your list: older than 8\xa0h")
    await anna.press(THRESHOLD)
    await anna.press(BACK)
    await anna.sees("Your list: older than 8\xa0h")

    await anna.press(WATCH)
    await anna.press("after 4\xa0h")
    await anna.press(SAY("btn-watch"))
    await anna.press(BACK)
    await anna.sees("everyone: older than 4\xa0h, a look every 10\xa0min")
    await anna.press(BACK)
    await anna.sees("Older than 8\xa0h")  # the list itself


async def test_an_owner_chooses_each_thing_with_one_press(bot: RunningBot) -> None:
    house, anna = await house_of(bot), bot.people[ANNA]
    await house.open_rules(anna)
    await anna.press(STOPS)
    for label in ("6\xa0h", "✅ only the moderator", "⬜ no moderator", "⬜ Recorded"):
        await anna.press(label)
    await anna.press(BACK)
    await anna.sees("Older than 6\xa0h: empty, no moderator\nNever: protected, doubtful\n")
    terms = house.state.terms
    assert (terms.threshold, terms.empty, terms.lone_host, terms.no_host) == (6, True, False, True)
    assert terms.recorded

    await anna.press(HOURS)
    await anna.press("At any time")
    await anna.sees("Now: at any time")
    await anna.press(SAY("btn-rule-begins"))
    await anna.press("19:00")
    await anna.press(SAY("btn-rule-until"))
    await anna.press("05:00")
    await anna.sees("Now: 19:00–05:00")
    await anna.press(SAY("btn-timezone"))
    await anna.send("Atlantis", wait=True)
    await anna.sees("no time zone called “Atlantis”")
    await anna.send("Madrid", wait=True)
    await anna.sees("Now: 19:00–05:00, Madrid")
    await anna.press(BACK)
    terms = house.state.terms
    assert (terms.from_hour, terms.to_hour, terms.zone) == (19, 5, "Europe/Madrid")

    await anna.press(LIMITS)
    for label in ("15\xa0min", "5 at once", "20 a day"):
        await anna.press(label)
    await anna.press(BACK)
    for line in (
        "Only 19:00–05:00, Madrid",
        "Warning: 15\xa0min before",
        "Brake: more than 5 at once, or 20 a day",
        "Changed by Anna, ",
    ):
        assert line in anna.screen.text
    terms = house.state.terms
    assert (terms.warning, terms.at_once, terms.per_day) == (15, 5, 20)
    assert bot.rows("SELECT name, act FROM acts")[0] == ("Anna", "rule-changed")


async def test_on_comes_after_a_dry_run_of_a_day_that_an_owner_has_read(bot: RunningBot) -> None:
    house, anna = await house_of(bot), bot.people[ANNA]
    await house.open_rules(anna)
    assert mode("on") not in anna.screen.labels
    assert "“On” can be chosen after a dry run of a day" in anna.screen.text
    pressed = await anna.press_data(forged(anna, RuleSG.view, "m:on"))
    assert pressed.text == SAY("error-rule-not-yet", missing="dry-run")

    await anna.press(mode("dry"))
    await anna.sees("dry run (nothing is stopped)")
    assert mode("on") not in anna.screen.labels
    await anna.press(REPORT)
    await anna.sees("nothing would have been stopped")
    await anna.press(BACK)
    await anna.sees("“On” can be chosen when an owner has opened the report after")

    house.clock.ahead += timedelta(hours=25)
    await anna.press(SAY("btn-refresh"))
    await anna.sees("“On” can be chosen when an owner has opened the report.")
    assert mode("on") not in anna.screen.labels
    await anna.press(REPORT)
    await anna.press(BACK)
    await anna.press(mode("on"))
    await anna.sees("Stop by rule: on")
    assert bot.rows("SELECT enabled, acts FROM policies") == [(1, 1)]
    await anna.press(mode("off"))
    await anna.sees("Stop by rule: off")
    assert bot.rows("SELECT enabled, acts FROM policies") == [(0, 0)]


async def test_what_is_about_to_be_stopped_is_named(bot: RunningBot) -> None:
    house, anna = await house_of(bot), bot.people[ANNA]
    house.forget(topic="<b>R&D</b>")
    await house.warn()
    await house.open_rules(anna)
    assert "About to be stopped:\n<b>R&D</b>: " in anna.screen.text


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.VIEWER])
async def test_others_see_what_holds_and_choose_nothing(bot: RunningBot, role: Role) -> None:
    house = await house_of(bot)
    await house.choose(Mode.DRY)
    boris = await house.person(BORIS, "Boris", role)
    await house.open_rules(boris)
    assert "dry run (nothing is stopped)" in boris.screen.text
    assert "Changed by Anna" in boris.screen.text
    watch = [WATCH] if role is Role.OPERATOR else []
    rest = [SAY("btn-refresh"), BACK]
    assert boris.screen.labels == [REPORT, THRESHOLD, *watch, *rest]

    before = bot.rows("SELECT * FROM policies"), bot.rows("SELECT * FROM policy_courses")
    for state, own in OWNERS_ONLY:
        await house.open_rules(boris)
        await forge_way(bot, boris, state)
        pressed = await boris.press_data(forged(boris, state, own))
        assert pressed.text == SAY("error-not-allowed"), own
    await house.open_rules(boris)
    await boris.press(REPORT)
    assert "Dry run since" in boris.screen.text
    after = bot.rows("SELECT * FROM policies"), bot.rows("SELECT * FROM policy_courses")
    assert after == before  # that somebody else reads the report does not count, either


OWNERS_ONLY: list[tuple[Any, str]] = [
    (RuleSG.view, "m:off"),
    (RuleSG.view, "m:on"),
    (RuleSG.view, "re"),
    (RuleSG.stops, "h:2"),
    (RuleSG.stops, "rr:no_host:on"),
    (RuleSG.stops, "rc:recorded:on"),
    (RuleSG.hours, "sp:18-8"),
    (RuleSG.begins, "fh:1"),
    (RuleSG.until, "th:1"),
    (RuleSG.zone, "z:Europe/Berlin"),
    (RuleSG.limits, "w:15"),
    (RuleSG.limits, "ao:10"),
    (RuleSG.limits, "pd:50"),
]
HOURS_WAY = (RuleSG.view, "hr")
# From the first window, by the ids of buttons.
WAYS: dict[Any, list[tuple[Any, str]]] = {
    RuleSG.view: [],
    RuleSG.stops: [(RuleSG.view, "st")],
    RuleSG.hours: [HOURS_WAY],
    RuleSG.begins: [HOURS_WAY, (RuleSG.hours, "fr")],
    RuleSG.until: [HOURS_WAY, (RuleSG.hours, "to")],
    RuleSG.zone: [HOURS_WAY, (RuleSG.hours, "tz")],
    RuleSG.limits: [(RuleSG.view, "li")],
}


async def test_forged_choices_are_outdated(bot: RunningBot) -> None:
    house, anna = await house_of(bot), bot.people[ANNA]
    await house.open_rules(anna)
    before = bot.rows("SELECT * FROM policies")
    for own, state in (
        ("m:always", RuleSG.view),
        ("h:1", RuleSG.stops),
        ("rr:enabled:on", RuleSG.stops),
        ("sp:1-2", RuleSG.hours),
        ("pd:999", RuleSG.limits),
    ):
        await house.open_rules(anna)
        await forge_way(bot, anna, state)
        pressed = await anna.press_data(forged(anna, state, own))
        assert pressed.text == SAY("error-outdated"), own
    assert bot.rows("SELECT * FROM policies") == before


async def test_the_report_names_what_would_have_been_stopped(bot: RunningBot) -> None:
    house, anna = await house_of(bot), bot.people[ANNA]
    boris = await house.person(BORIS, "Boris", Role.OPERATOR)
    await house.choose(Mode.DRY, at_once=10, per_day=50)
    await house.policy._course(house.main, reported_at=None)
    for number in range(4):
        house.forget(f"77000000{number:02}", f"Talk {number}")
    await house.look()
    await house.pass_(40)
    await house.sent()
    for number in range(4):
        house.forget(f"78000000{number:02}", f"Later {number}")
    await house.pass_(45)
    assert bot.stops() == []
    assert bot.rows("SELECT 1 FROM alerts WHERE kind = ?", Kind.RULE_WARNING) == []

    await house.pass_(24 * 60)
    await house.sent()
    report = house.shown(anna, Kind.RULE_REPORT)
    assert "Dry run of Main" in report.text
    assert (
        bot.rows("SELECT 1 FROM alerts WHERE chat_id = ? AND kind = ?", boris.id, Kind.RULE_REPORT)
        == []
    )
    await anna.press(REPORT, message_id=house.message(anna, Kind.RULE_REPORT))
    await anna.sees("8 conferences would have been stopped")
    for each in ("Talk 0", "Later 3", "only the moderator is there"):
        assert each in anna.screen.text
    assert house.state.course.read_by == "Anna"
    await anna.press(BACK)
    await anna.sees("Stop by rule: dry run")
    assert mode("on") in anna.screen.labels


async def test_a_long_report_has_pages(bot: RunningBot) -> None:
    house, anna = await house_of(bot), bot.people[ANNA]
    await house.choose(Mode.DRY, at_once=10, per_day=50)
    for round_ in range(2):
        for number in range(7):
            house.forget(f"77{round_}000000{number}", f"Talk {round_}-{number}")
        await house.look()
        await house.pass_(45)
    await house.open_rules(anna)
    await anna.press(REPORT)
    assert "14 conferences" in anna.screen.text
    assert "10. Talk" in anna.screen.text
    await anna.press("›", exact=True)
    assert "14. Talk" in anna.screen.text


async def test_it_pauses_asks_owners_and_goes_on(bot: RunningBot) -> None:
    house, anna = await house_of(bot), bot.people[ANNA]
    eve = await house.person(EVE, "Eve", Role.OPERATOR)
    for number in range(4):
        house.forget(f"77000000{number:02}", f"Talk {number}")
    await house.warn()
    said = house.shown(anna, Kind.RULE_PAUSED)
    assert "has paused itself: 4 conferences are forgotten at once" in said.text
    assert bot.rows("SELECT 1 FROM alerts WHERE chat_id = ?", eve.id) == []

    await anna.press(RULES, message_id=house.message(anna, Kind.RULE_PAUSED))
    await anna.sees("Paused since")
    assert "4 conferences are forgotten at once. Nothing is stopped" in anna.screen.text
    await house.pass_(60)
    assert bot.stops() == []
    await house.open_rules(eve)
    assert "Paused since" in eve.screen.text
    assert RESUME not in eve.screen.labels
    await anna.press(RESUME)
    await bot.until(lambda: not house.state.paused)
    assert "Paused since" not in anna.screen.text
    assert RESUME not in anna.screen.labels


async def test_it_says_that_its_server_is_paused_and_until_when(bot: RunningBot) -> None:
    """The rule does nothing then; one that is off says nothing of it."""
    house, anna = await house_of(bot), bot.people[ANNA]
    owner, maintenance = bot.operator(ANNA), services(bot).maintenance
    silent = "While the server is paused, the rule stops nothing"
    await maintenance.pause(owner, house.main, None)
    await house.sent()  # what is told of it stands below a screen
    await house.open_rules(anna)
    assert silent not in anna.screen.text
    await house.choose(Mode.ON)
    await anna.press(SAY("btn-refresh"))
    await anna.sees(silent)
    assert "⏸ paused until somebody resumes it, Anna" in anna.screen.text
    await maintenance.pause(owner, house.main, 60)
    await house.sent()
    await house.open_rules(anna)
    assert silent in anna.screen.text
    assert "⏸ paused until" in anna.screen.text
    assert "somebody" not in anna.screen.text
    await maintenance.end(owner, house.main)
    await house.sent()
    await house.open_rules(anna)
    assert silent not in anna.screen.text


async def test_the_watch_window_leads_to_the_rule(bot: RunningBot) -> None:
    house, anna = await house_of(bot), bot.people[ANNA]
    await house.go(anna, SAY("btn-open-status"), WATCH, RULES)
    await anna.sees("Everything about")
    await anna.press(WATCH)
    assert RULES not in anna.screen.labels  # it lies below already
    await anna.press(BACK)
    await anna.press(BACK)
    await anna.sees("The bot can look for")
    assert house.state.mode is Mode.OFF


@pytest.mark.parametrize("code", available(LOCALES))
@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("error-stop-in-progress", {"operator": RULE_NAME}),
        ("error-act-in-progress", {"operator": RULE_NAME}),
        (
            "conferences-result-already-ended",
            {
                "detail": RULE_NAME,
                "has_detail": True,
                "topic": TOPIC,
                "server": "Main",
                "conference_id": ROOM,
            },
        ),
    ],
)
def test_where_a_record_names_the_rule_a_text_does_in_its_language(
    code: str, key: str, told: dict[str, Any]
) -> None:
    name = {"en": "The rule", "ru": "по правилу", "de": "Die Regel", "es": "a regla"}[code]
    assert name in words(code).html(key, **told)


def forged(person: Person, state: Any, own: str) -> str:
    """The data of a button that need not be shown."""
    intent = str(person.screen.button(BACK).data).partition("\x1d")[0]
    return f"{intent}\x1d{window_tag(state)}{own}"


async def forge_way(bot: RunningBot, person: Person, state: Any) -> None:
    for window, own in WAYS[state]:
        await person.press_data(forged(person, window, own))
        await bot._rest(person.id)
