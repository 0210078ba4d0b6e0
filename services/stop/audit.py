"""The record of every act: who asked for what, when, and what became of it. Refusals too."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.addresses import place
from services.conferences import Sameness, SessionRef
from services.db.models import AuditRow, ConfirmationRow, ServerRow
from services.operators import Operator
from services.stop.confirmations import Confirmation

# A confirm screen, and what was recorded when it was used.
_USE = (
    (ConfirmationRow.operator_id == AuditRow.operator_id)
    & (ConfirmationRow.server_id == AuditRow.server_id)
    & (ConfirmationRow.conference_id == AuditRow.conference_id)
    & (ConfirmationRow.used_at == AuditRow.requested_at)
)


class Outcome(StrEnum):
    """What became of a Yes."""

    # A stop request was sent. If undecided, detail: the status of an answer without consent.
    STOPPED = "stopped"
    STOPPED_RESTARTED = "stopped-restarted"  # and a new session of the room has begun
    STILL_RUNNING = "still-running"
    NOT_CONFIRMED = "not-confirmed"  # the server did not say
    DECLINED = "declined"  # it refused; detail: its HTTP status
    # The server refused the request, or already what is read before it.
    REFUSED = "refused"  # detail: the missing permission
    CREDENTIALS_REFUSED = "credentials-refused"
    # Nothing was sent; of the first two also: the server said that there was nothing to stop.
    ALREADY_ENDED = "already-ended"  # detail: who had stopped it, where somebody had
    REPLACED = "replaced"  # that session is over, the room is held again
    AMBIGUOUS = "ambiguous"  # two sessions of the room run
    UNCLEAR = "unclear"  # it cannot be told whether the session that runs is the one meant
    NOT_ALLOWED = "not-allowed"  # this person may not, or no longer
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"  # the server answered, but not what was asked
    PROTECTED = "protected"  # detail: by whom, and the note
    ASKED_AGAIN = "asked-again"  # shown anew with fresh figures
    OUTDATED = "outdated"  # the screen was used, foreign or not the newest
    IN_PROGRESS = "in-progress"  # detail: who was at it
    SERVER_GONE = "server-gone"  # it was removed from the settings, or its address changed

    @property
    def undecided(self) -> bool:
        """Whether looking again may still tell."""
        return self in {Outcome.STILL_RUNNING, Outcome.NOT_CONFIRMED}

    @property
    def restarted(self) -> bool:
        """Whether a new session of the conference runs."""
        return self in {Outcome.REPLACED, Outcome.STOPPED_RESTARTED}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record. `outcome` is None while the stop is being carried out."""

    id: int
    operator_id: int
    server_id: int
    server_name: str
    address: str
    ref: SessionRef
    topic: str | None
    people: int | None
    requested_at: datetime
    outcome: Outcome | None
    detail: str | None
    batch: str | None = None  # the same for all that were asked for together


async def record(
    session: AsyncSession,
    operator: Operator,
    confirmed: Confirmation,
    *,
    now: datetime,
    people: int | None,
    outcome: Outcome | None = None,
    detail: str | None = None,
    told: bool = True,
) -> Entry:
    """An intention, or a Yes with its outcome. `now` is also when its confirm screen was used.

    :param told: an outcome is told by the press itself; an intention may outlive its press
    """
    server = await session.get_one(ServerRow, confirmed.server_id)
    row = AuditRow(
        operator_id=operator.id,
        operator_name=operator.name,
        server_id=server.id,
        server_name=server.name,
        address=confirmed.address,
        conference_id=confirmed.ref.conference_id,
        session_id=confirmed.ref.session_id,
        started_at=confirmed.ref.started_at,
        topic=confirmed.topic,
        people=people,
        batch=confirmed.batch,
        requested_at=now,
        outcome=outcome,
        detail=detail,
        settled_at=now if outcome else None,
        told_at=now if outcome and told else None,
    )
    session.add(row)
    await session.flush()
    return _entry(row)


async def settle(
    session: AsyncSession,
    entry_id: int,
    now: datetime,
    outcome: Outcome,
    detail: str | None = None,
) -> Entry:
    row = await session.get_one(AuditRow, entry_id)
    row.outcome = outcome
    row.detail = detail
    row.settled_at = now
    return _entry(row)


async def mark_reported(session: AsyncSession, now: datetime, *entry_ids: int) -> bool:
    """False when all of them already were. The check and the mark are one statement."""
    told = await session.execute(
        update(AuditRow)
        .where(AuditRow.id.in_(entry_ids), AuditRow.told_at.is_(None))
        .values(told_at=now)
        .returning(AuditRow.id)
    )
    return bool(told.scalars().all())


async def get(session: AsyncSession, entry_id: int) -> Entry | None:
    row = await session.get(AuditRow, entry_id)
    return None if row is None else _entry(row)


async def of_screen(session: AsyncSession, key: str) -> Entry | None:
    """What was recorded when this confirm screen was used."""
    used = select(AuditRow).join(ConfirmationRow, _USE).where(ConfirmationRow.key == key)
    row = await session.scalar(used)
    return None if row is None else _entry(row)


async def of_batch(session: AsyncSession, batch: str) -> Mapping[str, Entry]:
    """The same of all that one screen named, by their keys."""
    used = select(ConfirmationRow.key, AuditRow).join(ConfirmationRow, _USE)
    rows = await session.execute(used.where(ConfirmationRow.batch == batch))
    return {key: _entry(row) for key, row in rows.all()}


async def unreported(
    session: AsyncSession, settled_before: datetime | None = None
) -> Sequence[Entry]:
    """Without an outcome, or with one that the operator may not have seen; oldest first."""
    unreported = select(AuditRow).where(AuditRow.told_at.is_(None)).order_by(AuditRow.id)
    if settled_before is not None:
        unreported = unreported.where(AuditRow.settled_at < settled_before)
    return [_entry(row) for row in await session.scalars(unreported)]


async def stopped_by(
    session: AsyncSession,
    ref: SessionRef,
    address: str,
    since: datetime,
    server_ids: Collection[int],
) -> str | None:
    """Who stopped this session since it was seen running; None: the bot did not.

    :param server_ids: all that the server at this address has
    """
    rows = await session.scalars(
        select(AuditRow)
        .where(
            AuditRow.server_id.in_(server_ids),
            AuditRow.conference_id == ref.conference_id,
            AuditRow.outcome.in_([Outcome.STOPPED, Outcome.STOPPED_RESTARTED]),
            AuditRow.settled_at >= since,
        )
        .order_by(AuditRow.requested_at.desc())
    )
    return next(
        (
            row.operator_name
            for row in rows
            if place(row.address) == place(address)
            and ref.compare(_entry(row).ref) is Sameness.SAME
        ),
        None,
    )


def _entry(row: AuditRow) -> Entry:
    return Entry(
        id=row.id,
        operator_id=row.operator_id,
        server_id=row.server_id,
        server_name=row.server_name,
        address=row.address,
        ref=SessionRef(row.conference_id, row.session_id, row.started_at),
        topic=row.topic,
        people=row.people,
        requested_at=row.requested_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
        detail=row.detail,
        batch=row.batch,
    )
