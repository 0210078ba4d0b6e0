"""How texts are made of Fluent and Babel: escaping, falling back, durations and times."""

from __future__ import annotations

import logging
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from l10n.durations import format_duration
from l10n.texts import DASH, LOCALES, Languages, Texts, available
from services.operators import Operator
from tests.running_bot import Records
from tests.structure.modules import ROOT

TODAY = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
FOREIGN = '<b>R&D</b> "sync"'


def write(folder: Path, code: str, text: str) -> None:
    (folder / code).mkdir(exist_ok=True)
    (folder / code / "all.ftl").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two languages; the second one lacks a text."""
    write(
        tmp_path,
        "en",
        "language-name = English\n"
        "hello = Hello { $name }!\n"
        'moment = { DATETIME($at, dateStyle: "short", timeStyle: "short") }\n'
        "long = { DURATION($age) }\n"
        "switch = { $on ->\n    [yes] on\n   *[no] off\n}\n"
        "only-english = Only { $count } here\n",
    )
    write(tmp_path, "ru", "language-name = Русский\nhello = Привет, { $name }!\n")
    return tmp_path


def unbroken(text: str) -> str:
    """As a line never breaks in it."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def languages(folder: Path, locale: str | None = None) -> Languages:
    return Languages(folder, locale, ZoneInfo("UTC"), lambda: TODAY)


def english(folder: Path) -> Texts:
    return languages(folder).texts("en")


@pytest.fixture
def logged() -> Iterator[list[str]]:
    records = Records()
    logger = logging.getLogger("l10n.texts")
    logger.addHandler(records)
    yield records.lines
    logger.removeHandler(records)


def test_a_language_that_nobody_speaks_costs_no_data_of_babel(folder: Path) -> None:
    """The start asks for plain texts only: the commands, in every language."""
    write(folder, "de", "language-name = Deutsch\nhello = Hallo, { $name }!\n")
    program = (
        "from pathlib import Path; from zoneinfo import ZoneInfo\n"
        "from babel import localedata; from l10n import Languages\n"
        "from services.clock import utc_now\n"
        f"languages = Languages(Path({str(folder)!r}), None, ZoneInfo('UTC'), utc_now)\n"
        "print(languages.names()); print(sorted(localedata._cache))\n"
        "languages.texts('ru').text('hello', name='Anna'); print('ru' in localedata._cache)"
    )
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines() == [
        "(('de', 'Deutsch'), ('en', 'English'), ('ru', 'Русский'))",
        "[]",
        "True",
    ]


def test_a_text_may_refer_to_another_file(folder: Path) -> None:
    (folder / "en" / "other.ftl").write_text("greeting = { hello } { -bot }\n", encoding="utf-8")
    (folder / "en" / "terms.ftl").write_text("-bot = Botty\n", encoding="utf-8")
    assert english(folder).text("greeting", name="Anna") == "Hello Anna! Botty"


def test_the_first_text_counts_where_a_key_stands_twice(folder: Path) -> None:
    (folder / "en" / "other.ftl").write_text(
        "language-name = Ingles\nhello = Ciao\ntwice = 1\ntwice = 2\n", encoding="utf-8"
    )
    texts = english(folder)
    said = [texts.text(key, name="Anna") for key in ("language-name", "hello", "twice")]
    assert said == ["English", "Hello Anna!", "1"]


def test_a_text_that_cannot_be_read_falls_back_to_english(folder: Path) -> None:
    write(folder, "de", "hello = { $name\nlanguage-name = Deutsch\n")
    german = languages(folder).texts("de")
    assert german.text("hello", name="Anna") == "Hello Anna!"
    assert german.text("language-name") == "Deutsch"


@pytest.mark.parametrize(
    ("seconds", "in_english", "in_russian", "in_german", "in_spanish"),
    [
        (0, "0 s", "0 с", "0 Sek.", "0 s"),
        (59.9, "59 s", "59 с", "59 Sek.", "59 s"),
        (60, "1 min", "1 мин", "1 Min.", "1 min"),
        (3600, "1 h", "1 ч", "1 Std.", "1 h"),
        (4800, "1 h 20 min", "1 ч 20 мин", "1 Std. 20 Min.", "1 h 20 min"),
        (90000, "1 d 1 h", "1 дн. 1 ч", "1 Tg. 1 Std.", "1 d 1 h"),
        (432060, "5 d", "5 дн.", "5 Tg.", "5 d"),
    ],
)
def test_a_duration_has_its_two_largest_units(
    seconds: float, in_english: str, in_russian: str, in_german: str, in_spanish: str
) -> None:
    for code, expected in (
        ("en", in_english),
        ("ru", in_russian),
        ("de", in_german),
        ("es", in_spanish),
    ):
        assert format_duration(seconds, code) == unbroken(expected)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("pt-BR", "2 dias 3 h"), ("tr", "2 gün 3 sa."), ("ja", "2 日 3 時間")],
)
def test_a_duration_has_units_in_languages_that_may_be_added(code: str, expected: str) -> None:
    assert format_duration(2 * 86400 + 3 * 3600, code) == unbroken(expected)


@pytest.mark.parametrize(
    ("code", "now", "before"),
    [
        ("en", "just now", "2 h 17 min ago"),
        ("ru", "только что", "2 ч 17 мин назад"),
        ("de", "gerade eben", "vor 2 Std. 17 Min."),
        ("es", "ahora mismo", "hace 2 h 17 min"),
    ],
)
def test_an_age_is_a_phrase_of_its_language(code: str, now: str, before: str) -> None:
    texts = Languages(LOCALES, None, ZoneInfo("UTC"), lambda: TODAY).texts(code)

    def told(age: float | None) -> str:
        """What is told of a server that was checked so long ago."""
        new = {"running": 0, "running_old": False, "online": 0, "online_old": False}
        old = {"verdict": "", "verdict_old": True, "verdict_age": age}
        checked = texts.text("servers-menu-body", server="", address="", **old, **new)
        return checked.replace("\xa0", " ")

    assert now in told(0)
    assert now in told(9.9)
    assert format_duration(10, code).replace("\xa0", " ") in told(10)
    assert before in told(8220)
    assert DASH in told(None)


def test_an_age_is_english_in_a_language_that_has_no_phrase(folder: Path) -> None:
    with (folder / "en" / "all.ftl").open("a", encoding="utf-8") as english:
        english.write("just-now = just now\nago = { DURATION($age) } ago\n")
    with (folder / "ru" / "all.ftl").open("a", encoding="utf-8") as russian:
        russian.write("checked = { AGO($seconds) }\n")
    texts = languages(folder).texts("ru")
    assert texts.text("checked", seconds=1) == "just now"
    assert texts.text("checked", seconds=60) == "1\xa0min ago"


def test_foreign_text_is_escaped_in_messages_only(folder: Path) -> None:
    texts = english(folder)
    assert texts.html("hello", name=FOREIGN) == 'Hello &lt;b&gt;R&amp;D&lt;/b&gt; "sync"!'
    assert texts.text("hello", name=FOREIGN) == f"Hello {FOREIGN}!"


def test_foreign_text_stands_in_right_to_left_text_without_signs_of_its_own(folder: Path) -> None:
    assert english(folder).text("hello", name="ليلى") == "Hello ليلى!"


def test_an_unknown_value_is_a_dash(folder: Path) -> None:
    assert english(folder).html("hello", name=None) == f"Hello {DASH}!"
    assert english(folder).html("long", age=None) == DASH


def test_yes_and_no_choose_a_variant(folder: Path) -> None:
    assert english(folder).text("switch", on=True) == "on"
    assert english(folder).text("switch", on=False) == "off"


def test_numbers_are_grouped_and_ids_are_not(folder: Path) -> None:
    assert english(folder).text("hello", name=12345) == "Hello 12,345!"
    assert english(folder).text("hello", name="12345") == "Hello 12345!"


def test_times_are_in_the_zone_of_who_reads_them(folder: Path) -> None:
    evening = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
    here = english(folder).text("moment", at=evening)
    assert unicodedata.normalize("NFKC", here) == "Nov 22, 8:30 PM UTC"
    in_tokyo = Languages(folder, None, ZoneInfo("Asia/Tokyo"), lambda: TODAY).texts("en")
    there = in_tokyo.text("moment", at=evening)
    assert unicodedata.normalize("NFKC", there) == "Nov 23, 5:30 AM"


@pytest.mark.parametrize(
    ("code", "today", "this_year", "before"),
    [
        ("en", "1:30 PM", "Nov 27, 1:30 PM", "Nov 28, 2025, 1:30 PM"),
        ("ru", "13:30", "27 нояб., 13:30", "28 нояб. 2025 г., 13:30"),
        ("de", "13:30", "27. Nov., 13:30", "28.11.2025, 13:30"),
        ("es", "13:30", "27 nov, 13:30", "28 nov 2025, 13:30"),
    ],
)
def test_a_moment_has_no_more_date_than_it_needs(
    code: str, today: str, this_year: str, before: str
) -> None:
    texts = Languages(LOCALES, None, ZoneInfo("Europe/Berlin"), lambda: TODAY).texts(code)
    now = TODAY + timedelta(minutes=30)
    for days, expected in ((0, today), (1, this_year), (365, before)):
        said = texts.text("preferences-mutes-row", server="", until=now - timedelta(days=days))
        assert unicodedata.normalize("NFKC", said).endswith(f" {expected}")


def test_times_tell_that_they_are_utc_until_somebody_chose_a_zone(folder: Path) -> None:
    def told(zone: str, chosen: str | None) -> str:
        operator = Operator(1, "Anna", timezone=chosen)
        texts = Languages(folder, None, ZoneInfo(zone), lambda: TODAY).of(operator)
        return unicodedata.normalize("NFKC", texts.text("moment", at=TODAY))

    assert told("UTC", None) == "12:00 PM UTC"
    assert told("UTC", "UTC") == "12:00 PM"
    assert told("Asia/Tokyo", None) == "9:00 PM"


def test_a_text_that_a_language_lacks_is_english(folder: Path, logged: list[str]) -> None:
    russian = languages(folder).texts("ru")
    assert russian.text("hello", name="Анна") == "Привет, Анна!"
    assert russian.text("only-english", count=3) == "Only 3 here"
    assert logged == []


def test_a_text_that_nobody_has_is_its_key_and_an_error_in_the_log(
    folder: Path, logged: list[str]
) -> None:
    assert english(folder).html("nowhere") == "nowhere"
    assert logged == ["ERROR l10n.texts: text nowhere is missing"]


def test_a_variable_that_is_not_given_is_an_error_in_the_log(
    folder: Path, logged: list[str]
) -> None:
    english(folder).html("hello")
    assert len(logged) == 1
    assert logged[0].startswith("ERROR l10n.texts: text hello in en:")


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", "ru"), ("RU", "ru"), ("ru-kz", "ru"), ("kk", "en"), ("", "en"), (None, "en")],
)
def test_a_language_is_found_by_telegrams_code(
    folder: Path, code: str | None, language: str
) -> None:
    assert languages(folder).texts(code).language == language


@pytest.mark.parametrize(
    ("chosen", "locale", "telegram", "spoken"),
    [
        ("ru", "en", "en", "ru"),
        (None, "ru", "en", "ru"),
        (None, None, "ru", "ru"),
        (None, None, None, "en"),
    ],
)
def test_an_operator_reads_what_they_chose_else_locale_else_telegrams(
    folder: Path, chosen: str | None, locale: str | None, telegram: str | None, spoken: str
) -> None:
    operator = Operator(1, "Anna", telegram_language=telegram, language=chosen)
    assert languages(folder, locale).of(operator).language == spoken


@pytest.mark.parametrize("code", ["pt", "pt-BR", "zh-hans"])
def test_a_folder_that_is_added_is_a_language(folder: Path, code: str) -> None:
    write(folder, code, "language-name = Other\nhello = Other { $name }\n")
    assert code in available(folder)
    with_it = languages(folder)

    (chosen,) = (offered for offered, name in with_it.names() if name == "Other")
    for operator in (
        Operator(1, "Anna", language=chosen),
        Operator(1, "Anna", telegram_language=code),
        Operator(1, "Anna", telegram_language=code.lower()),
    ):
        texts = with_it.of(operator)
        assert texts.text("hello", name="Anna") == "Other Anna"
        assert texts.text("only-english", count=1) == "Only 1 here"


def test_a_folder_without_texts_is_no_language(folder: Path) -> None:
    (folder / "fr").mkdir()
    (folder / "README.md").write_text("How to add a language", encoding="utf-8")
    assert available(folder) == ("en", "ru")


def test_each_language_names_itself() -> None:
    assert {("en", "English"), ("ru", "Русский"), ("de", "Deutsch"), ("es", "Español")} <= {
        *languages(LOCALES).names()
    }
