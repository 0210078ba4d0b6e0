"""The imports of a check: less is made ready, and only while they last."""

from __future__ import annotations

from pydantic import BaseModel

from bot.process import lean_imports


def unready(module: str, name: str) -> type[BaseModel]:
    """A model that names a type which is known only later."""
    return type(name, (BaseModel,), {"__module__": module, "__annotations__": {"x": "Later"}})


def made_ready(model: type[BaseModel]) -> bool:
    model.model_rebuild(_types_namespace={"Later": int})
    return model.__pydantic_complete__


def test_of_telegrams_types_only_those_of_a_check_are_made_ready() -> None:
    kinds = [("aiogram.types.user", "User"), ("aiogram.types.gift", "Gift"), ("elsewhere", "Gift")]
    with lean_imports():
        assert [made_ready(unready(*kind)) for kind in kinds] == [True, False, True]
    assert [made_ready(unready(*kind)) for kind in kinds] == [True, True, True]
