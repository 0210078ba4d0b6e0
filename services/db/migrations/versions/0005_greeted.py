"""Whom the bot has asked what it asks once"""

import sqlalchemy as sa
from alembic import op

revision = "0005_greeted"
down_revision = "0004_refusals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Who is there already has found their way.
    op.add_column(
        "operators", sa.Column("greeted", sa.Boolean(), nullable=False, server_default=sa.true())
    )


def downgrade() -> None:
    op.drop_column("operators", "greeted")
