"""Rules that stop forgotten conferences"""

import sqlalchemy as sa
from alembic import op

revision = "0010_rules"
down_revision = "0009_batches"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "policies",
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("interval", sa.Double(), nullable=False),
        sa.Column("acts", sa.Boolean(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("threshold", sa.BigInteger(), nullable=False),
        sa.Column("empty", sa.Boolean(), nullable=False),
        sa.Column("lone_host", sa.Boolean(), nullable=False),
        sa.Column("no_host", sa.Boolean(), nullable=False),
        sa.Column("from_hour", sa.BigInteger(), nullable=False),
        sa.Column("to_hour", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Boolean(), nullable=False),
        sa.Column("warning", sa.BigInteger(), nullable=False),
        sa.Column("at_once", sa.BigInteger(), nullable=False),
        sa.Column("per_day", sa.BigInteger(), nullable=False),
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["server_id"], ["servers.id"], name="fk_policies_server_id"),
        sa.PrimaryKeyConstraint("server_id", name="pk_policies"),
    )
    op.create_table(
        "policy_courses",
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("dry_since", sa.DateTime(), nullable=True),
        sa.Column("reported_at", sa.DateTime(), nullable=True),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.Column("read_by", sa.Text(), nullable=True),
        sa.Column("paused_at", sa.DateTime(), nullable=True),
        sa.Column("pause", sa.Text(), nullable=True),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("resumed_at", sa.DateTime(), nullable=True),
        sa.Column("resumed_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["server_id"], ["servers.id"], name="fk_policy_courses_server_id"),
        sa.PrimaryKeyConstraint("server_id", name="pk_policy_courses"),
    )
    op.create_table(
        "policy_cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("conference_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("age", sa.Double(), nullable=False),
        sa.Column("dry", sa.Boolean(), nullable=False),
        sa.Column("warned_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["server_id"], ["servers.id"], name="fk_policy_cases_server_id"),
        sa.PrimaryKeyConstraint("id", name="pk_policy_cases"),
    )
    for column in ("state", "conference_id"):
        op.create_index(
            f"ix_policy_cases_server_id_{column}", "policy_cases", ["server_id", column]
        )


def downgrade() -> None:
    op.drop_table("policy_cases")
    op.drop_table("policy_courses")
    op.drop_table("policies")
