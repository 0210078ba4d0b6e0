"""What servers were like, every five minutes and every hour"""

import sqlalchemy as sa
from alembic import op

revision = "0011_samples"
down_revision = "0010_rules"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "samples",
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("down", sa.Boolean(), nullable=True),
        sa.Column("answer", sa.BigInteger(), nullable=True),
        sa.Column("users", sa.BigInteger(), nullable=True),
        sa.Column("conferences", sa.BigInteger(), nullable=True),
        sa.Column("people", sa.BigInteger(), nullable=True),
        sa.Column("forgotten", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["server_id"], ["servers.id"], name="fk_samples_server_id"),
        sa.PrimaryKeyConstraint("server_id", "slot", name="pk_samples"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hours",
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("looked", sa.BigInteger(), nullable=False),
        sa.Column("down", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.BigInteger(), nullable=True),
        sa.Column("answer_most", sa.BigInteger(), nullable=True),
        sa.Column("users", sa.Double(), nullable=True),
        sa.Column("users_most", sa.BigInteger(), nullable=True),
        sa.Column("users_most_at", sa.BigInteger(), nullable=True),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("conferences", sa.Double(), nullable=True),
        sa.Column("conferences_most", sa.BigInteger(), nullable=True),
        sa.Column("people", sa.Double(), nullable=True),
        sa.Column("people_most", sa.BigInteger(), nullable=True),
        sa.Column("forgotten_most", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["server_id"], ["servers.id"], name="fk_hours_server_id"),
        sa.PrimaryKeyConstraint("server_id", "slot", name="pk_hours"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "user_limits",
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("users_limit", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["server_id"], ["servers.id"], name="fk_user_limits_server_id"),
        sa.PrimaryKeyConstraint("server_id", name="pk_user_limits"),
    )
    op.create_table(
        "digests",
        sa.Column("operator_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("every", sa.Text(), nullable=False),
        sa.Column("hour", sa.BigInteger(), nullable=False),
        sa.Column("told_until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", name="pk_digests"),
    )


def downgrade() -> None:
    op.drop_table("digests")
    op.drop_table("user_limits")
    op.drop_table("hours")
    op.drop_table("samples")
