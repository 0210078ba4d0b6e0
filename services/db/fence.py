"""One writer, and only the active one: what each transaction on PostgreSQL begins with."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.db.failures import NotActive
from services.db.models import ActiveRow

_TERM = select(ActiveRow.term).with_for_update()


class Fence:
    """Holds one row to the end of the transaction. So transactions come one after the other, as
    with SQLite, for which the services are written; and whoever becomes the active one, which
    changes that row, knows that all of its predecessor's have ended and no other can begin.
    """

    def __init__(self) -> None:
        # Of this process; None: it needs none, as a command that runs beside the bot.
        self.term: int | None = None

    async def pass_through(self, session: AsyncSession) -> None:
        """Raises NotActive."""
        term = await session.scalar(_TERM)
        if self.term is not None and term != self.term:
            raise NotActive
