"""Who is on an alert, and how those that nobody takes are told again"""

import sqlalchemy as sa
from alembic import op

revision = "0016_attention"
down_revision = "0014_maintenance"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attention",
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=True),
        sa.Column("taken_by", sa.BigInteger(), nullable=True),
        sa.Column("taken_name", sa.Text(), nullable=True),
        sa.Column("taken_at", sa.DateTime(), nullable=True),
        sa.Column("repeats", sa.BigInteger(), nullable=False),
        sa.Column("repeated_at", sa.DateTime(), nullable=True),
        sa.Column("escalated_at", sa.DateTime(), nullable=True),
        sa.Column("touched_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["server_id"], ["servers.id"], name="fk_attention_server_id"),
        sa.PrimaryKeyConstraint("thread", name="pk_attention"),
    )
    op.create_index("ix_attention_touched_at", "attention", ["touched_at"])
    op.create_table(
        "insistence",
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("repeat", sa.BigInteger(), nullable=False),
        sa.Column("escalate", sa.BigInteger(), nullable=False),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["server_id"], ["servers.id"], name="fk_insistence_server_id"),
        sa.PrimaryKeyConstraint("server_id", name="pk_insistence"),
    )


def downgrade() -> None:
    op.drop_table("insistence")
    op.drop_index("ix_attention_touched_at", "attention")
    op.drop_table("attention")
