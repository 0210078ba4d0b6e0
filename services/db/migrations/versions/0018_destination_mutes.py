"""Servers that are mute in a group for a while"""

import sqlalchemy as sa
from alembic import op

revision = "0018_destination_mutes"
down_revision = "0016_attention"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "destination_mutes",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name="fk_destination_mutes_server_id"
        ),
        sa.PrimaryKeyConstraint("chat_id", "topic", "server_id", name="pk_destination_mutes"),
    )


def downgrade() -> None:
    op.drop_table("destination_mutes")
