"""Broken one thing at a time, exactly that line fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramConflictError

from bot.check.report import State
from bot.check.server import _Look
from bot.telegram.session import TelegramLimits, TelegramSession
from demo import telegram as telegram_simulator
from demo.trueconf import Authority, Fault, Garbage, Status, odd_certificate
from demo.trueconf.gateways import REFUSED
from services.clock import utc_now
from services.trueconf import ClientLimits, Endpoint, TlsContexts
from tests.stories.check.scenes import ANNA, Scene, lines, readable_by_others
from tests.stories.screens.proxies import Proxy

Break = Callable[[Scene], Awaitable[None] | None]


def no_such_name(scene: Scene) -> None:
    scene.environ["BOT__SERVERS__MAIN__IP"] = "nowhere.invalid"


async def port_closed(scene: Scene) -> None:
    await scene.main.api.stop()


async def something_else_listens(scene: Scene) -> None:
    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example.com ESMTP\r\n")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    scene.opened.callback(server.close)
    port = server.sockets[0].getsockname()[1]
    scene.environ["BOT__SERVERS__MAIN__IP"] = f"127.0.0.1:{port}"


async def another_authority(scene: Scene) -> None:
    await scene.main.present(Authority().issue("127.0.0.1"))


async def another_name(scene: Scene) -> None:
    await scene.main.present(scene.bot.authority.issue("other.example.com"))


async def expired(scene: Scene) -> None:
    await scene.main.present(scene.bot.authority.issue("127.0.0.1", expired=True))


def not_verified(scene: Scene) -> None:
    scene.bot.server_settings["Main"] = "ssl_certificate = false"


def v4_asked_of_v3(scene: Scene) -> None:
    scene.environ["BOT__SERVERS__MAIN__API_VERSION"] = "v4"


def clock_off(scene: Scene) -> None:
    scene.main.options.clock_skew = timedelta(hours=1)


async def status_port_closed(scene: Scene) -> None:
    await scene.main.status.stop()


def api_fails(scene: Scene) -> None:
    scene.branch.faults.add(Fault("/api/v4/server", Status(502), times=None))


def no_trueconf(scene: Scene) -> None:
    scene.branch.faults.add(Fault("/api/v4/server", Garbage("html"), times=None))


def something_in_front_refuses(scene: Scene) -> None:
    scene.branch.faults.add(Fault("/api/v4/server", REFUSED["nginx 403"], times=None))


def something_in_front_keeps_tokens_away(scene: Scene) -> None:
    scene.branch.faults.add(Fault("/oauth2/", REFUSED["empty 403"], times=None))


def telegram_errs(scene: Scene) -> None:
    fault = telegram_simulator.Fault("getChat", telegram_simulator.Status(502))
    scene.bot.telegram.faults.add(fault)


def wrong_secret(scene: Scene) -> None:
    scene.main.applications["client"].secret = "another"


def wrong_secret_on_v4(scene: Scene) -> None:
    scene.branch.applications["client"].secret = "another"


def without(server: str, *permissions: str) -> Break:
    """Some more names, so that the rest of what a name without suffix covers stays granted."""

    def take_away(scene: Scene) -> None:
        application = scene.bot.servers[server].applications["client"]
        application.permissions = {*permissions}

    return take_away


V3 = {
    "logs.calls:read",
    "conferences:read",
    "conferences:write",
    "conferences.sessions.participants:read",
    "conferences.participants:read",
    "conferences.records:write",
    "users:read",
}
V4 = {
    "conferences:read",
    "conferences:write",
    "conferences.sessions:read",
    "conferences.participants:read",
    "conferences.records:read",
    "conferences.records:write",
    "conferences.invitations:read",
    "conferences.invitations:write",
    "users:read",
}
# For acts beside a stop: the bot is of use without them.
OPTIONAL = {
    "conferences.records:write",
    "conferences.invitations:write",
    "conferences.invitations:read",
}


def wrong_token(scene: Scene) -> None:
    scene.environ["BOT__TG_API_TOKEN"] = "123456:another-token"


def webhook(scene: Scene) -> None:
    scene.bot.telegram.world.updates.set_webhook("https://hooks.example.com/a-secret-path")


async def never_started(scene: Scene) -> None:
    scene.bot.add_operator(1002, "Boris")


async def blocked(scene: Scene) -> None:
    scene.bot.telegram.world.chats.reach(str(ANNA)).bot = "kicked"


def not_in_the_group(scene: Scene) -> None:
    scene.environ["BOT__TG_ALERT_CHATS"] = "-1001234567890"


async def dead_proxy(scene: Scene) -> None:
    async with Proxy("socks5", {}) as dead:
        scene.environ["BOT__TG_PROXY"] = dead.url


async def dead_proxy_beside_a_good_one(scene: Scene) -> None:
    await dead_proxy(scene)
    host, _, port = scene.bot.telegram_url.removeprefix("http://").partition(":")
    good = await scene.opened.enter_async_context(Proxy("http", {host: (host, int(port))}))
    scene.environ["BOT__TG_PROXY"] += f",{good.url}"


def in_the_group_with_a_closed_topic(scene: Scene) -> None:
    scene.environ["BOT__TG_ALERT_CHATS"] = "-1001234567890"
    scene.bot.telegram.group(-1001234567890, [scene.anna])
    refused(scene, -1001234567890, "Bad Request: TOPIC_CLOSED")


def operator_refused(scene: Scene) -> None:
    refused(scene, ANNA, "Bad Request: USER_IS_BLOCKED")


def refused(scene: Scene, chat_id: int, reason: str) -> None:
    """The bot has tried to send there."""
    scene.bot.execute(
        "INSERT INTO recipients (chat_id, paused_at, reason) VALUES (?, ?, ?)",
        chat_id,
        "2026-11-22 09:30:00.000000",
        reason,
    )


async def telegram_away(scene: Scene) -> None:
    await scene.bot.telegram.stop()
    scene.opened.push_async_callback(scene.bot.telegram.start)


def read_only(scene: Scene) -> None:
    url = scene.database_url("?mode=ro&uri=true").replace(":///", ":///file:")
    scene.environ["BOT__DATABASE_URL"] = url


def no_folder(scene: Scene) -> None:
    (scene.bot.folder / "taken").touch()
    path = scene.bot.folder / "taken" / "bot.sqlite3"
    scene.environ["BOT__DATABASE_URL"] = f"sqlite+aiosqlite:///{path}"


def garbage(scene: Scene) -> None:
    database(scene).write_bytes(b"This is no database. " * 500)


def older(scene: Scene) -> None:
    scene.bot.execute("UPDATE alembic_version SET version_num = '0001_initial'")


def newer(scene: Scene) -> None:
    scene.bot.execute("UPDATE alembic_version SET version_num = '9999_tomorrow'")


def somebody_elses(scene: Scene) -> None:
    scene.bot.execute("DROP TABLE alembic_version")


def database(scene: Scene) -> Path:
    return scene.bot.folder / "data" / "bot.sqlite3"


WARNED, FAILED, WISHED = State.WARNING, State.FAULT, State.OPTIONAL
PEOPLE = "conferences.participants:read"
SESSION_PEOPLE = "conferences.sessions.participants:read"


@pytest.mark.parametrize(
    ("break_it", "line", "state"),
    [
        (no_such_name, "Server Main, name", FAILED),
        (port_closed, "Server Main, TCP", FAILED),
        (something_else_listens, "Server Main, TLS", FAILED),
        (another_authority, "Server Main, certificate chain", FAILED),
        (not_verified, "Server Main, certificate chain", WARNED),
        (another_name, "Server Main, certificate name", FAILED),
        (expired, "Server Main, certificate end", FAILED),
        (v4_asked_of_v3, "Server Main, API", FAILED),
        (clock_off, "Server Main, clock", WARNED),
        (status_port_closed, "Server Main, status port", WARNED),
        (api_fails, "Server Branch, API", FAILED),
        (no_trueconf, "Server Branch, API", FAILED),
        (something_in_front_refuses, "Server Branch, API", FAILED),
        (something_in_front_keeps_tokens_away, "Server Branch, token", FAILED),
        (wrong_secret, "Server Main, token", FAILED),
        (wrong_secret_on_v4, "Server Branch, token", FAILED),
        (wrong_token, "Telegram, token", FAILED),
        (webhook, "Telegram, webhook", FAILED),
        (never_started, "Telegram, operator 1002", WARNED),
        (blocked, "Telegram, operator 1001", WARNED),
        (telegram_errs, "Telegram, operator 1001", FAILED),
        (not_in_the_group, "Telegram, group -1001234567890", WARNED),
        (in_the_group_with_a_closed_topic, "Telegram, group -1001234567890", WARNED),
        (operator_refused, "Telegram, operator 1001", WARNED),
        (dead_proxy, "Telegram, way 1 of 1", FAILED),
        (dead_proxy_beside_a_good_one, "Telegram, way 1 of 2", WARNED),
        (telegram_away, "Telegram, way 1 of 1", FAILED),
        (read_only, "Database, writable", FAILED),
        (no_folder, "Database, place", FAILED),
        (garbage, "Database, schema", FAILED),
        (older, "Database, schema", WARNED),
        (newer, "Database, schema", FAILED),
        (somebody_elses, "Database, schema", FAILED),
        (readable_by_others, "Database, file rights", WARNED),
    ],
)
async def test_exactly_what_is_broken_is_told(
    scene: Scene, break_it: Break, line: str, state: State
) -> None:
    doing = break_it(scene)
    if doing is not None:
        await doing

    report = await scene.check()

    failed = lines(report, WARNED, FAILED)
    assert [*failed] == [line]
    assert failed[line].state is state
    assert failed[line].found
    assert failed[line].advice
    assert report.exit_code == (2 if state is FAILED else 1)


async def test_a_certificate_whose_end_cannot_be_read(scene: Scene) -> None:
    """Nobody verifies it, so the bot works with it."""
    not_verified(scene)
    await scene.main.present(odd_certificate())

    report = await scene.check()

    end = lines(report, WARNED)["Server Main, certificate end"]
    assert "unknown" in end.found
    assert "Server Main, API" in lines(report, State.OK)
    assert not lines(report, FAILED)


async def test_name_servers_that_do_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    look = _Look(
        Endpoint(host="vc.example.com"), TlsContexts(), ClientLimits(resolve=0.05), utc_now
    )

    async def silent(*_arguments: Any, **_options: Any) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", silent)
    found = await look.name()
    assert found.state is FAILED
    assert "name servers" in found.found
    assert "first one" in found.advice


@pytest.mark.parametrize(
    ("server", "permissions", "missing", "state"),
    [
        *(("Main", V3, name, FAILED) for name in sorted(V3 - {PEOPLE, SESSION_PEOPLE} - OPTIONAL)),
        *(("Main", V3, name, WISHED) for name in sorted(V3 & OPTIONAL)),
        ("Main", V3, PEOPLE, WARNED),
        ("Main", V3, SESSION_PEOPLE, WARNED),
        *(("Branch", V4, name, FAILED) for name in sorted(V4 - OPTIONAL)),
        *(("Branch", V4, name, WISHED) for name in sorted(V4 & OPTIONAL)),
    ],
)
async def test_a_permission_that_is_missing_is_named(
    scene: Scene, server: str, permissions: set[str], missing: str, state: State
) -> None:
    without(server, *(permissions - {missing}))(scene)

    report = await scene.check()

    failed = lines(report, WARNED, FAILED, WISHED)
    assert report.exit_code == {FAILED: 2, WARNED: 1, WISHED: 0}[state]
    # v3.3 knows the one to stop by its name without suffix (trueconf-api.md section 13).
    name = "conferences" if (server, missing) == ("Main", "conferences:write") else missing
    assert {each: line.state for each, line in failed.items()} == {
        f"Server {server}, permission {name}": state
    }
    (line,) = failed.values()
    assert f"Tick {name} " in line.advice
    assert ("without it the bot cannot" in line.found) is (state is FAILED or missing in OPTIONAL)


async def test_who_is_there_can_be_told_by_neither_permission(scene: Scene) -> None:
    without("Main", *(V3 - {PEOPLE, SESSION_PEOPLE}))(scene)

    report = await scene.check()

    assert [line.found for line in lines(report, FAILED).values()] == [
        "not granted; without it the bot cannot say who is in a conference"
    ] * 2


async def test_a_second_poller_is_noticed(scene: Scene) -> None:
    """A real one, as eager as the bot's own: Telegram ends whichever poll is the older one."""
    scene.limits = replace(scene.limits, listen=6.0)
    scene.bot.expected_errors = ["conflict"]
    api = TelegramAPIServer.from_base(scene.bot.telegram_url)
    session = TelegramSession(api, [], TelegramLimits())
    client = await scene.opened.enter_async_context(Bot(scene.bot.telegram.token, session))
    offset = 0

    async def poll() -> None:
        nonlocal offset
        while True:
            with suppress(TelegramConflictError):
                for update in await client.get_updates(offset, timeout=30):
                    offset = update.update_id + 1
            await asyncio.sleep(0.1)

    other = asyncio.create_task(poll())
    await scene.bot.telegram.until(lambda: scene.bot.polls() > 1)
    report = await scene.check()
    other.cancel()

    assert [*lines(report, WARNED, FAILED)] == ["Telegram, other pollers"]
