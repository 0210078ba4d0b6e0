"""The tables. Each is written by one service only; none holds a secret. Times are UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored as naive UTC, since SQLite keeps no offsets."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - as SQLAlchemy declares it
        int: BigInteger,
        str: Text,
        datetime: UtcDateTime,
    }


class DialogRow(Base):
    """One record of aiogram's FSM storage: a dialog stack or one of its windows' contexts.

    Written by `bot/dialog_storage.py`. The primary key is all six fields of aiogram's StorageKey;
    a thread or business connection that is not there is 0 or "", since a key column cannot be
    null.
    """

    __tablename__ = "dialogs"

    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    thread_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    business_connection_id: Mapped[str] = mapped_column(primary_key=True)
    destiny: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str | None]
    data: Mapped[str]
    updated_at: Mapped[datetime] = mapped_column(index=True)


class OperatorRow(Base):
    """A person who may use the bot, as Telegram last showed them. Written by
    `services/operators.py`.
    """

    __tablename__ = "operators"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    telegram_language: Mapped[str | None]
    language: Mapped[str | None]
    timezone: Mapped[str | None]


class ServerRow(Base):
    """Gives each server NAME of the settings an id that is never used again.

    Written by `services/servers.py`.
    """

    __tablename__ = "servers"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - as SQLAlchemy declares it

    # SQLite numbers only a plain INTEGER key by itself.
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class ConfirmationRow(Base):
    """A confirm screen as it was shown: what a press on its Yes may stop.

    Written by `services/confirmations.py`. `people` is null where the screen said that the
    number is unknown.
    """

    __tablename__ = "confirmations"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - as SQLAlchemy declares it

    id: Mapped[int] = mapped_column(
        Integer, primary_key=True
    )  # the order in which they were shown
    key: Mapped[str] = mapped_column(unique=True)
    operator_id: Mapped[int] = mapped_column(index=True)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    address: Mapped[str]
    conference_id: Mapped[str]
    session_id: Mapped[str | None]
    started_at: Mapped[datetime | None]
    topic: Mapped[str | None]
    owner: Mapped[str | None]
    people: Mapped[int | None]
    age: Mapped[float | None]
    threshold: Mapped[int | None]  # hours; set where it is stopped for being forgotten
    shown_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class AuditRow(Base):
    """One act on a conference, asked for by an operator, and what became of it.

    Written by `services/audit.py`. A null `outcome` is an intention that is being carried out,
    or was cut off; a null `told_at` is an outcome that its operator may not have seen.
    """

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    operator_id: Mapped[int]
    operator_name: Mapped[str]
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    server_name: Mapped[str]
    address: Mapped[str]
    conference_id: Mapped[str]
    session_id: Mapped[str | None]
    started_at: Mapped[datetime | None]
    topic: Mapped[str | None]
    people: Mapped[int | None]
    requested_at: Mapped[datetime]
    outcome: Mapped[str | None]
    detail: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]

    __table_args__ = (
        Index(None, "server_id", "conference_id", "requested_at"),
        Index(None, "told_at"),
    )


class ThresholdRow(Base):
    """After how many hours an operator calls a conference of a server forgotten.

    Written by `services/forgotten.py`.
    """

    __tablename__ = "thresholds"

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    hours: Mapped[int]


class StatusRow(Base):
    """The last known verdict of a server at an address. Written by `services/status.py`."""

    __tablename__ = "status"

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    address: Mapped[str]
    verdict: Mapped[str]
    reason: Mapped[str | None]
    port_answered: Mapped[bool]  # at least once since this address was set
    checked_at: Mapped[datetime]
