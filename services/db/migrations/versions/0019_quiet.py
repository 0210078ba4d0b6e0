"""Quiet hours of operators"""

import sqlalchemy as sa
from alembic import op

revision = "0019_quiet"
down_revision = "0018_destination_mutes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quiet_hours",
        sa.Column("operator_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("begins", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("urgent", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", name="pk_quiet_hours"),
    )


def downgrade() -> None:
    op.drop_table("quiet_hours")
