"""Why a chat is paused"""

import sqlalchemy as sa
from alembic import op

revision = "0004_refusals"
down_revision = "0003_status_port"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("recipients", sa.Column("reason", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("recipients", "reason")
