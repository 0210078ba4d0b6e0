"""An operator checks a server: every way in which it can be well or not, told apart."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from demo.telegram import Person, Screen
from demo.trueconf import (
    Authority,
    Drop,
    Fault,
    Garbage,
    Generation,
    Hang,
    Redirect,
    ServerTls,
    SimulatedTrueConf,
    Status,
    World,
)
from demo.trueconf.faults import Kind
from dialogs.wording.verdicts import VERDICTS, advice, verdict
from l10n.texts import LOCALES, available
from services.background.gather import FigureLimits
from services.monitoring.check import Check, StatusLimits, Verdict
from tests.running_bot import EARLY, RunningBot
from tests.stories.screens.scenes import at_menu, words

GENERATIONS: list[Generation] = ["v3.3", "v4"]
WEB = r"/api/v4/server$"
CHECK = words().text("btn-open-status")
AGAIN = words().text("btn-refresh")


def shows(screen: Screen, found: Verdict, reason: str | None = None) -> None:
    """The screen tells this verdict, and what to do."""
    check = Check(found, reason, datetime.now(UTC))
    assert verdict(check, words()) in screen.text.splitlines(), screen
    assert advice(check, words()) in screen.text, screen


async def add_server(bot: RunningBot, name: str, tls: ServerTls) -> SimulatedTrueConf:
    """A server with a certificate of its own choice."""
    server = SimulatedTrueConf(World("vc.example.com"), tls=tls)
    await server.start()
    bot.servers[name] = server
    return server


@pytest.fixture
def impatient(bot: RunningBot) -> None:
    """Nobody waits long for a server that hangs."""
    bot.limits = replace(
        bot.limits,
        status=StatusLimits(patience=1.5, slow=30.0),
        figures=FigureLimits(patience=1.5),
    )


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_a_server_that_is_well(bot: RunningBot, generation: Generation) -> None:
    server = await bot.add_server("Main", generation)
    anna = await at_menu(bot)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    assert anna.screen.text.startswith("Main\n🟢 running\n")
    version = re.escape(server.version.rpartition(".")[0])
    figures = (
        rf"\n{version}\S* · {re.escape(generation)} · [1-9][\d,]*\xa0ms · certificate 30\xa0days\n"
    )
    assert re.search(figures, anna.screen.text), anna.screen.text
    assert f"<blockquote>{server.address}\n" in anna.screen.html
    assert anna.screen.formatted.entities[-2]["type"] == "expandable_blockquote"


async def test_a_slow_server(bot: RunningBot) -> None:
    assert StatusLimits().slow == 2
    bot.limits = replace(bot.limits, status=StatusLimits(slow=0.1))
    server = await bot.add_server()
    server.options.latency = 0.15
    anna = await at_menu(bot)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.SLOW)


async def test_an_engine_counts_as_stopped_only_where_it_has_answered_before(
    bot: RunningBot,
) -> None:
    server = await bot.add_server()
    await server.status.stop()
    anna = await at_menu(bot)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.PORT_SILENT)

    await server.status.start()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.RUNNING)
    await server.status.stop()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.ENGINE_STOPPED)
    await bot.restart()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.ENGINE_STOPPED)

    await server.stop()
    elsewhere = await bot.add_server()
    await elsewhere.status.stop()
    await bot.restart()
    await anna.send("/status")
    await anna.sees(words().text(VERDICTS[Verdict.PORT_SILENT]))
    assert elsewhere.address in anna.screen.text


async def test_what_was_learned_of_a_status_port_is_kept_with_that_port(bot: RunningBot) -> None:
    server = await bot.add_server()
    anna = await at_menu(bot)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    await bot.end()
    bot.status_ports["Main"] = 9
    await bot.begin()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.PORT_SILENT)

    # Also after a look at the other port; the first one is remembered no more.
    await bot.end()
    bot.status_ports.clear()
    await server.status.stop()
    await bot.begin()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.PORT_SILENT)


async def test_an_upgrade_forgets_no_status_port(bot: RunningBot) -> None:
    """Rows of before do not say of which port they speak: of that in the settings."""
    server = await bot.add_server()
    anna = await at_menu(bot)
    await anna.press(CHECK)
    await bot.end()
    await bot.change("UPDATE status SET port = NULL")
    await server.status.stop()
    await bot.begin()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.ENGINE_STOPPED)
    await bot.restart()
    assert bot.rows("SELECT port FROM status") == [(server.status_port,)]


async def test_a_hanging_status_port_is_silent(bot: RunningBot, impatient: None) -> None:
    server = await bot.add_server()
    server.faults.add(Fault("/vsstatus", Hang(), times=None))
    anna = await at_menu(bot)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.PORT_SILENT)


PAGE = "<html><body>Down for maintenance</body></html>"
REPLACED: dict[str, Kind] = {
    "maintenance": Status(200, PAGE),
    "sign-in": Redirect("https://sso.example.com/login"),
    "not found": Status(404, PAGE),
    "no route": Status(404, '{"message": "no Route matched"}', "application/json"),
    "empty": Status(200, ""),
    "another API": Status(200, '{"status": "ok"}', "application/json"),
}


@pytest.mark.parametrize("version", ["auto", "v3.3", "v4"])
@pytest.mark.parametrize("page", REPLACED)
async def test_a_page_in_place_of_the_web_api(bot: RunningBot, page: str, version: str) -> None:
    """Every press would say that the reply was unexpected."""
    server = await bot.add_server(generation="v3.3" if version == "auto" else version)
    bot.server_settings["Main"] = f'ssl_certificate = "ca.pem"\napi_version = "{version}"'
    fault = server.faults.add(Fault("/api/|/oauth", REPLACED[page], times=None))
    anna = await at_menu(bot)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.API_ERROR, "protocol")
    server.faults.clear()
    assert fault.times is None
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.RUNNING)


async def test_an_open_address_that_makes_no_sense_beside_an_api_that_works(
    bot: RunningBot,
) -> None:
    """As where a web server shows its own page for every path that it does not know."""
    server = await bot.add_server()
    bot.server_settings["Main"] = 'ssl_certificate = "ca.pem"\napi_version = "v3.3"'
    server.faults.add(Fault(WEB, Garbage("html"), times=None))
    anna = await at_menu(bot)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    assert " · — · " in anna.screen.text


async def test_a_server_that_falls_over_and_comes_back(bot: RunningBot) -> None:
    server = await bot.add_server()
    anna = await at_menu(bot)
    await anna.press(CHECK)
    await server.stop()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.UNREACHABLE, "refused")
    assert " · no answer\n" in anna.screen.text  # and nothing of the certificate of before
    await server.start()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.RUNNING)


async def test_nothing_is_told_of_the_certificate_of_before(bot: RunningBot) -> None:
    """It would stand beside the words that the certificate has expired."""
    server = await bot.add_server()
    anna = await at_menu(bot)
    await anna.press(CHECK)
    assert "certificate 30\xa0days" in anna.screen.text
    await server.present(bot.authority.issue("127.0.0.1", expired=True))
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.TLS, "expired")
    assert " · no answer\n" in anna.screen.text


async def test_a_check_takes_five_seconds_at_most(bot: RunningBot) -> None:
    bot.limits = replace(EARLY, status=StatusLimits(), figures=FigureLimits())
    server = await bot.add_server()
    anna = await at_menu(bot)
    await anna.press(CHECK)
    await anna.sees("\xa0ms · ")
    server.faults.add(Fault("", Hang(), times=None))
    begun = time.monotonic()
    press = await anna.press(AGAIN, wait=False)
    answer = await press.answered()
    assert not answer.alert
    assert answer.text == words().text("press-working")
    await anna.sees(words().text(VERDICTS[Verdict.UNREACHABLE]), timeout=8)
    assert 4.5 < time.monotonic() - begun < 6
    shows(anna.screen, Verdict.UNREACHABLE, "timeout")


STATES: dict[str, tuple[Verdict, str | None]] = {
    "Running": (Verdict.RUNNING, None),
    "Slow": (Verdict.SLOW, None),
    "Port": (Verdict.PORT_SILENT, None),
    "Engine": (Verdict.ENGINE_STOPPED, None),
    "Name": (Verdict.UNREACHABLE, "name"),
    "Refused": (Verdict.UNREACHABLE, "refused"),
    "Timeout": (Verdict.UNREACHABLE, "timeout"),
    "Broken": (Verdict.UNREACHABLE, "broken"),
    "Failing": (Verdict.API_ERROR, "server-error"),
    "Untrusted": (Verdict.TLS, "untrusted"),
    "Other": (Verdict.TLS, "name"),
    "Expired": (Verdict.TLS, "expired"),
    "Early": (Verdict.TLS, "not-yet-valid"),
    "Nonsense": (Verdict.API_ERROR, "protocol"),
}
# What only the monitoring's look at token and permissions finds, or a mistake of ours.
OTHERS: list[tuple[Verdict, str | None]] = [
    (Verdict.CHECK_FAILED, "a1b2c3"),
    (Verdict.CREDENTIALS_REFUSED, None),
    (Verdict.PERMISSION_MISSING, "users:read"),
]


async def set_up(bot: RunningBot) -> None:
    """A server for every state, as far as it is no matter of time."""
    issue = bot.authority.issue
    certificates = {
        "Untrusted": Authority().issue("127.0.0.1"),
        "Other": issue("192.0.2.1"),
        "Expired": issue("127.0.0.1", expired=True),
        "Early": issue("127.0.0.1", begins_in=timedelta(days=3)),
    }
    for name in STATES:
        await add_server(bot, name, certificates.get(name, issue("127.0.0.1")))
    bot.servers["Nonsense"].faults.add(Fault("", Garbage("html"), times=None))
    bot.servers["Slow"].options.latency = 1.2
    await bot.servers["Port"].status.stop()
    bot.servers["Name"].api.host = "no-such-host.invalid"
    await bot.servers["Refused"].stop()
    for name, fault in (("Timeout", Hang()), ("Broken", Drop()), ("Failing", Status(502))):
        bot.servers[name].faults.add(Fault(WEB, fault, times=None))


async def open_status(bot: RunningBot, anna: Person, name: str) -> None:
    """From all servers to the status of one, which may have changed its place meanwhile."""
    sent = await anna.send("/status")
    await bot.telegram.until(lambda: anna.screen.message_id > sent.message_id)
    for page in ("›", "‹", "›"):
        if name not in anna.screen.labels:
            await anna.press(page, exact=True)
    await anna.press(name, exact=True)
    await anna.press(CHECK)
    await anna.sees(bot.servers[name].address)


async def test_all_states_are_told_apart(bot: RunningBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # A question that the machine's name server loses is not asked again after five seconds.
    monkeypatch.setenv("RES_OPTIONS", "timeout:1 attempts:1")
    patient = replace(bot.limits, status=StatusLimits(patience=8.0, slow=1.0))
    # On the way no figure has to be there.
    bot.limits = replace(patient, figures=FigureLimits(patience=0.2))
    await set_up(bot)
    anna = bot.add_operator(1001, "Anna")
    await bot.begin()
    for name, (found, reason) in STATES.items():
        await open_status(bot, anna, name)
        if name == "Engine":
            await bot.servers[name].status.stop()
            await anna.press(AGAIN)
        shows(anna.screen, found, reason)

    bot.limits = patient
    await bot.restart()
    sent = await anna.send("/servers")
    await bot.telegram.until(lambda: anna.screen.message_id > sent.message_id)
    first = anna.screen.text
    await anna.press("›", exact=True)
    assert "🟢 1 other" in first
    for name, (found, _) in STATES.items():
        if found is not Verdict.RUNNING:
            assert f"{name}: {words().text(VERDICTS[found])}" in first + anna.screen.text


@pytest.mark.parametrize("language", available(LOCALES))
def test_every_state_has_words_of_its_own_in_every_language(language: str) -> None:
    texts, now = words(language), datetime.now(UTC)
    checks = [Check(found, reason, now) for found, reason in [*STATES.values(), *OTHERS]]
    assert {check.verdict for check in checks} == set(Verdict)
    assert len({advice(check, texts) for check in checks}) == len(checks)
    assert len({verdict(check, texts) for check in checks}) == len(Verdict)
    if language != "en":
        english = {advice(check, words()) for check in checks}
        assert not english & {advice(check, texts) for check in checks}


async def test_days_left_of_a_certificate_that_nobody_verifies(bot: RunningBot) -> None:
    await add_server(bot, "Main", Authority().issue("192.0.2.1"))
    bot.server_settings["Main"] = "ssl_certificate = false"
    anna = await at_menu(bot)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    assert "certificate 30\xa0days" in anna.screen.text


async def test_an_expired_certificate_that_nobody_verifies(bot: RunningBot) -> None:
    await add_server(bot, "Main", bot.authority.issue("127.0.0.1", expired=True))
    bot.server_settings["Main"] = "ssl_certificate = false"
    anna = await at_menu(bot)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    assert "certificate expired" in anna.screen.text


async def test_two_operators_look_first_at_the_same_moment(bot: RunningBot) -> None:
    server = await bot.add_server()
    server.options.latency = 0.1
    people = [bot.add_operator(1001 + number, f"Operator {number}") for number in range(4)]
    await bot.begin()
    await asyncio.gather(*(person.send("/status") for person in people))
    well = words().text("verdict-running")
    await asyncio.gather(*(person.sees(well) for person in people))
    assert bot.rows("SELECT verdict FROM status") == [("running",)]


async def test_a_figure_that_takes_too_long_cuts_off_no_transaction(bot: RunningBot) -> None:
    await bot.add_server()
    bot.add_operator(1001, "Anna")
    bot.limits = replace(bot.limits, figures=FigureLimits(patience=0.3))
    await bot.begin()
    assert bot.app
    services, operator = bot.app._services, bot.operator(1001)
    (server,) = services.servers.all()
    file = bot.folder / "data" / "bot.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        check = partial(services.status.check, operator, server)
        assert await services.figures.read(check) is None
        other.execute("ROLLBACK")
    await bot.until(lambda: bot.rows("SELECT verdict FROM status"))
