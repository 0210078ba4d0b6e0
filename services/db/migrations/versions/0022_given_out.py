"""Whether an update that was left has been given out"""

import sqlalchemy as sa
from alembic import op

revision = "0022_given_out"
down_revision = "0021_received"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "received",
        sa.Column("is_given_out", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("received", "is_given_out")
