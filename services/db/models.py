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

    The primary key is all six fields of aiogram's StorageKey; a thread or business connection that
    is not there is 0 or "", since a key column cannot be null.
    """

    __tablename__ = "dialogs"  # written by bot/updates/dialog_storage.py

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
    """A person who may use the bot, as Telegram last showed them."""

    __tablename__ = "operators"  # written by services/operators.py

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    telegram_language: Mapped[str | None]
    language: Mapped[str | None]
    timezone: Mapped[str | None]


class ServerRow(Base):
    """Gives each server NAME of the settings an id that is never used again."""

    __tablename__ = "servers"  # written by services/servers.py
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - as SQLAlchemy declares it

    # SQLite numbers only a plain INTEGER key by itself.
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class ConfirmationRow(Base):
    """A confirm screen as it was shown: what a press on its Yes may stop.

    `people` is null where the screen said that the number is unknown.
    """

    __tablename__ = "confirmations"  # written by services/stop/confirmations.py
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

    A null `outcome` is an intention that is being carried out, or was cut off; a null `told_at` is
    an outcome that its operator may not have seen.
    """

    __tablename__ = "audit"  # written by services/stop/audit.py

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
    """After how many hours an operator calls a conference of a server forgotten."""

    __tablename__ = "thresholds"  # written by services/forgotten/search.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    hours: Mapped[int]


class StatusRow(Base):
    """The last known verdict of a server at an address."""

    __tablename__ = "status"  # written by services/monitoring/check.py

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    address: Mapped[str]
    port: Mapped[int | None]  # the status port; null in rows that are older than this column
    verdict: Mapped[str]
    reason: Mapped[str | None]
    port_answered: Mapped[bool]  # at least once since this address and this port were set
    checked_at: Mapped[datetime]
    since: Mapped[datetime | None]  # the first of the checks in a row with this verdict


class LoopSettingsRow(Base):
    """What the operators chose for the loop of a server."""

    __abstract__ = True  # written by services/background/server_loops.py

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    changed_by: Mapped[str | None]  # the name of the operator who switched it last
    changed_at: Mapped[datetime | None]


class MonitoringRow(LoopSettingsRow):
    """How a server is monitored. Without a row, and where a field is null, the settings hold."""

    __tablename__ = "monitoring"

    enabled: Mapped[bool | None]
    interval: Mapped[float | None]  # seconds


class StreakRow(Base):
    """Checks in a row that may begin or end an outage."""

    __tablename__ = "streaks"  # written by services/monitoring/outages.py

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    bad: Mapped[int]
    good: Mapped[int]
    since: Mapped[datetime | None]  # the first of them


class OutageRow(Base):
    """A time in which a server was not well.

    `verdict` and `reason` are of its newest change, `last_bad_at` is the newest bad check; where
    the bot was not looking between it and `ended_at`, the outage ended at some moment between.
    """

    __tablename__ = "outages"  # written by services/monitoring/outages.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    address: Mapped[str]
    verdict: Mapped[str]
    reason: Mapped[str | None]
    began_at: Mapped[datetime]
    last_bad_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        Index(None, "server_id", "began_at"),
        Index(None, "server_id", "ended_at"),
    )


class CoverageRow(Base):
    """A time in which a server was checked without a gap.

    What lies between these spans is unknown, and availability says so.
    """

    __tablename__ = "coverage"  # written by services/monitoring/outages.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime]

    __table_args__ = (Index(None, "server_id", "ended_at"),)


class CertificateRow(Base):
    """How far the end of a server's certificate has been announced."""

    __tablename__ = "certificates"  # written by services/monitoring/certificates.py

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    expires_at: Mapped[datetime]
    announced: Mapped[int | None]  # 14, 3 or 0 days; null: nothing yet


class AlertRow(Base):
    """An alert for one chat: the outbox.

    Written in the transaction of the change that caused it, sent after. `due_at` is read at a
    start: the bot measures its pauses by another clock.
    """

    __tablename__ = "alerts"  # written by services/alerts/outbox.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    chat_id: Mapped[int]
    kind: Mapped[str]
    server_id: Mapped[int | None] = mapped_column(ForeignKey("servers.id"))
    thread: Mapped[str]  # what belongs together: a later alert replies to the first of its thread
    data: Mapped[str]  # JSON: the variables of its text
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    attempts: Mapped[int]
    asked_for: Mapped[bool]  # by its operator, whatever they have muted
    sent_at: Mapped[datetime | None]
    message_id: Mapped[int | None]
    given_up_at: Mapped[datetime | None]

    __table_args__ = (
        Index(None, "chat_id", "sent_at", "given_up_at"),
        Index(None, "thread"),
    )


class RecipientRow(Base):
    """A chat that cannot be reached, or has moved."""

    __tablename__ = "recipients"  # written by services/alerts/recipients.py

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    paused_at: Mapped[datetime | None]
    moved_to: Mapped[int | None]
    reason: Mapped[str | None]  # why it is paused, in Telegram's words


class MuteRow(Base):
    """An operator wants no alerts of a server for a while."""

    __tablename__ = "mutes"  # written by services/alerts/subscriptions.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    until: Mapped[datetime]


class RefusedAlertRow(Base):
    """A kind of alert, or a server, of which an operator wants no alerts at all.

    Exactly one of the two is set; "" and 0 stand for none.
    """

    __tablename__ = "refused_alerts"  # written by services/alerts/subscriptions.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)
    server_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class WatchRow(LoopSettingsRow):
    """Whether forgotten conferences of a server are watched."""

    __tablename__ = "watches"

    enabled: Mapped[bool]
    threshold: Mapped[int]  # hours
    interval: Mapped[float]  # seconds


class SightingRow(Base):
    """A forgotten conference that has been announced: once per session."""

    __tablename__ = "sightings"  # written by services/forgotten/sightings.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    address: Mapped[str]
    conference_id: Mapped[str | None]
    session_id: Mapped[str | None]
    started_at: Mapped[datetime | None]
    topic: Mapped[str | None]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ReminderRow(Base):
    """What an operator wants to hear again of a forgotten conference: later, or never.

    A null `due_at` means: not again for this session.
    """

    __tablename__ = "reminders"  # written by services/forgotten/reminders.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sighting_id: Mapped[int] = mapped_column(ForeignKey("sightings.id"), primary_key=True)
    due_at: Mapped[datetime | None]
