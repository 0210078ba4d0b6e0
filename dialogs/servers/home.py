"""All servers on one screen, those in trouble first."""

import asyncio
from collections.abc import Awaitable, Hashable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import (
    Texts,
    keep_current,
    now_of,
    operator_of,
    servers_of,
    services_of,
    texts_of,
)
from dialogs.servers.figures import Ages, Glance, glance
from dialogs.servers.state import State, question_about, state_of
from dialogs.servers.tally import tally_of
from dialogs.servers.totals import Totals, totals_of
from dialogs.widgets import PAGE_SIZE, page_of
from dialogs.wording import pause_words, shorten, verdict
from services.attention import Taken
from services.conferences import LIST_AGE, Count
from services.servers import Server

# Above so many servers those that are well share one line.
MOST_ROWS = PAGE_SIZE
# Servers asked at the same time by one look; hundreds at once would delay everything else.
AT_ONCE = 16
PRESSED = Ages(look=30.0, listing=LIST_AGE)
REFRESHED = Ages(look=0.0, listing=0.0)
# Characters of the name of who is on an outage.
NAME = 40
# Seconds from which it is said how long a server has been so.
WORTH_SAYING = 10.0


async def get_home(dialog_manager: DialogManager, fresh: bool = False, **_: Any) -> dict[str, Any]:
    services, texts = services_of(dialog_manager), texts_of(dialog_manager)
    mutes = await services.subscriptions.mutes(operator_of(dialog_manager))
    until = {mute.server_id: mute.until for mute in mutes}
    servers = servers_of(dialog_manager)
    operator, turns = operator_of(dialog_manager), asyncio.Semaphore(AT_ONCE)

    def ask_about(server: Server, ages: Ages) -> Awaitable[Glance]:
        return glance(services, operator, server, ages, turns)

    def ask_again(server: Server, pause: float) -> Awaitable[Glance]:
        # Looks of several operators are one, and the list is read at every second one only.
        return ask_about(server, Ages(look=pause / 2, listing=pause * 1.5))

    def differing(answers: Mapping[str, Glance]) -> Hashable:
        said = tuple(answers[question_about(each)].said for each in servers)
        monitored = tuple(services.monitor.state(each).enabled for each in servers)
        pauses = tuple(services.maintenance.current(each.id) for each in servers)
        return said, monitored, pauses, services.quiet.until(operator)

    ages = REFRESHED if fresh else PRESSED
    states = await asyncio.gather(
        *(
            state_of(dialog_manager, each, until.get(each.id), partial(ask_about, each, ages))
            for each in servers
        )
    )
    thresholds = await services.forgotten.thresholds(operator, servers)
    taken = await services.attention.of_servers(operator, servers)
    tallies = await asyncio.gather(
        *(
            tally_of(dialog_manager, each, thresholds[each.server.id], turns, fresh=fresh)
            for each in states
        )
    )
    forgotten = {
        state.server.id: each.forgotten for state, each in zip(states, tallies, strict=True)
    }
    again = {question_about(each): partial(ask_again, each) for each in servers}
    keep_current(dialog_manager, again, differing)
    worst_first = sorted(states, key=lambda state: state.badness, reverse=True)
    folds = len(states) > MOST_ROWS
    folded = [
        each
        for each in states
        if folds and each.well and not each.muted_until and each.pause is None
    ]
    shown, pages = await page_of(dialog_manager, len(states))
    page = [worst_first[number] for number in shown]
    now = now_of(dialog_manager)
    totals = totals_of(states, tallies, texts, now)
    told: list[State | Totals] = [*states, totals]
    return {
        **_together(states),
        "totals": totals.text,
        "summed": bool(totals.text),
        "rows": [
            _row(each, forgotten[each.server.id], taken.get(each.server.id), texts, now)
            for each in page
            if each not in folded
        ],
        "quiet_until": services.quiet.until(operator),
        "others": len(folded),
        "watched": all(each.monitored for each in folded),
        "unmonitored": sum(not each.monitored for each in folded),
        "read_at": min((each.read_at for each in told if each.read_at), default=None),
        "servers": [{"id": each.server.id, "server": each.server.name} for each in page],
        "pages": pages,
        "waiting": any(each.waiting for each in states),
    }


def _together(states: Sequence[State]) -> dict[str, Any]:
    troubled, well = sum(each.troubled for each in states), sum(each.well for each in states)
    all_well = bool(states) and well == len(states)
    return {
        "all": len(states),
        "troubled": troubled,
        "trouble": troubled > 0,
        "well": well,
        "all_well": all_well,
        "unknown": bool(states) and not troubled and not all_well,
        "none": not states,
    }


def _row(
    state: State, forgotten: Count | None, taken: Taken | None, texts: Texts, now: datetime
) -> dict[str, Any]:
    lasts = (now - state.since).total_seconds() if state.since else 0.0
    listing, online = state.listing, state.online
    figures = {"listing": listing and listing.read_at, "online": online and online.read_at}
    old = [at for name, at in figures.items() if at and name in state.old]
    return {
        "server": state.server.name,
        "state": "known" if state.check else "silent" if state.silent else "unknown",
        "verdict": verdict(state.check, texts),
        "lasting": lasts >= WORTH_SAYING,
        "lasts": lasts,
        "verdict_old": "check" in state.old,
        "verdict_age": state.check and (now - state.check.checked_at).total_seconds(),
        "running": listing and len(listing.sessions),
        "online": online and online.number,
        "forgotten": forgotten.number if forgotten and "listing" not in state.old else 0,
        "figures_old": bool(old),
        "figures_age": (now - min(old)).total_seconds() if old else None,
        "monitored": state.monitored,
        "taken": taken is not None,
        "taken_by": taken and shorten(taken.name, NAME),
        "muted": state.muted_until is not None,
        "muted_until": state.muted_until,
        **pause_words(state.pause, texts),
    }
