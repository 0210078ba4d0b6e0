"""The status port beside what was learned of it, and an index for the availability"""

import sqlalchemy as sa
from alembic import op

revision = "0003_status_port"
down_revision = "0002_monitoring"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("status", sa.Column("port", sa.BigInteger(), nullable=True))
    op.create_index("ix_outages_server_id_ended_at", "outages", ["server_id", "ended_at"])


def downgrade() -> None:
    op.drop_index("ix_outages_server_id_ended_at", table_name="outages")
    op.drop_column("status", "port")
