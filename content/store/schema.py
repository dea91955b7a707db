"""All tables. Changing one takes a new migration in `migrations/versions`; a test holds the two together."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from content.store.types import Instant, Listed

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite fills only INTEGER keys by itself; PostgreSQL should count in 64 bits.
RowId = BigInteger().with_variant(Integer, "sqlite")

# --- the news ---------------------------------------------------------------------------------

article = Table(
    "article",
    metadata,
    Column("id", String(16), primary_key=True),  # content.article.Article.id
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("authors", JSON, nullable=False),
    Column("published", Instant),
    Column("language", String(8), nullable=False),
    Column("image", Text, nullable=False),
    Column("version", Integer, nullable=False),  # counts up with each change, from 1
    Column("fingerprint", String(64), nullable=False),
    Column("origin", String(16), nullable=False),  # feed | page | file | import | library
    Column("dated", Instant, nullable=False),  # published, or first_seen where unknown or in the future
    Column("first_seen", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
    Index(None, "dated"),
    Index(None, "first_seen"),
)

# What a newer version has replaced; `content` is content.article.to_json.
article_version = Table(
    "article_version",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("content", JSON, nullable=False),
    Column("replaced", Instant, nullable=False),
)

section = Table(
    "section",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),  # never used again: postings refer to it
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),  # in the article, from 0
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),  # paragraphs, a blank line between two
    Column("summary", Text, nullable=False),
    UniqueConstraint("article_id", "position"),
    sqlite_autoincrement=True,
)

article_topic = Table(
    "article_topic",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", String(32), primary_key=True),
    Column("score", Float, nullable=False),
    Index(None, "topic"),
)

# The inverted index: for a term and a run of section ids, the packed postings (content.search.postings).
posting = Table(
    "posting",
    metadata,
    Column("term", Text, primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# The words of the index by what they sound like (content.skeleton), to find misspelt and foreign ones.
vocabulary = Table(
    "vocabulary",
    metadata,
    Column("skeleton", Text, primary_key=True),
    Column("term", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# What sections mean, where a model is installed that tells (content.search.meaning).
embedding = Table(
    "embedding",
    metadata,
    Column("section_id", ForeignKey("section.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

feed = Table(
    "feed",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("site", Text, nullable=False),  # the page the feed belongs to
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("active", Boolean, nullable=False),  # False once it is gone or switched off
    Column("shared", Boolean, nullable=False),  # False: for the readers who added it, and nobody else
    Column("added", Instant, nullable=False),
    Column("next_poll", Instant, nullable=False),
    Column("last_polled", Instant),
    Column("last_success", Instant),
    Column("failures", Integer, nullable=False),  # in a row
    Column("error", Text, nullable=False),  # why the last poll failed; empty after a success
    # content.store.feeds.Rhythm
    Column("changed", Instant),
    *(
        Column(name, Integer, nullable=False, server_default="0")
        for name in ("gap", "ttl", "skip_hours", "skip_days")
    ),
    Index(None, "active", "next_poll"),
)

NOT_READ = text("state <> 'read'")  # the same words in queries, else the index is of no use to them

# Entries already met, so that none is read or announced twice.
entry = Table(
    "entry",
    metadata,
    Column("feed_id", ForeignKey("feed.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(64), primary_key=True),  # content.sources.feeds.Entry.key
    Column("url", Text, nullable=False),
    Column("article_id", String(16)),  # empty while unread or unreadable
    Column("state", String(8), nullable=False),  # new | read | failed
    Column("attempts", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("first_seen", Instant, nullable=False),
    Column("fingerprint", String(32), nullable=False, server_default=""),  # sources.feeds.Entry.fingerprint
    Index(None, "url"),
    Index(None, "article_id"),
    Index("ix_entry_unread", "feed_id", sqlite_where=NOT_READ, postgresql_where=NOT_READ),
)

# Hubs that are asked to send a feed's news by themselves (WebSub).
websub = Table(
    "websub",
    metadata,
    Column("feed_id", ForeignKey("feed.id", ondelete="CASCADE"), primary_key=True),
    Column("hub", Text, nullable=False),
    Column("topic", Text, nullable=False),  # the feed's address as the hub knows it
    Column("token", String(64), nullable=False, unique=True),  # of our address that the hub calls
    Column("secret", String(64), nullable=False),  # that the hub signs with
    Column("next_request", Instant, nullable=False),  # when to ask the hub, for the first time or again
    Column("lease_until", Instant),  # none until the hub has said yes
    Column("failures", Integer, nullable=False),  # in a row
    Column("error", Text, nullable=False),
    Index(None, "next_request"),
)

meta = Table(
    "meta",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# What a language model wrote; the key is a digest of what it was asked.
model_text = Table(
    "model_text",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("text", Text, nullable=False),  # empty where it was refused
    Column("written", Instant, nullable=False),
)

model_day = Table(
    "model_day",
    metadata,
    Column("day", String(10), primary_key=True),  # YYYY-MM-DD, UTC
    Column("requests", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
)

# The edition of each day for everybody, as it was told.
archive = Table(
    "archive",
    metadata,
    Column("day", String(10), primary_key=True),  # YYYY-MM-DD, the operator's time zone
    Column("content", JSON, nullable=False),  # content.archived.to_json
    Column("words", Text, nullable=False),  # what a search looks through, case folded
    Column("stories", Integer, nullable=False),
)

# --- the readers ------------------------------------------------------------------------------

subscriber = Table(
    "subscriber",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),  # forum topic; 0 for none
    Column("kind", String(16), nullable=False),  # private | group | supergroup | channel
    Column("language", String(8), nullable=False),  # of the interface
    Column("timezone", String(64), nullable=False),  # IANA name
    Column("hours", Listed, nullable=False),  # ["08:00", "18:30"], local, sorted
    Column("days", Integer, nullable=False),  # bit 0 is Monday; 127 every day
    # What editions are made of: the fields of content.interests.Interests.
    Column("topics", Listed, nullable=False),
    Column("words", Listed, nullable=False),
    Column("languages", Listed, nullable=False),
    Column("feeds", Listed, nullable=False),
    Column("muted_words", Listed, nullable=False),
    Column("muted_feeds", Listed, nullable=False),
    Column("length", String(8), nullable=False),
    Column("layout", String(8), nullable=False),  # rich | plain
    Column("pictures", Boolean, nullable=False),
    Column("apart", Boolean, nullable=False),  # each story in a message of its own
    Column("quiet", String(11), nullable=False),  # "22:00-07:00", local, without alerts; empty for never
    Column("subscribed", Boolean, nullable=False),
    Column("stopped", Text, nullable=False),  # why Telegram refuses this chat; empty while it does not
    Column("next_due", Instant),  # when the next digest is due; none while not subscribed
    Column("last_digest", Instant),  # end of the last digest's window
    Column("created", Instant, nullable=False),
    Index(None, "next_due"),
    Index(None, "timezone", "language", "next_due"),
)

digest = Table(
    "digest",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),  # digest | alert | broadcast
    Column("cohort", Text, nullable=False),  # what its readers share, in words
    Column("messages", JSON, nullable=False),  # bot.views.message.to_json of each part
    Column("created", Instant, nullable=False),
    Index(None, "created"),
)

OWED = text("state = 'owed'")  # the same words in queries, else the index is of no use to them

# The outbox and ledger in one: what is owed to whom, and what was sent.
delivery = Table(
    "delivery",
    metadata,
    Column("digest_id", ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("state", String(8), nullable=False),  # owed | sent | dropped
    Column("layout", String(8), nullable=False),  # rich | plain
    Column("parts_sent", Integer, nullable=False),  # how many of the digest's messages are out
    Column("attempts", Integer, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("due", Instant, nullable=False),
    Column("sent", Instant),
    Column("error", Text, nullable=False),
    # In the order in which it is sent; what was sent is not in it, and so costs nothing any more.
    Index(
        "ix_delivery_owed",
        *("not_before", "digest_id", "chat_id", "thread_id"),
        sqlite_where=OWED,
        postgresql_where=OWED,
    ),
    Index(None, "chat_id", "state", "digest_id"),
)

# The stories of a digest, so that none is told again unless it moved.
told = Table(
    "told",
    metadata,
    Column("digest_id", ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", String(16), primary_key=True),  # content.edition.Story.id
    Column("articles", JSON, nullable=False),  # their ids, the one to read first in front
)

# More, or fewer, like a story: what a chat asked for, and what the story was about.
tap = Table(
    "tap",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", String(16), primary_key=True),  # of the story's first article; it may be gone
    Column("more", Boolean, nullable=False),
    Column("topics", JSON, nullable=False),  # ids, strongest first
    Column("source", Text, nullable=False),
    Column("words", JSON, nullable=False),  # content.edition.Tap.words
    Column("tapped", Instant, nullable=False),
)

# Which instants to send at are given away already (content.store.pacing); microseconds since 1970.
pace = Table(
    "pace",
    metadata,
    Column("bot", String(32), primary_key=True),  # Telegram's id of it
    Column("next_slot", BigInteger, nullable=False),
    Column("frozen_from", BigInteger, nullable=False),  # when Telegram said 429 to the bot as a whole
    Column("frozen_until", BigInteger, nullable=False),
)

# Who sends to which share of the chats (content.store.lanes).
lane = Table(
    "lane",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("holder", String(36), nullable=False),  # a sender's own id; empty for none
)

# Questions asked, so that "more" still works after a restart.
question = Table(
    "question",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("asked", Instant, nullable=False),
    Column("shown", Integer, nullable=False),  # excerpts of its answer, up to the last one shown
    Index(None, "chat_id", "asked"),
)

# People and chats that an administrator has shut out, whether they are known as readers or not.
blocked = Table(
    "blocked",
    metadata,
    Column("peer_id", BigInteger, primary_key=True, autoincrement=False),  # a user's or chat's Telegram id
    Column("since", Instant, nullable=False),
)

saved = Table(
    "saved",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("saved", Instant, nullable=False),
)

alert = Table(
    "alert",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("words", String(128), primary_key=True),
    Column("checked", Instant, nullable=False),  # articles taken in before are known
    Column("created", Instant, nullable=False),
)

# The stories that a chat was told of by an alert, so that none is told twice; an article stands for each.
alerted = Table(
    "alerted",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("told", Instant, nullable=False),
    Index(None, "told"),
)

# How much of its share of something (questions, uploads) a reader has used (content.store.allowances).
allowance = Table(
    "allowance",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),  # the person's own, or a channel's
    Column("kind", String(16), primary_key=True),
    Column("used_until", Instant, nullable=False),
)

# Who may look after which group or channel from their private chat; asked of Telegram again each time.
managed = Table(
    "managed",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Index(None, "chat_id"),
)
