"""Which stories digests told, and what readers asked for more and fewer of"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "told",
        sa.Column("digest_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("story_id", sa.String(length=16), nullable=False),
        sa.Column("articles", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digest.id"], name=op.f("fk_told_digest_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest_id", "story_id", name=op.f("pk_told")),
    )
    op.create_table(
        "tap",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("more", sa.Boolean(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("tapped", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "article_id", name=op.f("pk_tap")),
    )
