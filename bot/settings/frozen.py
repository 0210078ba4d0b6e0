"""What all tables of the settings have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    # Errors of pydantic never leave `bot.settings.model`; hide_input is for the day when one does.
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)
