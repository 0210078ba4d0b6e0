"""From the result of a stop to the session that runs now in the room of the one that is over."""

from __future__ import annotations

from datetime import timedelta

from aiogram_dialog import DialogManager, ShowMode

from dialogs.context import WindowOutdated, now_of, operator_of, services_of
from dialogs.navigation import open_listed_card
from services.conferences import SessionRef
from services.errors import ConferenceEnded

# What runs in the room later than that is hardly the session that the result speaks of.
NEW = timedelta(days=1)


async def open_new_session(
    manager: DialogManager, entry_id: int, show_mode: ShowMode = ShowMode.AUTO
) -> None:
    """The card of what runs there now, read afresh.

    :param entry_id: the number of the stop in the record
    :raises WindowOutdated: the stop is long ago, was another operator's, or is not on record
    :raises ConferenceEnded: nothing runs there any more
    :raises ServerGone, TrueConfError:
    """
    services, operator = services_of(manager), operator_of(manager)
    entry = await services.stop.entry(operator, entry_id)
    if entry is None or entry.ref.conference_id is None:
        raise WindowOutdated
    if now_of(manager) - entry.requested_at > NEW:
        raise WindowOutdated
    server = services.servers.get(entry.server_id, entry.address)
    listing = await services.conferences.listing(operator, server, fresh=True)
    running = listing.of_conference(entry.ref.conference_id)
    if not running:
        raise ConferenceEnded
    newest = SessionRef.of(running[-1])
    await open_listed_card(manager, server, newest, show_mode)
