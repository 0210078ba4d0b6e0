"""The command line: `python -m bot` runs the bot, `python -m bot check` says what works and what
does not, `python -m bot backup FILE` copies the database, `python -m bot migrate-database` moves
it to PostgreSQL, `python -m bot demo` shows the bot without Telegram and TrueConf.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.process import (
    advice,
    complain,
    event_loop,
    lean_imports,
    logs,
    output,
    readable_by_others,
    say,
)
from bot.settings import WHOLE_FILE, Settings, SettingsError, is_postgresql, load
from l10n import LOCALES, available

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.check import Line
    from bot.limits import Limits
    from services.clock import Clock

EXIT_CANNOT_RUN = 1
# Also where the database cannot be at its place: a restart does not help.
EXIT_WRONG_SETTINGS = 2
LAST_PORT = 65535
KIB = 1024


def main(limits: Limits | None = None, now: Clock | None = None) -> int:
    """`limits` and `now`: others than in production, of a test."""
    output.set_up()
    arguments = _parser().parse_args()
    # The database and everything else that is written is for this user's eyes only.
    os.umask(0o077)
    if arguments.command == "demo":
        from demo.show import show  # noqa: PLC0415 - only the demo needs the simulators

        return event_loop.run(show(arguments.port))
    try:
        loaded = load(arguments.settings, os.environ, available(LOCALES))
    except SettingsError as error:
        for mistake in error.mistakes:
            complain("\n".join(filter(None, (str(mistake), mistake.picture))))
        for warning in error.warnings:
            complain(warning)
        return EXIT_WRONG_SETTINGS
    for warning in loaded.warnings:
        complain(warning)
    if not os.environ.get(WHOLE_FILE) and readable_by_others(arguments.settings):
        complain(advice(arguments.settings))
    logs.set_up(_secrets(loaded.settings))
    if arguments.command == "check":
        return _check(loaded.settings, arguments)
    if arguments.command == "backup":
        return _back_up(loaded.settings, arguments.file)
    if arguments.command == "migrate-database":
        return _move(loaded.settings, arguments.to)
    return _run(loaded.settings, limits, now)


@contextmanager
def _imports_stay() -> Iterator[None]:
    """Collecting them as garbage would slow the start, presses later, and the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _run(settings: Settings, limits: Limits | None, now: Clock | None) -> int:
    with _imports_stay():
        from bot.app import App  # noqa: PLC0415 - aiogram takes seconds
        from bot.instance import CannotRun, NoPlace  # noqa: PLC0415 - see above
        from bot.limits import PRODUCTION  # noqa: PLC0415 - see above
        from services.db import DatabaseFailed  # noqa: PLC0415 - see above

    clock = {} if now is None else {"now": now}

    async def run() -> None:
        await App(settings, limits=limits or PRODUCTION, **clock).run()

    try:
        event_loop.run(run())
    except CannotRun as reason:
        complain(str(reason))
        return EXIT_WRONG_SETTINGS if isinstance(reason, NoPlace) else EXIT_CANNOT_RUN
    except DatabaseFailed as failure:
        complain(f"The database failed: {failure}.")
        return EXIT_CANNOT_RUN
    return 0


def _check(settings: Settings, arguments: argparse.Namespace) -> int:
    with _imports_stay(), lean_imports():
        from bot.check.run import check  # noqa: PLC0415 - aiogram takes a second to import
        from bot.check.table import Paper  # noqa: PLC0415 - only the check needs rich
        from bot.limits import PRODUCTION  # noqa: PLC0415 - see aiogram

    paper, as_json = Paper(whole=arguments.verbose), arguments.json
    written: list[bool] = []

    def tell(lines: Sequence[Line]) -> None:
        if not as_json:
            written.append(say(paper.subject(lines)))

    async def run() -> int:
        report = await check(settings, PRODUCTION, tell=tell, send_test=arguments.send_test)
        # Said in here: outside, Python would first wait for a name server that does not answer.
        written.append(say(report.to_json() if as_json else paper.closing(report)))
        return report.exit_code if all(written) else EXIT_WRONG_SETTINGS

    return event_loop.run(run())


def _back_up(settings: Settings, file: Path) -> int:
    from bot.process.backup import BackupFailed, back_up  # noqa: PLC0415 - SQLAlchemy takes long, too

    try:
        back_up(settings.database_url, file)
    except BackupFailed as reason:
        complain(str(reason))
        return EXIT_WRONG_SETTINGS
    say(f"{file}: a whole copy of the database, {file.stat().st_size / KIB:.0f} KiB.")
    return 0


def _move(settings: Settings, target: str) -> int:
    from bot.moving import CannotMove, move_database  # noqa: PLC0415 - SQLAlchemy takes long, too

    logs.set_up([*_secrets(settings), *logs.secret_parts(target)])
    try:
        said = event_loop.run(move_database(settings.database_url, target))
    except CannotMove as reason:
        complain(str(reason))
        return EXIT_WRONG_SETTINGS
    say(said)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="A Telegram bot with which administrators run their TrueConf Servers.",
    )
    parser.add_argument("--version", action="version", version=f"version {__version__}")
    parser.set_defaults(settings=Path("settings.toml"))
    # It may stand before a command and behind it; without a default, that one does not undo this.
    settings = argparse.ArgumentParser(add_help=False)
    for place in (parser, settings):
        place.add_argument(
            "--settings",
            type=Path,
            default=argparse.SUPPRESS,
            metavar="FILE",
            help="the settings file (default: ./settings.toml)",
        )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", parents=[settings], help="run the bot (the default)")
    check = commands.add_parser(
        "check",
        parents=[settings],
        help="say what works, what does not, and what to do about it; "
        "ends with 0: all is well, 1: warnings, 2: faults",
    )
    check.add_argument(
        "-v", "--verbose", action="store_true", help="every line, also of what is well"
    )
    check.add_argument("--json", action="store_true", help="for programs")
    check.add_argument(
        "--send-test",
        action="store_true",
        help="also send a test message to each group, topic and second channel",
    )
    backup = commands.add_parser(
        "backup", parents=[settings], help="copy the database, also while the bot runs"
    )
    backup.add_argument("file", type=Path, metavar="FILE", help="a new file")
    move = commands.add_parser(
        "migrate-database",
        parents=[settings],
        help="move the data from SQLite to PostgreSQL, while the bot does not run",
        description="Copy the SQLite database of the settings into an empty PostgreSQL one: all "
        "or nothing. The SQLite file stays as it is.",
        epilog="Other users of this machine can see a password on a command line: leave it out, "
        "and put it into the variable PGPASSWORD or the file ~/.pgpass.",
    )
    move.add_argument(
        "--to",
        type=_postgresql,
        required=True,
        metavar="URL",
        help="postgresql+asyncpg://user@db.example.com/name",
    )
    demo = commands.add_parser(
        "demo", help="run the bot against simulated servers, with a chat page"
    )
    demo.add_argument("--port", type=_port, default=8080, help="of the chat page (default: 8080)")
    return parser


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= LAST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(
        f"{text} is no port, which are 1 to {LAST_PORT}; 0: a free one"
    )


def _postgresql(text: str) -> str:
    if is_postgresql(text):
        return text
    # It is not repeated: it may hold a password.
    raise argparse.ArgumentTypeError(
        "it must be like postgresql+asyncpg://user@db.example.com/name"
    )


def _secrets(settings: Settings) -> list[str]:
    secrets = [settings.token, settings.heartbeat_url]
    for server in settings.servers:
        secrets += [server.client_secret, server.access_token]
    whole = [secret.get_secret_value() for secret in secrets]
    addresses = [each.get_secret_value() for each in (*settings.proxies, *settings.fallback_urls)]
    whole += [each.get_secret_value() for each in settings.fallback_urls]
    addresses.append(settings.database_url)
    parts = [part for each in addresses for part in logs.secret_parts(each)]
    return whole + parts


if __name__ == "__main__":
    sys.exit(main())
