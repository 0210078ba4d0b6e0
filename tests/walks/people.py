"""Who walks: an owner, and whom she has let in; each with a role and servers."""

from __future__ import annotations

import json
from dataclasses import dataclass

from services.roles import Role
from tests.running_bot import KNOWN, RunningBot

ANNA, BORIS, MALLORY, VERA, OTTO, RITA = range(1001, 1007)
OWNERS = {ANNA: "Anna"}
STRANGERS = {MALLORY: "Mallory"}


@dataclass(frozen=True)
class Member:
    """:ivar server: the name of the only one; None: all of them"""

    name: str
    role: Role
    server: str | None = None


# What they are when a walk begins; from then on it is what the owner makes of them.
MEMBERS = {
    BORIS: Member("Boris", Role.OPERATOR),
    VERA: Member("Vera", Role.VIEWER),
    OTTO: Member("Otto", Role.OPERATOR, "Branch"),
    RITA: Member("Rita", Role.OPERATOR),
}
PEOPLE = OWNERS | {number: member.name for number, member in MEMBERS.items()} | STRANGERS
# How often each of them does something.
EAGERNESS = {ANNA: 34, BORIS: 34, VERA: 8, OTTO: 14, RITA: 6, MALLORY: 4}


def admit_members(bot: RunningBot) -> None:
    """Before the bot begins: as if they had been let in long ago."""
    for name in bot.servers:
        bot.execute("INSERT INTO servers (name) VALUES (?)", name)
    ids = dict(bot.rows("SELECT name, id FROM servers"))
    for number, member in MEMBERS.items():
        servers = json.dumps([ids[member.server]]) if member.server else None
        bot.execute(KNOWN, number, member.name)
        bot.execute(
            "INSERT INTO members (id, role, servers, let_in_by, since)"
            " VALUES (?, ?, ?, ?, '2026-01-01')",
            number,
            member.role,
            servers,
            ANNA,
        )
