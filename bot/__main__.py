"""The command line: `python -m bot` runs the bot, `python -m bot demo` shows it without Telegram
and TrueConf.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path

from bot import logs
from bot.l10n import LOCALES, available
from bot.settings import Settings, SettingsError, load

EXIT_CANNOT_RUN = 1
EXIT_WRONG_SETTINGS = 2


def main() -> int:
    arguments = _parser().parse_args()
    # The database and everything else that is written is for this user's eyes only.
    os.umask(0o077)
    if arguments.command == "demo":
        from demo.show import show  # noqa: PLC0415 - only the demo needs the simulators

        return asyncio.run(show(arguments.port))
    try:
        loaded = load(arguments.settings, os.environ, available(LOCALES))
    except SettingsError as error:
        for mistake in error.mistakes:
            print(mistake, file=sys.stderr)
        return EXIT_WRONG_SETTINGS
    for warning in loaded.warnings:
        print(warning, file=sys.stderr)
    logs.set_up(_secrets(loaded.settings))
    return _run(loaded.settings)


def _run(settings: Settings) -> int:
    from bot.app import App, CannotRun  # noqa: PLC0415 - aiogram takes seconds to import

    async def run() -> None:
        await App(settings).run()

    try:
        asyncio.run(run())
    except CannotRun as reason:
        print(reason, file=sys.stderr)
        return EXIT_CANNOT_RUN
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument(
        "--settings",
        type=Path,
        default=Path("settings.toml"),
        help="the settings file (default: ./settings.toml)",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="run the bot (the default)")
    demo = commands.add_parser(
        "demo", help="run the bot against simulated servers, with a chat page"
    )
    demo.add_argument("--port", type=int, default=8080, help="of the chat page (default: 8080)")
    return parser


def _secrets(settings: Settings) -> list[str]:
    secrets = [settings.token, *settings.proxies]
    for server in settings.servers:
        secrets += [server.client_secret, server.access_token]
    return [secret.get_secret_value() for secret in secrets]


if __name__ == "__main__":
    sys.exit(main())
