"""What the stories of this folder begin with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.channels import ChannelLimits

# Each message begins a process that loads Apprise, which takes a busy machine many seconds; a
# story sends up to twenty of them.
PATIENCE = 240.0
UNHURRIED = pytest.mark.timeout(PATIENCE + 60)
QUICK = ChannelLimits(
    patience=PATIENCE,
    look=0.1,
    gather=0.0,
    first_pause=0.1,
    longest_pause=0.3,
    refused_pause=0.3,
    refusals=3,
    silence=3600.0,
)
AWAY = replace(QUICK, silence=0.5)  # Telegram is, as soon as it has refused for so long
