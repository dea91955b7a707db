"""Find who is due by group, so that several processes build digests side by side"""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    with op.batch_alter_table("subscriber", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_subscriber_timezone_language_next_due"),
            ["timezone", "language", "next_due"],
            unique=False,
        )
