"""Stops that are asked for together"""

import sqlalchemy as sa
from alembic import op

revision = "0009_batches"
down_revision = "0008_acts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("confirmations", "audit"):
        op.add_column(table, sa.Column("batch", sa.Text(), nullable=True))
        op.create_index(f"ix_{table}_batch", table, ["batch"])


def downgrade() -> None:
    for table in ("audit", "confirmations"):
        op.drop_index(f"ix_{table}_batch", table)
        op.drop_column(table, "batch")
