"""The languages: each says the same things, completely, in forms that Telegram takes."""

from __future__ import annotations

import ast as python
import logging
import re
import string
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from fluent.syntax import ast

from bot.updates.commands import COMMANDS
from demo.telegram.text.html import parse_html
from dialogs.press import LONGEST_ANSWER
from dialogs.wording.errors import NAME
from l10n.texts import FALLBACK, LOCALES, Languages, Texts
from services.clock import utc_now
from services.journal import Act
from services.protection import LONGEST_NOTE
from services.trueconf import v3, v4
from services.trueconf.http.messages import Operation
from tests.running_bot import Records
from tests.structure.locales import CODES, Text, all_texts, entries, texts
from tests.structure.modules import literals, modules, within

# Texts that are rightly the same in English and another language.
SAME_AS_ENGLISH = {
    ("es", "preferences-region-asia"),
    ("de", "servers-home-online"),
    *(
        ("de", f"btn-{noun}")
        for noun in ("open-users", "open-status", "open-card", "open-menu", "log-server")
    ),
}

LONGEST_DESCRIPTION = 256
# Foreign text at its worst: what HTML must not see, and what no key may come out of.
NASTY = '<b>&"R&D</i> { $x }'
# Between them they take every plural form of the languages there are.
COUNTS = (1, 2, 5, 21, 101)
# The longest that the alerts' variables get: a Telegram id, first and last name of a Telegram
# account, an incident's number, a permission of the API.
PERMISSIONS = [
    operation.permission
    for generation in (v3, v4)
    for operation in vars(generation).values()
    if isinstance(operation, Operation) and operation.permission
]
LONGEST: dict[str, str | int] = {
    "id": "9" * 16,
    "server": "Ж" * 64,
    "hours": 24,
    "operator": f"{'Ж' * 64} {'Ж' * 64}",
    "protector": "Ж" * NAME,
    "noted": "yes",
    "note": "Ж" * LONGEST_NOTE,
    "incident": "abcdef",
    "permission": max(PERMISSIONS, key=len),
    "missing": "dry-run",
    "state": "stopped-by",
    "by": "Ж" * NAME,
}
ALERTS = (
    "press-working",
    "private-only",
    "stranger-alert",
    "alert-muted",
    "forgotten-reminder-set",
    "forgotten-silenced",
    "rule-kept",
    "rule-postponed",
)
OTHERS = [code for code in CODES if code != FALLBACK]


@cache
def speaking(code: str) -> Texts:
    return Languages(LOCALES, None, ZoneInfo("UTC"), utc_now).texts(code)


def is_alert(key: str) -> bool:
    return key.startswith("error-") or key in ALERTS


def is_label(key: str) -> bool:
    """Whether a text is shown where Telegram reads no HTML: buttons, alerts, commands; or as a
    part of another text.
    """
    return (
        key.startswith(("btn-", "command-"))
        or key.endswith(("-item", "-untitled", "-unnamed", "-name"))
        or is_alert(key)
    )


def plain_value(text: Text, name: str) -> Any:
    if text.functions.get(name) == "DATETIME":
        return datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
    return 4800 if text.is_number(name) else NASTY


def arguments(text: Text) -> Iterator[dict[str, Any]]:
    """Values for the variables of a text, so that each of its variants is rendered."""
    plain = {name: plain_value(text, name) for name in text.variables}
    yield plain
    for name, (variants, _) in text.selectors.items():
        values: list[Any] = [0, 1, 2, 5] if text.is_number(name) else variants
        yield from ({**plain, name: value} for value in values)
    # Anything may be unknown, but for what is shown as a number or a moment and nothing else.
    known = {"DATETIME", "NUMBER"}
    yield {
        name: value if text.functions.get(name) in known else None for name, value in plain.items()
    }


def of_all(code: str) -> list[Text]:
    return list(all_texts(code).values())


def test_there_are_the_languages_of_the_design() -> None:
    assert {*CODES} >= {"en", "ru", "de", "es"}


@pytest.mark.parametrize("code", CODES)
class TestEveryLanguage:
    def test_every_line_can_be_read(self, code: str) -> None:
        junk = [
            entry.content
            for path in sorted((LOCALES / code).glob("*.ftl"))
            for entry in entries(path)
            if isinstance(entry, ast.Junk)
        ]
        assert junk == []

    def test_there_are_only_plain_messages(self, code: str) -> None:
        """No terms and no attributes: the bot asks for neither, so they would never be seen."""
        for path in sorted((LOCALES / code).glob("*.ftl")):
            for entry in entries(path):
                assert not isinstance(entry, ast.Term), entry.id.name
                if isinstance(entry, ast.Message):
                    assert entry.value is not None, entry.id.name
                    assert not entry.attributes, entry.id.name

    def test_no_message_stands_twice(self, code: str) -> None:
        keys = [
            entry.id.name
            for path in sorted((LOCALES / code).glob("*.ftl"))
            for entry in entries(path)
            if isinstance(entry, ast.Message)
        ]
        assert [key for key, times in Counter(keys).items() if times > 1] == []

    def test_every_text_is_rendered_whatever_its_variables_hold(self, code: str) -> None:
        records = Records()
        spoken = speaking(code)
        logger = logging.getLogger("l10n.texts")
        logger.addHandler(records)
        try:
            for text in of_all(code):
                for values in arguments(text):
                    assert spoken.html(text.key, **values).strip()
                    assert spoken.text(text.key, **values).strip()
        finally:
            logger.removeHandler(records)
        assert records.lines == []

    def test_plurals_have_every_form_that_the_language_needs(self, code: str) -> None:
        form_of = Locale.parse(code, sep="-").plural_form
        spoken = speaking(code)
        for text in of_all(code):
            for name, (variants, rest) in text.plurals.items():
                by_default = {form_of(number) for number in COUNTS} - ({*variants} - {rest})

                assert len(by_default) <= 1, f"{text.key}: one text for {by_default}"
                for number in COUNTS:
                    shown = [
                        spoken.text(text.key, **{**values, name: number})
                        for values in arguments(text)
                    ]
                    assert any(str(number) in each for each in shown), text.key

    def test_messages_are_html_that_telegram_takes(self, code: str) -> None:
        spoken = speaking(code)
        for text in of_all(code):
            if not is_label(text.key):
                for values in arguments(text):
                    shown = parse_html(spoken.html(text.key, **values))
                    if NASTY in values.values() and not text.selectors:
                        assert NASTY in shown.text, text.key
                    assert not re.search(r"&(lt|gt|amp|#)", shown.text), text.key

    def test_labels_and_alerts_hold_no_html(self, code: str) -> None:
        for text in of_all(code):
            if is_label(text.key):
                assert not {*text.words} & {*"<>&"}, text.key
                assert "\n" not in text.words, text.key

    def test_alerts_are_not_cut_off(self, code: str) -> None:
        spoken = speaking(code)
        for text in of_all(code):
            if is_alert(text.key):
                values = {name: LONGEST[name] for name in text.variables}
                length = len(spoken.text(text.key, **values))
                assert length <= LONGEST_ANSWER, text.key

    def test_commands_have_descriptions_that_telegram_takes(self, code: str) -> None:
        spoken = speaking(code)
        for key in COMMANDS.values():
            assert 1 <= len(spoken.text(key)) <= LONGEST_DESCRIPTION, key


@pytest.mark.parametrize("code", OTHERS)
class TestBesideEnglish:
    def test_it_has_the_same_files_with_the_same_keys(self, code: str) -> None:
        def keys(language: str) -> dict[str, list[str]]:
            return {file: [*found] for file, found in texts(language).items()}

        assert keys(code) == keys(FALLBACK)  # in the same order, to be compared by eye

    def test_every_text_speaks_of_the_same_variables(self, code: str) -> None:
        theirs, english = all_texts(code), all_texts(FALLBACK)
        for key in theirs.keys() & english.keys():
            assert theirs[key].variables == english[key].variables, key
            assert theirs[key].functions == english[key].functions, key

    def test_every_text_tells_the_same_cases_apart(self, code: str) -> None:
        """Plurals differ from language to language; yes and no do not."""
        theirs, english = all_texts(code), all_texts(FALLBACK)
        for key in theirs.keys() & english.keys():
            for name, (variants, _) in english[key].selectors.items():
                if name not in english[key].plurals:
                    assert sorted(theirs[key].selectors[name][0]) == sorted(variants), key

    def test_every_text_is_translated(self, code: str) -> None:
        def words(text: Text) -> str:
            return re.sub(r"[\W\d_]+", " ", re.sub(r"<[^>]*>", " ", text.words)).strip()

        theirs, english = all_texts(code), all_texts(FALLBACK)
        same = {
            (code, key)
            for key in theirs.keys() & english.keys()
            if words(theirs[key]) == words(english[key]) != ""
        }
        assert same == {(language, key) for language, key in SAME_AS_ENGLISH if language == code}


def speakers() -> dict[str, python.Module]:
    return {
        name: tree
        for name, tree in modules().items()
        if within(name, "bot") or within(name, "dialogs")
    }


def calls(tree: python.Module) -> Iterator[tuple[str, python.Call]]:
    """Every call by the last part of what is called."""
    for node in python.walk(tree):
        if isinstance(node, python.Call):
            match node.func:
                case python.Name(id=name) | python.Attribute(attr=name):
                    yield name, node


def test_each_act_of_the_record_has_words() -> None:
    named, rest = all_texts(FALLBACK)["log-act"].selectors["act"]
    assert {*named} - {rest, "stranger"} == {*Act}


def test_every_text_is_used() -> None:
    ages = {"l10n": modules()["l10n.texts"]}
    named = set().union(*(literals(tree) for tree in (speakers() | ages).values()))
    assert all_texts(FALLBACK).keys() - named == set()


def test_every_text_that_is_asked_for_exists() -> None:
    known = all_texts(FALLBACK).keys()
    families = "|".join({key.partition("-")[0] for key in known})
    for module, tree in speakers().items():
        looks_like_one = {
            literal
            for literal in literals(tree)
            if re.fullmatch(rf"({families})(-[a-z0-9]+)+", literal)
        }
        asked_for = {
            call.args[0].value
            for name, call in calls(tree)
            if name in {"Html", "Label", "text", "html"}
            and call.args
            and isinstance(call.args[0], python.Constant)
        }
        assert (looks_like_one | asked_for) - known == set(), module


def test_no_text_for_people_stands_in_the_code() -> None:
    """Widgets with a text of their own hold signs and the getter's values, and messages of the
    bot come from the locales.
    """
    widgets = {"Const", "Format", "Jinja", "Multi", "Progress"}
    messages = {"answer", "edit_text", "send_message", "answer_callback_query", "reply"}
    for module, tree in speakers().items():
        for name, call in calls(tree):
            if name not in widgets | messages:
                continue
            given = [*call.args, *(word.value for word in call.keywords if word.arg == "text")]
            said = " ".join(map(written_here, given))
            letters = {*re.sub(r"\{.*?\}", "", said)} & {*string.ascii_letters}
            assert not letters, f"{module}: {said}"


def written_here(argument: python.expr) -> str:
    """What an argument says by itself; "" for one that comes from a call or a name."""
    match argument:
        case python.Constant(value=str(text)):
            return text
        case python.JoinedStr(values=parts):
            return " ".join(map(written_here, parts))
    return ""
