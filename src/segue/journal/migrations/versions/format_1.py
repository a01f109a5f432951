"""Format 1: header, cases, events."""

import sqlalchemy as sa
from alembic import op


revision = "1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "header",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("journal_id", sa.LargeBinary, nullable=False),
        sa.Column("profile", sa.String, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.Column("manifest", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "cases",
        sa.Column("case_id", sa.LargeBinary, primary_key=True),
        sa.Column("slot", sa.LargeBinary, nullable=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "events",
        sa.Column("case_id", sa.LargeBinary, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
