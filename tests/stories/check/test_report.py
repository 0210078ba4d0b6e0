"""What a check says when all is well, what it leaves alone, and how it is shown."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from time import monotonic

import pytest

from bot.check.limits import CheckLimits
from bot.check.probes import Probe, Subject
from bot.check.report import CheckResult, Line, Report, State, fault, ok
from demo.telegram import Fault as TelegramFault
from demo.telegram import Hang as TelegramHang
from demo.trueconf import ALL_PERMISSIONS, Authority, Fault, Hang
from tests.running_bot import SECRET, TOKEN, RunningBot
from tests.stories.check.distant import distant
from tests.stories.check.scenes import ROOM, Scene, lines, shown
from tests.stories.screens.proxies import Proxy

BAD = (State.WARNING, State.FAULT)


async def test_a_house_in_which_all_is_well(scene: Scene) -> None:
    report = await scene.check()

    assert {line.state for line in report.lines} == {State.OK}
    assert report.exit_code == 0
    found = {f"{line.subject}, {line.name}": line.found for line in report.lines}
    assert len(found) == len(report.lines)
    assert found["Telegram, token"] == "this is @trueconf_demo_bot (TrueConf)"
    assert found["Telegram, operator 1001"] == "has pressed Start (Anna)"
    assert found["Server Main, API"] == "v3.3"
    assert found["Server Branch, API"] == "v4, TrueConf Server 5.5.6.12345"
    assert found["Server Branch, certificate end"].endswith("in 29 days")
    assert found["Database, schema"].endswith("the newest")


async def test_nothing_is_changed(scene: Scene) -> None:
    data = scene.bot.folder / "data"
    scene.bot.write_settings()
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    await scene.check()

    assert {path.name: path.read_bytes() for path in data.iterdir()} == before
    assert [seen.path for server in scene.bot.servers.values() for seen in server.posts] == []
    assert {seen.method for seen in scene.bot.telegram.requests} == {
        "getMe",
        "getWebhookInfo",
        "getUpdates",
        "getChat",
    }
    await scene.bot.begin()
    await scene.bot.telegram.until(lambda: scene.anna.screen)  # of her /start


async def test_before_the_first_start_nothing_is_missing_and_nothing_is_made(
    scene: Scene,
) -> None:
    shutil.rmtree(scene.bot.folder / "data")

    report = await scene.check()

    assert report.exit_code == 0
    assert not (scene.bot.folder / "data").exists()


async def test_a_running_bot_is_left_alone(scene: Scene) -> None:
    await scene.bot.begin()

    report = await scene.check()

    assert report.exit_code == 0
    assert [*lines(report, State.NOT_TRIED)] == ["Telegram, other pollers"]
    assert "in use by the bot" in lines(report, State.OK)["Database, place"].found
    requests = scene.bot.telegram.requests
    assert not any(seen.error and "terminated by other" in seen.error for seen in requests)


async def test_permissions_are_tried_where_no_conference_runs(scene: Scene) -> None:
    for server in scene.bot.servers.values():
        for session in server.world.running(ROOM):
            server.world.end(session.id)
    scene.main.applications["client"].permissions.remove("conferences.participants")

    report = await scene.check()

    assert [*lines(report, *BAD)] == ["Server Main, permission conferences.participants:read"]


async def test_what_the_bot_can_do_without_is_told_as_optional(scene: Scene) -> None:
    for server in (scene.main, scene.branch):
        server.applications["client"].permissions = {
            *ALL_PERMISSIONS - {"conferences.records", "conferences.invitations"},
            "conferences.records:read",
        }

    report = await scene.check()

    assert report.exit_code == 0
    wishes = lines(report, State.OPTIONAL)
    assert [*wishes] == [
        "Server Main, permission conferences.records:write",
        "Server Branch, permission conferences.records:write",
        "Server Branch, permission conferences.invitations:write",
        "Server Branch, permission conferences.invitations:read",
    ]
    found = wishes["Server Main, permission conferences.records:write"]
    assert found.found.endswith("without it the bot cannot stop a recording")
    assert found.advice == "Tick conferences.records:write in the server's OAuth2 application."
    assert not lines(report, *BAD)
    text = re.sub(r"\s+", " ", shown(report))
    assert "ok Server Main: v3.3" in text
    assert "optional permission conferences.records:write: not among" in text
    assert f"→ {found.advice}" in text
    assert text.endswith("All is well, 4 optional.")


async def test_by_the_secret_key_the_stop_cannot_be_judged(scene: Scene) -> None:
    scene.environ |= {
        "BOT__SERVERS__MAIN__ACCESS_TOKEN": scene.main.secret_key,
        "BOT__SERVERS__MAIN__CLIENT_ID": "",
        "BOT__SERVERS__MAIN__CLIENT_SECRET": "",
    }

    report = await scene.check()

    assert report.exit_code == 0
    assert [*lines(report, State.NOT_TRIED)] == [
        "Server Main, permission conferences",
        "Server Main, permission conferences.records:write",
    ]


async def test_a_certificate_that_ends_soon_is_told(scene: Scene) -> None:
    scene.limits = replace(scene.limits, soon=timedelta(days=30))

    report = await scene.check()

    assert report.exit_code == 1
    assert [*lines(report, State.WARNING)] == [
        "Server Main, certificate end",
        "Server Branch, certificate end",
    ]


async def test_where_nothing_is_verified_a_wrong_certificate_is_no_fault(scene: Scene) -> None:
    scene.bot.server_settings["Main"] = "ssl_certificate = false"
    await scene.main.present(Authority().issue("other.example.com", expired=True))

    report = await scene.check()

    assert [*lines(report, State.WARNING)] == [
        f"Server Main, certificate {fact}" for fact in ("chain", "name", "end")
    ]
    assert [*lines(report, State.FAULT, State.NOT_TRIED)] == []


async def test_a_database_that_is_no_file(scene: Scene) -> None:
    scene.environ["BOT__DATABASE_URL"] = "sqlite+aiosqlite:///:memory:"

    report = await scene.check()

    assert report.exit_code == 0
    assert [*lines(report, State.NOT_TRIED)] == ["Database, writable"]


async def test_what_hangs_holds_up_nothing_else(scene: Scene) -> None:
    scene.limits = replace(scene.limits, look=5.0)
    scene.main.faults.add(Fault("/api/", Hang(), times=None))
    scene.bot.telegram.faults.add(TelegramFault("getChat", TelegramHang(), times=None))

    report = await scene.check()

    failed = lines(report, *BAD)
    assert [*failed] == ["Telegram, operator 1001", "Server Main, API"]
    assert {line.found for line in failed.values()} == {"no answer in time"}


async def test_no_secret_is_shown_however_much_is_broken(scene: Scene) -> None:
    secrets = ["proxy-password", "key-of-a-test", "hook-secret", TOKEN, SECRET]
    async with Proxy("http", {}, "someone:another") as strict:
        address = strict.url.partition("@")[2]
        scene.environ |= {
            "BOT__TG_PROXY": f"http://someone:proxy-password@{address},"
            "socks5://someone:proxy-password@127.0.0.1:9",
            "BOT__SERVERS__MAIN__ACCESS_TOKEN": "key-of-a-test",
        }
        scene.main.applications["client"].secret = "another"
        refused = await scene.check()
    del scene.environ["BOT__TG_PROXY"]
    scene.bot.telegram.world.updates.set_webhook("https://hooks.example.com/hook-secret")
    hooked = await scene.check()

    for report in (refused, hooked):
        assert report.exit_code == 2
        for text in (report.to_json(), shown(report)):
            assert [secret for secret in secrets if secret in text] == []
    assert "https://hooks.example.com" in hooked.to_json()


async def test_a_look_that_fails_itself_is_told_and_hides_nothing(bot: RunningBot) -> None:
    bot.expected_errors = ["the check of Something, ill, failed"]

    async def fail() -> CheckResult:
        raise LookupError(SECRET[::-1])

    async def well() -> CheckResult:
        return ok("yes")

    found = await Subject("Something", CheckLimits()).look(
        Probe("ill", fail), Probe("well", well), Probe("later", well, ("well", "ill"))
    )

    assert [line.state for line in found] == [State.FAULT, State.OK, State.NOT_TRIED]
    assert found[0].found == "the check itself failed (LookupError)"
    assert found[2].found == "needs ill first"


async def test_looks_that_build_on_each_other_are_made_side_by_side(bot: RunningBot) -> None:
    """Each of these ends only when the others have begun, too."""
    begun = asyncio.Barrier(3)

    async def look() -> CheckResult:
        await begun.wait()
        return ok("yes")

    found = await Subject("Something", CheckLimits()).look(
        Probe("first", look), Probe("second", look, ("first",)), Probe("third", look, ("second",))
    )

    assert [line.state for line in found] == [State.OK] * 3


async def test_a_look_that_uses_another_one_is_not_begun_where_that_fails(bot: RunningBot) -> None:
    async def fail() -> CheckResult:
        return fault("no", "")

    async def never() -> CheckResult:
        raise AssertionError

    subject = Subject("Something", CheckLimits())
    first, second = await asyncio.gather(
        subject.look(Probe("later", never, uses=("first",))), subject.look(Probe("first", fail))
    )

    assert [line.found for line in first + second] == ["needs first first", "no"]


async def test_nobody_waits_for_a_proxy_that_hangs_while_another_one_works(scene: Scene) -> None:
    """The looks at the operators have ended when the dead proxy is given up."""
    async with silent() as dead:
        host, _, port = scene.bot.telegram_url.removeprefix("http://").partition(":")
        good = await scene.opened.enter_async_context(Proxy("http", {host: (host, int(port))}))
        scene.environ["BOT__TG_PROXY"] = f"socks5://{dead},{good.url}"
        checking = asyncio.create_task(scene.check())
        await scene.bot.telegram.until(
            lambda: any(seen.method == "getChat" for seen in scene.bot.telegram.requests)
        )
        assert not checking.done()
        report = await checking

    assert [*lines(report, *BAD)] == ["Telegram, way 1 of 2"]


@asynccontextmanager
async def silent() -> AsyncIterator[str]:
    """An address that takes connections and says nothing, until the end."""
    ended = asyncio.Event()

    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await ended.wait()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ended.set()


REPORT = Report(
    [
        Line("Server Главный", "name", State.OK, "vc.example.com is 192.0.2.1", ""),
        Line("Server Главный", "TCP", State.FAULT, "nothing answers at port 443", "Check it."),
        Line("Database", "place", State.WARNING, "[bold]x\x1b[31m" + " long" * 30, "Mend it."),
        Line("Database", "size", State.NOT_TRIED, "needs place first", ""),
    ]
)


def test_what_is_shown_is_plain_where_nobody_reads_it_on_a_terminal() -> None:
    text = shown(REPORT)

    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert "[bold]x" in text
    assert re.search(r"^ *→ Check it.$", text, re.MULTILINE)
    assert text.endswith("\n1 fault, 1 warning.")


def test_what_is_not_well_is_told_at_once_and_at_the_end_with_what_to_do() -> None:
    lines = re.sub(" +", " ", shown(REPORT)).splitlines()

    assert lines[:2] == [
        "fault Server Главный: 1 fault.",
        "fault TCP: nothing answers at port 443",
    ]
    end = lines[lines.index("") + 1 :]
    assert end[:2] == ["fault Server Главный, TCP: nothing answers at port 443", " → Check it."]
    assert not any("ok" in line or "not tried" in line for line in lines)


def test_every_line_is_shown_on_request() -> None:
    text = shown(REPORT, whole=True)

    assert re.search(r"^ok +name: vc.example.com is 192.0.2.1$", text, re.MULTILINE)
    assert re.search(r"^not tried +size: needs place first$", text, re.MULTILINE)


async def test_a_subject_that_is_well_is_one_line(scene: Scene) -> None:
    report = await scene.check()

    text = re.sub(r"\s+", " ", shown(report))
    assert "ok Telegram: this is @trueconf_demo_bot (TrueConf), 1 operator ok Server" in text
    assert re.search(
        "ok Server Branch: v4, TrueConf Server 5.5.6.12345, "
        r"certificate ends on [0-9-]+, in 29 days, 9 permissions ok Database: /.+sqlite3",
        text,
    )


async def test_each_subject_is_told_as_soon_as_it_is_done(scene: Scene) -> None:
    scene.limits = replace(scene.limits, look=5.0)
    scene.bot.telegram.faults.add(TelegramFault("getChat", TelegramHang(), times=None))
    told: list[str] = []
    others = asyncio.Event()

    def tell(lines: Sequence[Line]) -> None:
        told.append(lines[0].subject)
        if len(told) == 3:
            others.set()

    checking = asyncio.create_task(scene.check(tell))
    await others.wait()
    assert not checking.done()
    report = await checking

    assert {*told[:3]} == {"Database", "Server Main", "Server Branch"}
    assert told[3:] == ["Telegram"]
    assert report.lines[0].subject == "Telegram"


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    colours = re.compile("\x1b\\[[0-9;]*3[0-7]m")
    assert colours.search(shown(REPORT, force_terminal=True))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colours.search(shown(REPORT, force_terminal=True))


def test_for_programs_there_is_json() -> None:
    written = REPORT.to_json()
    assert written.isascii()  # which every encoding of an output has
    document = json.loads(written)

    assert document["exit_code"] == 2
    assert document["lines"][1] == {
        "subject": "Server Главный",
        "name": "TCP",
        "state": "fault",
        "found": "nothing answers at port 443",
        "advice": "Check it.",
    }


@pytest.mark.soak  # it takes as long as the network is slow
async def test_a_second_for_each_round_trip_is_no_fault(scene: Scene) -> None:
    async with AsyncExitStack() as network:
        for name, server in scene.bot.servers.items():
            port = await network.enter_async_context(
                distant(int(server.address.rpartition(":")[2]), 1.0)
            )
            variable = f"BOT__SERVERS__{name.upper()}__"
            scene.environ[f"{variable}IP"] = f"127.0.0.1:{port}"
            port = await network.enter_async_context(distant(server.status_port, 1.0))
            scene.environ[f"{variable}SERVER_STATUS__PORT"] = str(port)
        telegram = int(scene.bot.telegram_url.rpartition(":")[2])
        port = await network.enter_async_context(distant(telegram, 1.0))
        scene.environ["BOT__TG_API_SERVER"] = f"http://127.0.0.1:{port}"
        scene.limits = CheckLimits()
        begin = monotonic()

        report = await scene.check()

        print(f"{monotonic() - begin:.1f} s at a second for each round trip")  # noqa: T201
    assert [*lines(report, *BAD)] == []
