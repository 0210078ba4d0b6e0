from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, Select
from aiogram_dialog.widgets.media import DynamicMedia

from dialogs.states import TrendsSG
from dialogs.trends import getters, handlers
from dialogs.widgets import Html, Label, Screen, refresh


def create_windows() -> list[Screen]:
    view = Screen(
        DynamicMedia("picture", when="picture"),
        Html("trends-view-title"),
        Html("trends-view-users", when="filled"),
        Html("trends-view-conferences", when="filled"),
        Html("trends-view-availability", when="judged"),
        Html("trends-view-empty", when="empty"),
        Html("trends-view-drawing", when="drawing"),
        Html("trends-view-failed", when="failed"),
        Html("trends-view-missing", when="missing"),
        Html("trends-view-sampled", when="sampled"),
        Group(
            Select(
                Label("trends-span-item"),
                id="s",
                items="spans",
                item_id_getter=lambda item: item["span"],
                on_click=handlers.choose_span,
            ),
            width=2,
        ),
        Button(Label("btn-compare"), id="cw", on_click=handlers.compare, when="can_compare"),
        Button(Label("btn-compare-no-more"), id="cn", on_click=handlers.compare, when="compared"),
        Row(refresh(), Cancel(Label("btn-back"), id="bk")),
        state=TrendsSG.view,
        getter=getters.get_trends,
    )
    return [view]
