"""Alerts for topics of groups, and for a second channel"""

import sqlalchemy as sa
from alembic import op

revision = "0013_places"
down_revision = "0012_list_choices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "alerts", sa.Column("topic", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.add_column(
        "alerts", sa.Column("channel", sa.Text(), nullable=False, server_default=sa.text("''"))
    )


def downgrade() -> None:
    op.drop_column("alerts", "channel")
    op.drop_column("alerts", "topic")
