"""Conferences that nobody may stop"""

import sqlalchemy as sa
from alembic import op

revision = "0006_protections"
down_revision = "0005_greeted"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "protections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["server_id"], ["servers.id"], name="fk_protections_server_id"),
        sa.PrimaryKeyConstraint("id", name="pk_protections"),
        sa.UniqueConstraint(
            "server_id", "kind", "value", name="uq_protections_server_id_kind_value"
        ),
    )


def downgrade() -> None:
    op.drop_table("protections")
