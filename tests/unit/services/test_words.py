"""What somebody looks for, and what matches it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.matching import Words
from services.matching.words import LONGEST, fold

ANYTHING = st.text(st.characters(), max_size=300)


def found(typed: str, *texts: str | None) -> bool:
    words = Words.of(typed)
    assert words
    return words.match(*texts)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("budget", "Budget 2027"),
        ("BUDGET", "budget call"),
        ("2027 budget", "Budget 2027"),
        ("отчет", "Отчёт за квартал"),
        ("ОТЧЁТ", "отчет за квартал"),
        ("senor", "Reunión del señor García"),
        ("garcía", "GARCIA"),
        ("muller", "Jürgen Müller"),
        ("strasse", "Straße"),
        ("straße", "STRASSE"),
        ("istanbul", "İstanbul"),
        ("ﬁle", "file"),
        ("２０２７", "Budget 2027"),
        ("קצב", "תקציב".replace("י", "")),
        ("r&d <sync>", "R&D <sync>"),
        (".*", "a.*b"),
        ("[", "[1] first"),
        ("bud\u200bget", "Budget"),
        ("\u202ebudget", "Budget"),
        ("budget", "Bud\u200bget"),
        ("a b", "b\u00a0a"),
    ],
)
def test_it_matches(typed: str, text: str) -> None:
    assert found(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("budget 2028", "Budget 2027"), (".*", "Budget"), ("bdget", "Budget"), ("x", None)],
)
def test_it_does_not_match(typed: str, text: str | None) -> None:
    assert not found(typed, text)


def test_words_may_be_in_different_texts() -> None:
    assert found("ivanova budget", "Budget 2027", "7000000001", "ivanova@vc.example.com")
    assert not found("ivanova budget petrov", "Budget 2027", None, "ivanova@vc.example.com")


@pytest.mark.parametrize(
    "typed", ["", " ", "\n\t  ", "\u200b\u200d\ufeff", "\u202e", "\u0301", "\x00", "\u3000"]
)
def test_there_is_nothing_to_look_for(typed: str) -> None:
    assert Words.of(typed) is None


def test_a_long_search_is_cut_and_finds_more() -> None:
    words = Words.of("a" * 4096)
    assert words
    assert words.said == "a" * LONGEST
    assert words.match("a" * 100)
    between = Words.of("budget " + "\u200b" * 4000 + "2028")
    assert between
    assert between.said == "budget"


def test_what_is_shown_is_one_line_without_what_nobody_sees() -> None:
    words = Words.of(" budget\n\u202e2027\x07\t call ")
    assert words
    assert words.said == "budget 2027 call"


@given(ANYTHING)
def test_anything_can_be_typed(typed: str) -> None:
    words = Words.of(typed)
    if words is None:
        return
    assert words.folded
    assert all(words.folded)
    assert Words.of(words.said) == words
    assert len(words.said) <= LONGEST
    assert not re.search(r"[\n\r\u2028\u2029\u200b-\u200f\u202a-\u202e]", words.said)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_a_text_is_found_by_each_part_of_it(before: str, part: str, after: str) -> None:
    words = Words.of(part)
    assert words is None or words.match(f"{before} {part} {after}")


@given(ANYTHING)
def test_case_and_form_do_not_matter(text: str) -> None:
    again = fold(text)
    assert fold(again) == again
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert fold(unicodedata.normalize(form, text)) == again


@given(ANYTHING, ANYTHING)
def test_one_more_word_never_finds_more(typed: str, more: str) -> None:
    both, one = Words.of(f"{typed[:20]} {more[:20]}"), Words.of(typed[:20])
    text = f"{more} {typed}"
    if both and one and both.match(text):
        assert one.match(text)
