"""In which order lists stand, and what alone they show"""

import sqlalchemy as sa
from alembic import op

revision = "0012_list_choices"
down_revision = "0011_samples"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "list_choices",
        sa.Column("operator_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("sorted_by", sa.Text(), nullable=False),
        sa.Column("only", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("operator_id", "list", name="pk_list_choices"),
    )


def downgrade() -> None:
    op.drop_table("list_choices")
