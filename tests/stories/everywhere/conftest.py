"""What holds back the answers of servers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.stories.screens.test_answers import Gate


@pytest.fixture
def gates() -> Iterator[list[Gate]]:
    """Opened at the end, so that nothing waits for them."""
    made: list[Gate] = []
    yield made
    for gate in made:
        gate.open()
