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
    UniqueConstraint,
    false,
    text,
    true,
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


def without_nul(value: str) -> str:
    return value.replace("\0", "\N{REPLACEMENT CHARACTER}")


class PlainText(TypeDecorator[str]):
    """PostgreSQL takes no NUL, which may come from outside in any name: it is replaced, so that
    both databases keep and find the same.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else without_nul(value)


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
        str: PlainText,
        datetime: UtcDateTime,
    }


class ActiveRow(Base):
    """One row: whose turn it is where several processes use the database (PostgreSQL)."""

    __tablename__ = "active"  # written by services/db/turn.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    term: Mapped[int]  # how often a process has become the active one
    since: Mapped[datetime | None]


class DialogRow(Base):
    """aiogram's FSM storage, keyed by all of its StorageKey; 0 or "" where a part is missing."""

    __tablename__ = "dialogs"  # written by bot/updates/dialog_rows.py

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
    __tablename__ = "operators"  # written by services/operators.py

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    telegram_language: Mapped[str | None]
    language: Mapped[str | None]
    timezone: Mapped[str | None]
    greeted: Mapped[bool] = mapped_column(server_default=true())
    seen_at: Mapped[datetime | None]  # to the hour


class MemberRow(Base):
    """Somebody whom an owner has let in; owners are those of the settings."""

    __tablename__ = "members"  # written by services/members/members.py

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    role: Mapped[str]
    servers: Mapped[str | None]  # JSON: the ids of those that they may see; null: all
    let_in_by: Mapped[int]
    since: Mapped[datetime]


class InvitationRow(Base):
    """A link that lets one person ask to be let in."""

    __tablename__ = "invitations"  # written by services/members/invitations.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    code_hash: Mapped[str] = mapped_column(unique=True)  # the code itself is not kept
    role: Mapped[str]  # this and the servers: as of a member
    servers: Mapped[str | None]
    invited_by: Mapped[int]
    created_at: Mapped[datetime]
    state: Mapped[str]
    asked_by: Mapped[int | None]  # who used it, and what Telegram called them
    asked_name: Mapped[str | None]


class ActRow(Base):
    """What somebody did with people and their rights, or was not allowed to do."""

    __tablename__ = "acts"  # written by services/journal.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    operator_id: Mapped[int]
    name: Mapped[str]
    act: Mapped[str]
    server_id: Mapped[int | None]
    detail: Mapped[str | None]
    outcome: Mapped[str]


class ServerRow(Base):
    """Gives each server NAME of the settings an id that is never used again."""

    __tablename__ = "servers"  # written by services/servers.py
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - as SQLAlchemy declares it

    # SQLite numbers only a plain INTEGER key by itself.
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class ConfirmationRow(Base):
    """A confirm screen as it was shown: what a press on its Yes may stop."""

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
    people: Mapped[int | None]  # null: the screen said that the number is unknown
    age: Mapped[float | None]
    threshold: Mapped[int | None]  # hours; set where it is stopped for being forgotten
    batch: Mapped[str | None] = mapped_column(index=True)  # of a screen that names several
    shown_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class AuditRow(Base):
    """One act on a conference, asked for by an operator, and what became of it."""

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
    batch: Mapped[str | None] = mapped_column(index=True)  # of stops asked for together
    requested_at: Mapped[datetime]
    outcome: Mapped[str | None]  # null: an intention, being carried out or cut off
    detail: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]  # null: its operator may not have seen the outcome

    __table_args__ = (
        Index(None, "server_id", "conference_id", "requested_at"),
        Index(None, "told_at"),
    )


class ProtectionRow(Base):
    """What nobody may stop."""

    __tablename__ = "protections"  # written by services/protection/protections.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    kind: Mapped[str]
    value: Mapped[str]  # the id of a conference, or of an owner in small letters
    label: Mapped[str]
    note: Mapped[str | None]
    by_id: Mapped[int]
    by_name: Mapped[str]
    set_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("server_id", "kind", "value"),)


class RequestRow(Base):
    """An act beside a stop, asked for by an operator, and what became of it."""

    __tablename__ = "requests"  # written by services/acts/record.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key: Mapped[str | None] = mapped_column(unique=True)  # null: nothing was sent for it
    at: Mapped[datetime]
    operator_id: Mapped[int]
    name: Mapped[str]  # of the operator
    act: Mapped[str]
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    server_name: Mapped[str]
    address: Mapped[str]
    conference_id: Mapped[str | None]
    session_id: Mapped[str | None]
    started_at: Mapped[datetime | None]
    topic: Mapped[str | None]
    owner: Mapped[str | None]
    since: Mapped[datetime]  # when the screen was shown, or the stop asked for, that it follows
    outcome: Mapped[str | None]  # null: it is being carried out, or was cut off
    detail: Mapped[str | None]
    settled_at: Mapped[datetime | None]


class ThresholdRow(Base):
    __tablename__ = "thresholds"  # written by services/forgotten/searches.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    hours: Mapped[int]  # after which the operator calls a conference forgotten


class ListChoiceRow(Base):
    """In which order somebody's lists stand, and which rows they leave out."""

    __tablename__ = "list_choices"  # written by services/matching/choice.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    list: Mapped[str] = mapped_column(primary_key=True)
    sorted_by: Mapped[str]
    only: Mapped[str | None]  # what alone is shown; null: everything


class StatusRow(Base):
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
    __tablename__ = "outages"  # written by services/monitoring/outages.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    address: Mapped[str]
    verdict: Mapped[str]  # this and the reason: of its newest change
    reason: Mapped[str | None]
    began_at: Mapped[datetime]
    last_bad_at: Mapped[datetime]  # the newest bad check
    ended_at: Mapped[datetime | None]  # or since last_bad_at, where the bot did not look

    __table_args__ = (
        Index(None, "server_id", "began_at"),
        Index(None, "server_id", "ended_at"),
    )


class CoverageRow(Base):
    """A time in which a server was checked without a gap; what lies between is unknown."""

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
    """The outbox: written in the transaction of the change that caused it, sent after."""

    __tablename__ = "alerts"  # written by services/alerts/outbox.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    chat_id: Mapped[int]
    topic: Mapped[int] = mapped_column(server_default="0")  # this and the next: see Place
    channel: Mapped[str] = mapped_column(server_default=text("''"))
    kind: Mapped[str]
    server_id: Mapped[int | None] = mapped_column(ForeignKey("servers.id"))
    thread: Mapped[str]  # what belongs together: a later alert replies to the first of its thread
    data: Mapped[str]  # JSON: the variables of its text
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]  # read only at a start: pauses are measured by another clock
    attempts: Mapped[int]
    asked_for: Mapped[bool]  # by its operator, whatever they have muted
    sent_at: Mapped[datetime | None]
    message_id: Mapped[int | None]
    given_up_at: Mapped[datetime | None]

    __table_args__ = (
        Index(None, "chat_id", "sent_at", "given_up_at"),
        Index(None, "thread"),
    )


class AttentionRow(Base):
    """Who is on what an alert speaks of, and how often nobody was."""

    __tablename__ = "attention"  # written by services/attention

    thread: Mapped[str] = mapped_column(primary_key=True)  # that of its alerts
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    since: Mapped[datetime | None]  # when it began to need somebody; null: it does not now
    taken_by: Mapped[int | None]  # an operator's id
    taken_name: Mapped[str | None]
    taken_at: Mapped[datetime | None]
    repeats: Mapped[int]
    repeated_at: Mapped[datetime | None]
    escalated_at: Mapped[datetime | None]
    touched_at: Mapped[datetime]  # the newest change, for the sweep

    __table_args__ = (Index(None, "touched_at"),)


class InsistenceRow(Base):
    """How a server's outages that nobody takes are told again. Without a row: they are not."""

    __tablename__ = "insistence"  # written by services/attention/terms.py

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    repeat: Mapped[int]  # minutes; 0: off
    escalate: Mapped[int]  # minutes; 0: off
    targets: Mapped[str]  # words with commas between them
    changed_by: Mapped[str | None]
    changed_at: Mapped[datetime | None]


class RecipientRow(Base):
    """A chat that cannot be reached, or has moved."""

    __tablename__ = "recipients"  # written by services/alerts/places/recipients.py

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    paused_at: Mapped[datetime | None]
    moved_to: Mapped[int | None]
    reason: Mapped[str | None]  # why it is paused, in Telegram's words


class MuteRow(Base):
    __tablename__ = "mutes"  # written by services/alerts/places/subscriptions.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    until: Mapped[datetime]


class DestinationMuteRow(Base):
    __tablename__ = "destination_mutes"  # written by services/alerts/places/mutes.py

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    topic: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    until: Mapped[datetime]
    by_id: Mapped[int]
    by_name: Mapped[str]


class RefusedAlertRow(Base):
    """A kind of alert, or a server: exactly one is set; "" and 0 stand for none."""

    __tablename__ = "refused_alerts"  # written by services/alerts/places/subscriptions.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)
    server_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class WatchRow(LoopSettingsRow):
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
    __tablename__ = "reminders"  # written by services/forgotten/reminders.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sighting_id: Mapped[int] = mapped_column(ForeignKey("sightings.id"), primary_key=True)
    due_at: Mapped[datetime | None]  # null: not again for this session


class PolicyRow(LoopSettingsRow):
    """The rule of a server, as an owner chose it."""

    __tablename__ = "policies"

    enabled: Mapped[bool]
    interval: Mapped[float]  # seconds
    acts: Mapped[bool]  # false: a dry run
    address: Mapped[str | None]  # of the server that it was chosen for
    threshold: Mapped[int]  # hours
    empty: Mapped[bool]  # this and the next two: for which reasons
    lone_host: Mapped[bool]
    no_host: Mapped[bool]
    from_hour: Mapped[int]
    to_hour: Mapped[int]  # the same as from_hour: at all hours
    zone: Mapped[str]  # an IANA name
    recorded: Mapped[bool]
    warning: Mapped[int]  # minutes
    at_once: Mapped[int]
    per_day: Mapped[int]


class CourseRow(Base):
    """How the rule of a server has fared."""

    __tablename__ = "policy_courses"  # written by services/policy/courses.py

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    dry_since: Mapped[datetime | None]
    reported_at: Mapped[datetime | None]  # the newest report of the dry run
    read_at: Mapped[datetime | None]  # when an owner has opened its report
    read_by: Mapped[str | None]
    paused_at: Mapped[datetime | None]
    pause: Mapped[str | None]  # why
    count: Mapped[int]  # of conferences, where the pause is about a number
    resumed_at: Mapped[datetime | None]
    resumed_by: Mapped[str | None]


class CaseRow(Base):
    """A session that the rule has warned of, and what became of it."""

    __tablename__ = "policy_cases"  # written by services/policy/cases.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    address: Mapped[str]
    conference_id: Mapped[str]
    session_id: Mapped[str | None]
    started_at: Mapped[datetime | None]
    topic: Mapped[str | None]
    owner: Mapped[str | None]
    reason: Mapped[str]
    people: Mapped[int]
    age: Mapped[float]  # seconds, when it was warned of
    dry: Mapped[bool]  # it would have been stopped
    warned_at: Mapped[datetime]  # the newest warning
    due_at: Mapped[datetime]
    state: Mapped[str]
    by_name: Mapped[str | None]  # of the operator who decided
    decided_at: Mapped[datetime | None]
    detail: Mapped[str | None]
    key: Mapped[str | None]  # of the confirmation by which it was stopped

    __table_args__ = (
        Index(None, "server_id", "state"),
        Index(None, "server_id", "conference_id"),
    )


class SampleRow(Base):
    """What a monitored server was like in five minutes. Null: not known, which is not zero."""

    __tablename__ = "samples"  # written by services/history/rows.py

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # Unix time: begin
    down: Mapped[bool | None]  # by the newest check
    answer: Mapped[int | None]  # milliseconds that the web API took
    users: Mapped[int | None]  # registered ones that are online
    conferences: Mapped[int | None]  # this and the next: running, and people in them
    people: Mapped[int | None]
    forgotten: Mapped[int | None]

    __table_args__ = ({"sqlite_with_rowid": False},)


class HourRow(Base):
    """The samples of an hour that is past. A mean or a peak is null where no sample knew it."""

    __tablename__ = "hours"  # written by services/history/rows.py

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # Unix time: begin
    looked: Mapped[int]  # samples that knew whether the server was well
    down: Mapped[int]  # those of them in which it was not
    answer: Mapped[int | None]  # milliseconds; this and those without "most": means
    answer_most: Mapped[int | None]
    users: Mapped[float | None]
    users_most: Mapped[int | None]
    users_most_at: Mapped[int | None]  # the slot of the sample
    counted: Mapped[int]  # samples that knew the conferences
    conferences: Mapped[float | None]
    conferences_most: Mapped[int | None]
    people: Mapped[float | None]
    people_most: Mapped[int | None]
    forgotten_most: Mapped[int | None]

    __table_args__ = ({"sqlite_with_rowid": False},)


class UserLimitRow(Base):
    """How far the users online have been told to be near the limit."""

    __tablename__ = "user_limits"  # written by services/history/license.py

    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), primary_key=True)
    users_limit: Mapped[int]  # the one of the settings then
    told: Mapped[int]  # percent; 0: nothing since they were well below


class DigestRow(Base):
    """A digest that an operator wants."""

    __tablename__ = "digests"  # written by services/digest/digests.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    every: Mapped[str]
    hour: Mapped[int]  # by the operator's clocks
    told_until: Mapped[datetime]  # the end of the last period that is not to be told again


class MaintenancePlanRow(Base):
    """When a server will be in maintenance: exactly one of `day` and `weekday` is set."""

    __tablename__ = "maintenance_plans"  # written by services/maintenance/rows.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"))
    day: Mapped[str | None]  # ISO 8601: once, on this day
    weekday: Mapped[int | None]  # 0 is Monday: every week
    minute: Mapped[int]  # of the day, by the clocks of the zone
    minutes: Mapped[int]  # that it lasts
    zone: Mapped[str]  # an IANA name
    by_id: Mapped[int]
    by_name: Mapped[str]
    set_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]  # somebody has deleted it
    ended_by: Mapped[str | None]


class PauseRow(Base):
    """A time in which no alerts of a server go out: set for now, or begun as it was planned."""

    __tablename__ = "pauses"  # written by services/maintenance/rows.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    server_id: Mapped[int] = mapped_column(ForeignKey("servers.id"), index=True)
    plan_id: Mapped[int | None]
    began_at: Mapped[datetime]
    until: Mapped[datetime | None]  # null: until somebody ends it
    by_id: Mapped[int]
    by_name: Mapped[str]
    ended_at: Mapped[datetime | None]  # before its time
    ended_by: Mapped[str | None]

    __table_args__ = (UniqueConstraint("plan_id", "began_at"),)


class QuietRow(Base):
    """The quiet hours of an operator."""

    __tablename__ = "quiet_hours"  # written by services/quiet/quiet.py

    operator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    enabled: Mapped[bool]
    days: Mapped[str]  # on which it begins: "01234", 0 is Monday
    begins: Mapped[int]  # minutes after midnight by the operator's clocks, as `ends`
    ends: Mapped[int]
    urgent: Mapped[str]  # the kinds of alerts that are told all the same, with spaces between


class ReceivedRow(Base):
    """An update in work: its content until it is handled, then its id alone."""

    __tablename__ = "received"  # written by services/received.py

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    update_id: Mapped[int] = mapped_column(unique=True)
    content: Mapped[str | None]  # JSON; null: handled
    received_at: Mapped[datetime]
    is_given_out: Mapped[bool] = mapped_column(server_default=false())  # to a later process
