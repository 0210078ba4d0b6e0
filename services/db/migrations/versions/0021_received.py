"""Updates that a webhook has handed over"""

import sqlalchemy as sa
from alembic import op

revision = "0021_received"
down_revision = "0020_active"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "received",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_received"),
        sa.UniqueConstraint("update_id", name="uq_received_update_id"),
    )


def downgrade() -> None:
    op.drop_table("received")
