"""What several senders share: the instants given away, and who sends to which chats"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "pace",
        sa.Column("bot", sa.String(length=32), nullable=False),
        sa.Column("next_slot", sa.BigInteger(), nullable=False),
        sa.Column("frozen_from", sa.BigInteger(), nullable=False),
        sa.Column("frozen_until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("bot", name=op.f("pk_pace")),
    )
    op.create_table(
        "lane",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("holder", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_lane")),
    )
