"""Find what is owed, and what a chat had, at a cost that does not grow with all that was ever sent"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_OWED = sa.text("state = 'owed'")


def upgrade() -> None:
    op.drop_index("ix_delivery_state_not_before", table_name="delivery")
    op.drop_index("ix_delivery_chat_id_thread_id", table_name="delivery")
    op.create_index(
        "ix_delivery_owed",
        "delivery",
        ["not_before", "digest_id", "chat_id", "thread_id"],
        sqlite_where=_OWED,
        postgresql_where=_OWED,
    )
    op.create_index("ix_delivery_chat_id_state_digest_id", "delivery", ["chat_id", "state", "digest_id"])
    op.create_index("ix_digest_created", "digest", ["created"])
