"""What the demo's bot finds in its database at its first start: people whom the owner let in
before, a conference that is protected, and a month of history.

In: the file that a scene has written beside the settings. It goes straight into the bot's tables:
nobody has to be let in by hand first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.settings import load
from demo import past
from l10n import LOCALES, available
from services.clock import utc_now
from services.db import Database
from services.db.models import (
    HourRow,
    MemberRow,
    OperatorRow,
    ProtectionRow,
    SampleRow,
    ServerRow,
)
from services.protection import Kind
from services.roles import Role

_BEFORE = "before.json"


async def prepare(settings: Path) -> None:
    """To be called once, before the bot begins with these settings."""
    before = json.loads((settings.parent / _BEFORE).read_text(encoding="utf-8"))
    loaded = load(settings, {}, available(LOCALES)).settings
    database = Database(loaded.database_url)
    if database.path:
        database.path.parent.mkdir(mode=0o700, exist_ok=True)
        database.path.touch(mode=0o600)
    try:
        await database.upgrade()
        async with database.session() as session:
            servers = {server.name: ServerRow(name=server.name) for server in loaded.servers}
            session.add_all(servers.values())
            await session.flush()
            ids = {name: row.id for name, row in servers.items()}
            session.add_all([*_people(before, ids), *_protections(before, ids)])
            for server_id in ids.values():
                session.add_all(SampleRow(**each) for each in past.samples(server_id, utc_now()))
                session.add_all(HourRow(**each) for each in past.hours(server_id, utc_now()))
    finally:
        await database.close()


def _people(before: dict[str, Any], ids: dict[str, int]) -> Iterator[MemberRow | OperatorRow]:
    for person in before["people"]:
        servers = sorted(ids[name] for name in person["servers"])
        yield MemberRow(
            id=person["id"],
            role=Role(person["part"]),
            servers=json.dumps(servers) if servers else None,
            let_in_by=before["owner"]["id"],
            since=utc_now(),
        )
        yield OperatorRow(
            id=person["id"],
            name=person["name"],
            telegram_language=person["language"],
            greeted=False,
        )


def _protections(before: dict[str, Any], ids: dict[str, int]) -> Iterator[ProtectionRow]:
    if guarded := before["guarded"]:
        yield ProtectionRow(
            server_id=ids[guarded["server"]],
            kind=Kind.CONFERENCE,
            value=guarded["conference_id"],
            label=guarded["topic"],
            note=guarded["note"],
            by_id=before["owner"]["id"],
            by_name=before["owner"]["name"],
            set_at=utc_now(),
        )
