"""Records with every state they had, the log, and how much was erased."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    code_points = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
    op.create_table(
        "records",
        sa.Column("kind", code_points, primary_key=True),
        sa.Column("id", code_points, primary_key=True),
        sa.Column("since", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("until", sa.BigInteger()),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("records_by_end", "records", ["kind", "until", "id"])
    op.create_table(
        "entries",
        sa.Column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("entries_by_moment", "entries", ["at"])
    op.create_table(
        "erasures",
        sa.Column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("kind", code_points, primary_key=True),
        sa.Column("count", sa.BigInteger(), nullable=False),
    )
