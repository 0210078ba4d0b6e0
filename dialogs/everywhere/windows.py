from aiogram import F
from aiogram_dialog.widgets.kbd import Button, Cancel, Row
from aiogram_dialog.widgets.text import List, Multi

from dialogs.everywhere import getters, handlers, searches
from dialogs.find import HEAD, finding_keys, running_keys, typing
from dialogs.states import EverywhereSG
from dialogs.together import choose_several, stop_several
from dialogs.widgets import Html, Label, Screen, numbers, pager, refresh


def create_windows() -> list[Screen]:
    return [_conferences(), _forgotten(), _online()]


def _conferences() -> Screen:
    return Screen(
        *HEAD,
        Html("everywhere-conferences-title"),
        *_silent(),
        _rows("everywhere-conferences-server", "conferences-list-row"),
        Html("as-of", when="read_at"),
        typing(),
        numbers(handlers.open_running),
        pager(),
        *running_keys(),
        choose_several(),
        ways=Row(refresh(), Cancel(Label("btn-back"), id="bk")),
        state=EverywhereSG.conferences,
        getter=getters.get_conferences,
    )


def _forgotten() -> Screen:
    return Screen(
        *HEAD,
        Html("everywhere-forgotten-title", when=~F["searching"] | ~F["none"]),
        Html("everywhere-forgotten-hidden", when=~F["none"]),
        Html("everywhere-forgotten-progress", when="searching"),
        *_silent(),
        _rows("everywhere-forgotten-server", "forgotten-list-row"),
        Html("as-of", when="read_at"),
        stop_several(),
        typing(),
        numbers(handlers.open_found),
        pager(),
        *finding_keys(),
        Button(Label("btn-cancel-search"), id="x", on_click=handlers.cancel, when="searching"),
        ways=Row(
            Button(Label("btn-refresh"), id="rf", on_click=handlers.search_again),
            Cancel(Label("btn-back"), id="bk"),
            when=~F["searching"],
        ),
        state=EverywhereSG.forgotten,
        getter=searches.get_forgotten,
    )


def _online() -> Screen:
    return Screen(
        Html("everywhere-online-title"),
        List(
            Multi(
                Html("everywhere-online-row", when=F["item"]["state"] == "known"),
                Html("everywhere-silent", when=F["item"]["state"] != "known"),
            ),
            items="rows",
        ),
        Html("as-of", when="read_at"),
        pager(),
        ways=Row(refresh(), Cancel(Label("btn-back"), id="bk")),
        state=EverywhereSG.online,
        getter=getters.get_online,
    )


def _silent() -> tuple[List, Html]:
    """The servers of which nothing is known."""
    named = List(Html("everywhere-silent"), items="troubles")
    return named, Html("everywhere-silent-more", when="unnamed")


def _rows(server: str, row: str) -> List:
    """Under the name of their server, which stands at the top of each page anew."""
    return List(Multi(Html(server, when=F["item"]["heads"]), Html(row)), items="rows")
