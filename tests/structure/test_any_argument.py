"""Every text takes whatever its variables can hold: foreign text of any kind, any number, any
moment, or nothing where that
has words of its own.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demo.telegram.text.html import parse_html
from tests.running_bot import Records
from tests.stories.screens.scenes import words
from tests.structure.locales import CODES, Text, all_texts

numbers = st.integers(0, 10**12) | st.floats(0, 1e12)
foreign = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
DAY = 86400
moments = st.integers(DAY, 3_000_000 * DAY).map(
    lambda seconds: datetime(1, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def arguments(text: Text) -> st.SearchStrategy[dict[str, Any]]:
    """What may be given: where it is shown as a moment or a number, only that, or nothing."""
    kinds: dict[str, st.SearchStrategy[Any]] = {}
    for name in text.variables:
        if text.functions.get(name) == "DATETIME":
            kinds[name] = moments
        elif text.functions.get(name) == "NUMBER":
            kinds[name] = numbers
        elif text.is_number(name):
            kinds[name] = numbers | st.none()
        else:
            kinds[name] = foreign | numbers | st.booleans() | st.none()
    return st.fixed_dictionaries(kinds)


@pytest.mark.parametrize("code", CODES)
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(data=st.data())
def test_any_argument(code: str, data: st.DataObject, faults: list[str]) -> None:
    key = data.draw(st.sampled_from(sorted(all_texts(code))))
    given_ = data.draw(arguments(all_texts(code)[key]))
    texts = words(code)
    faults.clear()
    texts.text(key, **given_)
    parse_html(texts.html(key, **given_))  # as strict as Telegram
    assert faults == []


@pytest.fixture
def faults() -> Any:
    """What Fluent has complained of."""
    records = Records()
    logger = logging.getLogger("l10n.texts")
    logger.addHandler(records)
    yield records.lines
    logger.removeHandler(records)
