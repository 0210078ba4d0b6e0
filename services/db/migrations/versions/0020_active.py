"""Whose turn it is where several processes use the database."""

import sqlalchemy as sa
from alembic import op

revision = "0020_active"
down_revision = "0019_quiet"
branch_labels = None
depends_on = None


def upgrade() -> None:
    active = op.create_table(
        "active",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("term", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_active"),
    )
    op.bulk_insert(active, [{"id": 1, "term": 0}])


def downgrade() -> None:
    op.drop_table("active")
