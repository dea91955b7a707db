"""What sections mean, where a model tells"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "embedding",
        sa.Column("section_id", _ROW_ID, autoincrement=False, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_embedding_section_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("section_id", name=op.f("pk_embedding")),
    )
