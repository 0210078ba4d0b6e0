"""The command line: `python -m bot` runs the bot, `python -m bot check` says what works and what
does not, `python -m bot backup FILE` copies the database, `python -m bot demo` shows the bot
without Telegram and TrueConf.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import sys
from pathlib import Path

from bot import logs
from bot.l10n import LOCALES, available
from bot.rights import advice, readable_by_others
from bot.settings import Settings, SettingsError, load
from bot.settings_source import WHOLE_FILE

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
    if not os.environ.get(WHOLE_FILE) and readable_by_others(arguments.settings):
        print(advice(arguments.settings), file=sys.stderr)
    logs.set_up(_secrets(loaded.settings))
    if arguments.command == "check":
        return _check(loaded.settings, as_json=arguments.json)
    if arguments.command == "backup":
        return _back_up(loaded.settings, arguments.file)
    return _run(loaded.settings)


def _run(settings: Settings) -> int:
    # What is imported stays: looking through all of it for garbage takes a part of the start, and
    # would hold up presses later.
    gc.disable()
    from bot.app import App, CannotRun  # noqa: PLC0415 - aiogram takes seconds to import
    from services.db import DatabaseFailed  # noqa: PLC0415 - see above

    gc.freeze()
    gc.enable()

    async def run() -> None:
        await App(settings).run()

    try:
        asyncio.run(run())
    except CannotRun as reason:
        print(reason, file=sys.stderr)
        return EXIT_CANNOT_RUN
    except DatabaseFailed as failure:
        print(f"The database failed: {failure}.", file=sys.stderr)
        return EXIT_CANNOT_RUN
    return 0


def _check(settings: Settings, *, as_json: bool) -> int:
    from rich.console import Console  # noqa: PLC0415 - only the check writes a table

    from bot.check import check  # noqa: PLC0415 - aiogram takes seconds to import
    from bot.check.table import show  # noqa: PLC0415 - see rich

    report = asyncio.run(check(settings))
    if as_json:
        print(report.to_json())
    else:
        show(report, Console())
    return report.exit_code


def _back_up(settings: Settings, file: Path) -> int:
    from bot.backup import BackupFailed, back_up  # noqa: PLC0415 - SQLAlchemy takes long, too

    try:
        back_up(settings.database_url, file)
    except BackupFailed as reason:
        print(reason, file=sys.stderr)
        return EXIT_CANNOT_RUN
    print(f"{file} is a whole copy of the database.")
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
    check = commands.add_parser(
        "check",
        help="say what works, what does not, and what to do about it; "
        "ends with 0: all is well, 1: warnings, 2: faults",
    )
    check.add_argument("--json", action="store_true", help="for programs")
    backup = commands.add_parser("backup", help="copy the database, also while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE", help="a new file")
    demo = commands.add_parser(
        "demo", help="run the bot against simulated servers, with a chat page"
    )
    demo.add_argument("--port", type=int, default=8080, help="of the chat page (default: 8080)")
    return parser


def _secrets(settings: Settings) -> list[str]:
    secrets = [settings.token, settings.heartbeat_url]
    for server in settings.servers:
        secrets += [server.client_secret, server.access_token]
    whole = [secret.get_secret_value() for secret in secrets]
    proxies = [proxy.get_secret_value() for proxy in settings.proxies]
    return whole + [part for proxy in proxies for part in logs.secret_parts(proxy)]


if __name__ == "__main__":
    sys.exit(main())
