"""Moves all data of an SQLite file into an empty PostgreSQL database, whole or not at all."""

from services.db.moving.move import Moved, move
from services.db.moving.refused import MoveRefused

__all__ = ["MoveRefused", "Moved", "move"]
