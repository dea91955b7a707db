BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE alert (
	chat_id BIGINT NOT NULL, 
	words VARCHAR(128) NOT NULL, 
	checked BIGINT NOT NULL, 
	created BIGINT NOT NULL, 
	CONSTRAINT pk_alert PRIMARY KEY (chat_id, words)
);
INSERT INTO "alert" VALUES(101,'lithium',1796011200000,1796011200000);
CREATE TABLE article (
	id VARCHAR(16) NOT NULL, 
	title TEXT NOT NULL, 
	url TEXT NOT NULL, 
	source TEXT NOT NULL, 
	authors JSON NOT NULL, 
	published BIGINT, 
	language VARCHAR(8) NOT NULL, 
	image TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	origin VARCHAR(16) NOT NULL, 
	dated BIGINT NOT NULL, 
	first_seen BIGINT NOT NULL, 
	updated BIGINT NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (id)
);
INSERT INTO "article" VALUES('00000000000000aa','Copper leads exports','https://example.org/copper','The Steppe Times','["A. Writer"]',1796011200000,'en','',2,'f1','feed',1796011200000,1796011200000,1796011200000);
INSERT INTO "article" VALUES('00000000000000bb','Мыс бағасы өсті','https://example.org/mys','Дала','[]',NULL,'kk','https://example.org/i.jpg',1,'f2','file',1796011200000,1796011200000,1796011200000);
CREATE TABLE article_topic (
	article_id VARCHAR(16) NOT NULL, 
	topic VARCHAR(32) NOT NULL, 
	score FLOAT NOT NULL, 
	CONSTRAINT pk_article_topic PRIMARY KEY (article_id, topic), 
	CONSTRAINT fk_article_topic_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "article_topic" VALUES('00000000000000aa','trade',0.75);
CREATE TABLE article_version (
	article_id VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	content JSON NOT NULL, 
	replaced BIGINT NOT NULL, 
	CONSTRAINT pk_article_version PRIMARY KEY (article_id, version), 
	CONSTRAINT fk_article_version_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "article_version" VALUES('00000000000000aa',1,'{"title": "Copper"}',1796011200000);
CREATE TABLE delivery (
	digest_id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	thread_id BIGINT NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	layout VARCHAR(8) NOT NULL, 
	parts_sent INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	not_before BIGINT NOT NULL, 
	due BIGINT NOT NULL, 
	sent BIGINT, 
	error TEXT NOT NULL, 
	CONSTRAINT pk_delivery PRIMARY KEY (digest_id, chat_id, thread_id), 
	CONSTRAINT fk_delivery_digest_id FOREIGN KEY(digest_id) REFERENCES digest (id) ON DELETE CASCADE
);
INSERT INTO "delivery" VALUES(1,101,0,'owed','rich',0,2,1796011200000,1796011200000,NULL,'503');
INSERT INTO "delivery" VALUES(1,-1001234567890123,7,'sent','plain',1,0,1796011200000,1796011200000,1796011200000,'');
CREATE TABLE digest (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	cohort TEXT NOT NULL, 
	messages JSON NOT NULL, 
	created BIGINT NOT NULL, 
	CONSTRAINT pk_digest PRIMARY KEY (id)
);
INSERT INTO "digest" VALUES(1,'digest','trade in any language, ru, Asia/Almaty','{"parts": ["<b>Today</b>"], "rich": "", "keyboard": []}',1796011200000);
CREATE TABLE entry (
	feed_id INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	url TEXT NOT NULL, 
	article_id VARCHAR(16), 
	state VARCHAR(8) NOT NULL, 
	attempts INTEGER NOT NULL, 
	error TEXT NOT NULL, 
	first_seen BIGINT NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (feed_id, "key"), 
	CONSTRAINT fk_entry_feed_id FOREIGN KEY(feed_id) REFERENCES feed (id) ON DELETE CASCADE
);
INSERT INTO "entry" VALUES(1,'k1','https://example.org/copper','00000000000000aa','read',1,'',1796011200000);
CREATE TABLE feed (
	id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	title TEXT NOT NULL, 
	site TEXT NOT NULL, 
	etag TEXT NOT NULL, 
	last_modified TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	added BIGINT NOT NULL, 
	next_poll BIGINT NOT NULL, 
	last_polled BIGINT, 
	last_success BIGINT, 
	failures INTEGER NOT NULL, 
	error TEXT NOT NULL, 
	CONSTRAINT pk_feed PRIMARY KEY (id), 
	CONSTRAINT uq_feed_url UNIQUE (url)
);
INSERT INTO "feed" VALUES(1,'https://example.org/feed','The Steppe Times','https://example.org','"e1"','Mon',1,1796011200000,1796011200000,1796011200000,1796011200000,0,'');
INSERT INTO "feed" VALUES(2,'https://example.net/gone','','','','',0,1796011200000,1796011200000,NULL,NULL,9,'410 Gone');
CREATE TABLE meta (
	"key" VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('bot','123456');
CREATE TABLE model_day (
	day VARCHAR(10) NOT NULL, 
	requests INTEGER NOT NULL, 
	refused INTEGER NOT NULL, 
	failed INTEGER NOT NULL, 
	CONSTRAINT pk_model_day PRIMARY KEY (day)
);
INSERT INTO "model_day" VALUES('2026-11-30',3,1,0);
CREATE TABLE model_text (
	"key" VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	written BIGINT NOT NULL, 
	CONSTRAINT pk_model_text PRIMARY KEY ("key")
);
INSERT INTO "model_text" VALUES('m1','In a few words.',1796011200000);
CREATE TABLE posting (
	term TEXT NOT NULL, 
	block INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_posting PRIMARY KEY (term, block)
)
 WITHOUT ROWID

;
INSERT INTO "posting" VALUES('copper',0,X'000102FF');
CREATE TABLE question (
	id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	asked BIGINT NOT NULL, 
	shown INTEGER NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id)
);
INSERT INTO "question" VALUES(1,101,'медь',1796011200000,3);
CREATE TABLE saved (
	chat_id BIGINT NOT NULL, 
	article_id VARCHAR(16) NOT NULL, 
	position INTEGER NOT NULL, 
	saved BIGINT NOT NULL, 
	CONSTRAINT pk_saved PRIMARY KEY (chat_id, article_id, position), 
	CONSTRAINT fk_saved_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "saved" VALUES(101,'00000000000000aa',1,1796011200000);
CREATE TABLE section (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id VARCHAR(16) NOT NULL, 
	position INTEGER NOT NULL, 
	heading TEXT NOT NULL, 
	text TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	CONSTRAINT fk_section_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT uq_section_article_id_position UNIQUE (article_id, position)
);
INSERT INTO "section" VALUES(1,'00000000000000aa',0,'','Kazakhstan sold copper cathodes to China.','Copper was sold.');
INSERT INTO "section" VALUES(2,'00000000000000aa',1,'Prices','The price rose to $9,000 a tonne.

It may fall.','The price rose.');
INSERT INTO "section" VALUES(3,'00000000000000bb',0,'','Мыс бағасы тоннасына 9 000 долларға жетті.','');
CREATE TABLE subscriber (
	chat_id BIGINT NOT NULL, 
	thread_id BIGINT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	digest_language VARCHAR(8) NOT NULL, 
	timezone VARCHAR(64) NOT NULL, 
	hours JSON NOT NULL, 
	days INTEGER NOT NULL, 
	topics JSON NOT NULL, 
	layout VARCHAR(8) NOT NULL, 
	subscribed BOOLEAN NOT NULL, 
	stopped TEXT NOT NULL, 
	next_due BIGINT, 
	last_digest BIGINT, 
	created BIGINT NOT NULL, 
	CONSTRAINT pk_subscriber PRIMARY KEY (chat_id, thread_id)
);
INSERT INTO "subscriber" VALUES(101,0,'private','ru','','Asia/Almaty','["08:00", "18:30"]',127,'["trade"]','rich',1,'',1796011200000,1796011200000,1796011200000);
INSERT INTO "subscriber" VALUES(-1001234567890123,7,'supergroup','en','en','UTC','["07:00"]',31,'[]','plain',1,'blocked by the user',NULL,NULL,1796011200000);
CREATE TABLE vocabulary (
	skeleton TEXT NOT NULL, 
	term TEXT NOT NULL, 
	CONSTRAINT pk_vocabulary PRIMARY KEY (skeleton, term)
)
 WITHOUT ROWID

;
INSERT INTO "vocabulary" VALUES('kpr','copper');
CREATE INDEX ix_article_dated ON article (dated);
CREATE INDEX ix_article_first_seen ON article (first_seen);
CREATE INDEX ix_feed_active_next_poll ON feed (active, next_poll);
CREATE INDEX ix_question_chat_id_asked ON question (chat_id, asked);
CREATE INDEX ix_subscriber_next_due ON subscriber (next_due);
CREATE INDEX ix_article_topic_topic ON article_topic (topic);
CREATE INDEX ix_delivery_chat_id_thread_id ON delivery (chat_id, thread_id);
CREATE INDEX ix_delivery_state_not_before ON delivery (state, not_before);
CREATE INDEX ix_entry_url ON entry (url);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('section',3);
COMMIT;
