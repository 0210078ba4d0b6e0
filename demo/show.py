"""`python -m bot demo`: the real bot, as a process of its own, against a simulated world."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from demo.telegram import ChatPage, SimulatedTelegram
from demo.trueconf import Authority, Life, SimulatedTrueConf, World, furnish

_ROOT = Path(__file__).parent.parent
_OPERATORS = ((1001, "Anna", "en"), (1002, "Борис", "ru"))
_STRANGER = (1003, "Sam (a stranger)", "en")


async def show(port: int) -> int:
    """Run until Ctrl+C; the world and the bot's database are gone afterwards.

    :param port: where the chat page listens, on this machine only
    :return: the bot's exit code, should it end by itself
    """
    ending = _listen_to_signals()
    async with AsyncExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory()))
        authority = Authority()
        telegram = await opened.enter_async_context(SimulatedTelegram())
        servers = {
            "Head office": SimulatedTrueConf(
                World("vc.example.com"), "v3.3", tls=authority.issue("127.0.0.1")
            ),
            "Филиал / Branch": SimulatedTrueConf(
                World("branch.example.com"), "v4", tls=authority.issue("127.0.0.1")
            ),
        }
        for seed, server in enumerate(servers.values()):
            furnish(server.world, seed)
            await opened.enter_async_context(server)
            life = Life(server, seed=seed)
            life.start()
            opened.push_async_callback(life.stop)
        people = [
            telegram.person(number, name, language=language)
            for number, name, language in (*_OPERATORS, _STRANGER)
        ]
        page = await opened.enter_async_context(ChatPage(telegram, people, port=port))
        authority.write(folder / "ca.pem")
        settings = folder / "settings.toml"
        settings.write_text(_settings(telegram, servers), encoding="utf-8")
        print(f"Open {page.url} in a browser. Ctrl+C ends the demo.", flush=True)
        return await _run_bot(settings, ending)


def _listen_to_signals() -> asyncio.Event:
    """Set once the demo is to end: by Ctrl+C or SIGTERM."""
    ending = asyncio.Event()
    with suppress(NotImplementedError):  # Windows, where Ctrl+C interrupts
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, ending.set)
    return ending


async def _run_bot(settings: Path, ending: asyncio.Event) -> int:
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "--settings", settings, cwd=_ROOT
    )
    ended = asyncio.create_task(bot.wait())
    asked = asyncio.create_task(ending.wait())
    try:
        await asyncio.wait((ended, asked), return_when=asyncio.FIRST_COMPLETED)
    finally:
        asked.cancel()
        if bot.returncode is None:
            bot.terminate()
        code = await ended
    return 0 if ending.is_set() else code


def _settings(telegram: SimulatedTelegram, servers: dict[str, SimulatedTrueConf]) -> str:
    lines = [
        f'tg-api-token = "{telegram.token}"',
        f'tg-api-server = "{telegram.url}"',
        f"tg-users-id = {[number for number, *_ in _OPERATORS]}",
    ]
    for name, server in servers.items():
        lines += [
            f'[servers."{name}"]',
            f'ip = "{server.address}"',
            'client_id = "client"',
            'client_secret = "secret"',
            'ssl_certificate = "ca.pem"',
            f'[servers."{name}".server_status]',
            f"port = {server.status_port}",
        ]
    return "\n".join(lines)
