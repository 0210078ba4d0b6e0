"""Groups that get alerts, with their topics, servers and kinds: tg-alert-chats."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.alerts.destinations import kind_of
from bot.settings import AlertChat, SettingsError
from bot.settings.destinations import KINDS
from services.alerts import SELECTABLE
from tests.unit.settings.files import SERVER, TOP, loaded, settings

GROUP = -1001234567890


def chats(path: Path, entries: str) -> tuple[int | AlertChat, ...]:
    return settings(path, f"tg-alert-chats = {entries}{TOP}{SERVER}").alert_chats


def problems(path: Path, entries: str, **environ: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        loaded(path, f"tg-alert-chats = {entries}{TOP}{SERVER}", environ)
    return [str(each).removeprefix(f"{path}: ") for each in caught.value.mistakes]


def test_a_table_says_what_goes_where(path: Path) -> None:
    table = (
        f'{{ chat = {GROUP}, topic = 12, servers = ["Main"], kinds = ["outage", "forgotten"], '
        'locale = "de", timezone = "Europe/Berlin" }'
    )
    plain, first, second = chats(path, f"[-7, {table}, {{ chat = {GROUP} }}]")
    assert plain == -7
    assert isinstance(first, AlertChat)
    assert (first.chat, first.topic, first.servers) == (GROUP, 12, ("Main",))
    assert (first.kinds, first.locale) == (("outage", "forgotten"), "de")
    assert first.timezone == "Europe/Berlin"
    assert second == AlertChat(chat=GROUP)


def test_one_table_needs_no_list_and_general_is_the_group(path: Path) -> None:
    assert chats(path, f"{{ chat = {GROUP}, topic = 1 }}") == (AlertChat(chat=GROUP),)


def test_the_environment_gives_tables_as_json(path: Path) -> None:
    given = f'[-7, {{"chat": {GROUP}, "topic": 12, "servers": ["Main"]}}]'
    found = settings(path, BOT__TG_ALERT_CHATS=given).alert_chats
    assert found[0] == -7
    assert isinstance(found[1], AlertChat)
    assert (found[1].chat, found[1].topic, found[1].servers) == (GROUP, 12, ("Main",))


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("{}", '"chat" is missing; it must be the id of a group'),
        ("{ chat = 5 }", "is wrong; it must be the id of a group"),
        ("{ chat = -1_0 }", "is wrong; it must be the id of a group"),
        ("{ chat = -5, topic = -2 }", "is wrong; it must be the number of a topic"),
        ("{ chat = -5, topic = true }", "is wrong; it must be the number of a topic"),
        ("{ chat = -5, tpic = 2 }", '"tpic" is no key of such a table; the keys are: chat, topic'),
        ('{ chat = -5, servers = ["Nain"] }', '"Nain" is no server; the servers are: "Main"'),
        ("{ chat = -5, servers = [] }", "is wrong; it must be a list of names of servers"),
        ('{ chat = -5, kinds = ["x"] }', '"x" is no kind of alert; the kinds are: "outage", '),
        ('{ chat = -5, kinds = "outage" }', "is wrong; it must be a list of kinds of alerts"),
        ('{ chat = -5, locale = "xx" }', "is wrong; it must be one of "),
        ('{ chat = -5, timezone = "Europe/X" }', "is wrong; it must be an IANA time zone"),
    ],
)
def test_each_mistake_is_one_line_with_its_entry_and_key(
    path: Path, table: str, told: str
) -> None:
    (line,) = problems(path, f"[-7, {table}]")
    key, _, problem = line.removeprefix("tg-alert-chats, entry 2").partition(": ")
    assert problem.startswith(told)
    assert key.removeprefix(", ") in ("", *AlertChat.model_fields)


def test_several_mistakes_are_told_together(path: Path) -> None:
    lines = problems(path, '[5, { chat = -5, kinds = ["x"], servers = ["y", "z"] }]')
    assert [line.partition(": ")[0] for line in lines] == [
        "tg-alert-chats, entry 1",
        "tg-alert-chats, entry 2, servers",
        "tg-alert-chats, entry 2, servers",
        "tg-alert-chats, entry 2, kinds",
    ]


def test_what_is_no_json_is_told(path: Path) -> None:
    (line,) = problems(path, "[]", BOT__TG_ALERT_CHATS='[{"chat": -5]')
    assert line.startswith(
        "BOT__TG_ALERT_CHATS: tg-alert-chats: is wrong; it must be Telegram ids"
    )


def test_foreign_text_is_repeated_in_part_only(path: Path) -> None:
    (line,) = problems(path, f'[{{ chat = -5, servers = ["{"x" * 999}\\u202e"] }}]')
    assert len(line) < 200
    assert "\u202e" not in line


def test_the_kinds_are_those_of_the_alerts() -> None:
    assert tuple(map(kind_of, KINDS)) == SELECTABLE
