"""When feeds change and want to be asked, what entries say, and who sends news by itself"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("feed", schema=None) as batch_op:
        batch_op.add_column(sa.Column("changed", sa.BigInteger(), nullable=True))
        for name in ("gap", "ttl", "skip_hours", "skip_days"):
            batch_op.add_column(sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fingerprint", sa.String(length=32), server_default="", nullable=False))
        batch_op.create_index(
            "ix_entry_unread",
            ["feed_id"],
            unique=False,
            sqlite_where=sa.text("state <> 'read'"),
            postgresql_where=sa.text("state <> 'read'"),
        )
    op.create_table(
        "websub",
        sa.Column("feed_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("hub", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("next_request", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_websub_feed_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed_id", name=op.f("pk_websub")),
        sa.UniqueConstraint("token", name=op.f("uq_websub_token")),
    )
    with op.batch_alter_table("websub", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_websub_next_request"), ["next_request"], unique=False)
