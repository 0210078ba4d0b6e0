"""An operator checks a server: every way in which it can be well or not, told apart."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

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
from tests.running_bot import EARLY, House
from tests.stories.screens.scenes import at_menu, words

GENERATIONS: list[Generation] = ["v3.3", "v4"]
WEB = r"/api/v4/server$"
CHECK = words().text("btn-open-status")
AGAIN = words().text("btn-check-again")


def shows(screen: Screen, found: Verdict, reason: str | None = None) -> None:
    """The screen tells this verdict, and what to do."""
    check = Check(found, reason, datetime.now(UTC))
    assert verdict(check, words()) in screen.text.splitlines(), screen
    assert advice(check, words()) in screen.text, screen


async def add_server(house: House, name: str, tls: ServerTls) -> SimulatedTrueConf:
    """A server with a certificate of its own choice."""
    server = SimulatedTrueConf(World("vc.example.com"), tls=tls)
    await server.start()
    house.servers[name] = server
    return server


@pytest.fixture
def impatient(house: House) -> None:
    """Nobody waits long for a server that hangs."""
    house.limits = replace(
        house.limits,
        status=StatusLimits(patience=1.5, slow=30.0),
        figures=FigureLimits(patience=1.5),
    )


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_a_server_that_is_well(house: House, generation: Generation) -> None:
    server = await house.add_server("Main", generation)
    anna = await at_menu(house)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    assert anna.screen.text.startswith(f"Main\n{server.address}\n")
    assert f"Version: {server.version.rpartition('.')[0]}" in anna.screen.text
    assert f"API: {generation}" in anna.screen.text
    assert "29 days left" in anna.screen.text
    assert re.search(r"Response time: 0\.?\d* s", anna.screen.text)


async def test_a_slow_server(house: House) -> None:
    assert StatusLimits().slow == 2
    house.limits = replace(house.limits, status=StatusLimits(slow=0.1))
    server = await house.add_server()
    server.options.latency = 0.15
    anna = await at_menu(house)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.SLOW)


async def test_an_engine_counts_as_stopped_only_where_it_has_answered_before(
    house: House,
) -> None:
    server = await house.add_server()
    await server.status.stop()
    anna = await at_menu(house)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.PORT_SILENT)

    await server.status.start()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.RUNNING)
    await server.status.stop()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.ENGINE_STOPPED)
    await house.restart()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.ENGINE_STOPPED)

    await server.stop()
    elsewhere = await house.add_server()
    await elsewhere.status.stop()
    await house.restart()
    await anna.send("/status")
    await anna.sees(words().text(VERDICTS[Verdict.PORT_SILENT]))
    assert elsewhere.address in anna.screen.text


async def test_what_was_learned_of_a_status_port_is_kept_with_that_port(house: House) -> None:
    server = await house.add_server()
    anna = await at_menu(house)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    await house.end()
    house.status_ports["Main"] = 9
    await house.begin()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.PORT_SILENT)

    # Also after a look at the other port; the first one is remembered no more.
    await house.end()
    house.status_ports.clear()
    await server.status.stop()
    await house.begin()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.PORT_SILENT)


async def test_an_upgrade_forgets_no_status_port(house: House) -> None:
    """Rows of before do not say of which port they speak: of that in the settings."""
    server = await house.add_server()
    anna = await at_menu(house)
    await anna.press(CHECK)
    await house.end()
    await house.change("UPDATE status SET port = NULL")
    await server.status.stop()
    await house.begin()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.ENGINE_STOPPED)
    await house.restart()
    assert house.rows("SELECT port FROM status") == [(server.status_port,)]


async def test_a_hanging_status_port_is_silent(house: House, impatient: None) -> None:
    server = await house.add_server()
    server.faults.add(Fault("/vsstatus", Hang(), times=None))
    anna = await at_menu(house)
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
async def test_a_page_in_place_of_the_web_api(house: House, page: str, version: str) -> None:
    """Every press would say that the reply was unexpected."""
    server = await house.add_server(generation="v3.3" if version == "auto" else version)
    house.server_settings["Main"] = f'ssl_certificate = "ca.pem"\napi_version = "{version}"'
    fault = server.faults.add(Fault("/api/|/oauth", REPLACED[page], times=None))
    anna = await at_menu(house)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.API_ERROR, "protocol")
    server.faults.clear()
    assert fault.times is None
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.RUNNING)


async def test_an_open_address_that_makes_no_sense_beside_an_api_that_works(house: House) -> None:
    """As where a web server shows its own page for every path that it does not know."""
    server = await house.add_server()
    house.server_settings["Main"] = 'ssl_certificate = "ca.pem"\napi_version = "v3.3"'
    server.faults.add(Fault(WEB, Garbage("html"), times=None))
    anna = await at_menu(house)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    assert "API: —" in anna.screen.text


async def test_a_server_that_falls_over_and_comes_back(house: House) -> None:
    server = await house.add_server()
    anna = await at_menu(house)
    await anna.press(CHECK)
    await server.stop()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.UNREACHABLE, "refused")
    assert "Response time: —" in anna.screen.text
    await server.start()
    await anna.press(AGAIN)
    shows(anna.screen, Verdict.RUNNING)


async def test_a_check_takes_five_seconds_at_most(house: House) -> None:
    house.limits = replace(EARLY, status=StatusLimits(), figures=FigureLimits())
    server = await house.add_server()
    anna = await at_menu(house)
    await anna.press(CHECK)
    await anna.sees("Response time")
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


async def set_up(house: House) -> None:
    """A server for every state, as far as it is no matter of time."""
    issue = house.authority.issue
    certificates = {
        "Untrusted": Authority().issue("127.0.0.1"),
        "Other": issue("192.0.2.1"),
        "Expired": issue("127.0.0.1", expired=True),
        "Early": issue("127.0.0.1", begins_in=timedelta(days=3)),
    }
    for name in STATES:
        await add_server(house, name, certificates.get(name, issue("127.0.0.1")))
    house.servers["Nonsense"].faults.add(Fault("", Garbage("html"), times=None))
    house.servers["Slow"].options.latency = 1.2
    await house.servers["Port"].status.stop()
    house.servers["Name"].api.host = "no-such-host.invalid"
    await house.servers["Refused"].stop()
    for name, fault in (("Timeout", Hang()), ("Broken", Drop()), ("Failing", Status(502))):
        house.servers[name].faults.add(Fault(WEB, fault, times=None))


async def open_status(house: House, anna: Person, name: str) -> None:
    """From the list of servers to the status of one."""
    await anna.send("/status")
    await house.telegram.until(lambda: "Running" in anna.screen.labels)
    if name not in anna.screen.labels:
        await anna.press("▶", exact=True)
    await anna.press(name, exact=True)
    await anna.sees(house.servers[name].address)


async def test_all_states_are_told_apart(house: House) -> None:
    house.limits = replace(house.limits, status=StatusLimits(patience=3.0, slow=1.0))
    await set_up(house)
    anna = house.add_operator(1001, "Anna")
    await house.begin()
    for name, (found, reason) in STATES.items():
        await open_status(house, anna, name)
        if name == "Engine":
            await house.servers[name].status.stop()
            await anna.press(AGAIN)
        shows(anna.screen, found, reason)

    await anna.send("/servers")
    await house.telegram.until(lambda: "Running" in anna.screen.labels)
    pick = anna.screen.text
    await anna.press("▶", exact=True)
    for name, (found, _) in STATES.items():
        assert f"{name}: {words().text(VERDICTS[found])}" in pick + anna.screen.text


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


async def test_days_left_of_a_certificate_that_nobody_verifies(house: House) -> None:
    await add_server(house, "Main", Authority().issue("192.0.2.1"))
    house.server_settings["Main"] = "ssl_certificate = false"
    anna = await at_menu(house)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    assert "29 days left" in anna.screen.text


async def test_an_expired_certificate_that_nobody_verifies(house: House) -> None:
    await add_server(house, "Main", house.authority.issue("127.0.0.1", expired=True))
    house.server_settings["Main"] = "ssl_certificate = false"
    anna = await at_menu(house)
    await anna.press(CHECK)
    shows(anna.screen, Verdict.RUNNING)
    assert "Certificate: expired" in anna.screen.text


async def test_the_last_verdict_stands_among_the_servers(house: House) -> None:
    first = await house.add_server("Main")
    await house.add_server("Branch")
    anna = await at_menu(house)
    assert "Main: not checked yet" in anna.screen.text
    await anna.press("Main")
    await anna.press(words().text("btn-back-to-servers"))
    well = f"Main: {words().text('verdict-running')}"
    assert re.search(rf"{well} \(checked [01] sec ago\)", anna.screen.text)
    assert "Branch: not checked yet" in anna.screen.text

    await house.change("UPDATE status SET checked_at = datetime('now', '-3 hours', '-20 minutes')")
    await house.restart()
    await anna.send("/servers")
    await anna.sees(f"{well} (checked 3 hr 20 min ago)")

    await first.stop()
    await house.add_server("Main")
    await house.restart()
    await anna.send("/servers")
    await house.telegram.until(lambda: anna.screen.text.count("not checked yet") == 2)


async def test_two_operators_look_first_at_the_same_moment(house: House) -> None:
    server = await house.add_server()
    server.options.latency = 0.1
    people = [house.add_operator(1001 + number, f"Operator {number}") for number in range(4)]
    await house.begin()
    await asyncio.gather(*(person.send("/status") for person in people))
    well = words().text("verdict-running")
    await asyncio.gather(*(person.sees(well) for person in people))
    assert house.rows("SELECT verdict FROM status") == [("running",)]
