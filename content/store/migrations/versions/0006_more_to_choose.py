"""What readers choose beyond topics and hours; alerts in forum topics, once a story; limits"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _subscribers()
    # Not in a batch, which drops the table on SQLite, and with it what refers to it.
    op.add_column("feed", sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_index(op.f("ix_entry_article_id"), "entry", ["article_id"])
    _alerts()
    op.create_table(
        "alerted",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_alerted_article_id_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", "article_id", name=op.f("pk_alerted")),
    )
    op.create_index(op.f("ix_alerted_told"), "alerted", ["told"])
    op.create_table(
        "allowance",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("used_until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "kind", name=op.f("pk_allowance")),
    )
    op.create_table(
        "managed",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "chat_id", name=op.f("pk_managed")),
    )
    op.create_index(op.f("ix_managed_chat_id"), "managed", ["chat_id"])


def _subscribers() -> None:
    for name in ("words", "languages", "feeds", "muted_words", "muted_feeds"):
        _add(sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    _add(sa.Column("length", sa.String(8), nullable=False, server_default="normal"))
    _add(sa.Column("pictures", sa.Boolean(), nullable=False, server_default=sa.true()))
    _add(sa.Column("apart", sa.Boolean(), nullable=False, server_default=sa.false()))
    _add(sa.Column("quiet", sa.String(11), nullable=False, server_default=""))
    # A code is two letters, so it can stand in JSON as it is.
    as_list = "'[\"' || digest_language || '\"]'"
    if op.get_bind().dialect.name == "postgresql":
        as_list = f"({as_list})::json"
    op.execute(f"UPDATE subscriber SET languages = {as_list} WHERE digest_language <> ''")  # noqa: S608
    with op.batch_alter_table("subscriber") as subscriber:
        subscriber.drop_column("digest_language")


def _add(column: sa.Column[Any]) -> None:
    op.add_column("subscriber", column)


def _alerts() -> None:
    """An alert belongs to a forum topic, too; SQLite cannot change a key in place."""
    op.rename_table("alert", "former_alert")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_alert RENAME TO pk_former_alert")
    op.create_table(
        "alert",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("words", sa.String(length=128), nullable=False),
        sa.Column("checked", sa.BigInteger(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", "words", name=op.f("pk_alert")),
    )
    op.execute(
        "INSERT INTO alert (chat_id, thread_id, words, checked, created) "
        "SELECT chat_id, 0, words, checked, created FROM former_alert"
    )
    op.drop_table("former_alert")
