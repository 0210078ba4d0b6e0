"""One screen with all servers: what `/start`, `/servers` and `/status` answer."""

from __future__ import annotations
