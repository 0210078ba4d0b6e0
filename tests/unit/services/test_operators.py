"""Who is an operator, and what is known of them."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram_dialog import DialogManager

from dialogs.context import operator_of
from services.clock import utc_now
from services.db import Database
from services.errors import NotAllowed
from services.operators import Operator, Operators

ANNA, BORIS, STRANGER = 1001, 1002, 1003


def manager_of(operator: Operator, operators: Operators) -> DialogManager:
    """What a window gets with an update of this operator."""
    data: dict[str, Any] = {
        "operator": operator,
        "services": SimpleNamespace(operators=operators),
    }
    return cast(DialogManager, SimpleNamespace(middleware_data=data))


async def test_a_stranger_is_none(database: Database) -> None:
    operators = Operators(database, (ANNA,), utc_now)
    assert operators.ensure(ANNA) == operators.get(ANNA)
    assert operators.get(STRANGER) is None
    with pytest.raises(NotAllowed):
        operators.ensure(STRANGER)
    with pytest.raises(NotAllowed):
        operators.seen(STRANGER, "Eve", "en")
    assert [each.id for each in operators.all()] == [ANNA]


async def test_who_was_removed_from_the_settings_is_none(database: Database) -> None:
    """Also where the database still knows them, and in a window that was open."""
    before = Operators(database, (ANNA, BORIS), utc_now)
    anna, boris = before.ensure(ANNA), before.ensure(BORIS)
    await before.choose_language(anna, "de")
    await before.choose_language(boris, "de")
    operators = Operators(database, (ANNA,), utc_now)
    await operators.load()
    assert [(each.id, each.language) for each in operators.all()] == [(ANNA, "de")]
    assert operator_of(manager_of(anna, operators)).language == "de"
    with pytest.raises(NotAllowed):
        operator_of(manager_of(boris, operators))


async def test_what_is_chosen_undoes_nothing_that_was_chosen_before(database: Database) -> None:
    """Who acts may have been looked up before that."""
    operators = Operators(database, (ANNA,), utc_now)
    operators.seen(ANNA, "Anna", "en")
    anna = operators.ensure(ANNA)
    await asyncio.gather(
        operators.choose_language(anna, "de"), operators.choose_timezone(anna, "Europe/Berlin")
    )
    await operators.save(anna)
    expected = Operator(ANNA, "Anna", "en", "de", "Europe/Berlin")
    assert operators.ensure(ANNA) == expected
    again = Operators(database, (ANNA,), utc_now)
    await again.load()
    assert again.ensure(ANNA) == expected
