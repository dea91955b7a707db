"""Every view, in every language and both layouts, with kind and with hostile content."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.locales import LANGUAGES, texts
from bot.views import (
    admin,
    alerts,
    answers,
    archive,
    articles,
    beginning,
    blocking,
    choosers,
    digests,
    feed_health,
    inline,
    managing,
    muting,
    notices,
    pausing,
    places,
    saved,
    sources,
    subscriptions,
    tastes,
    topics,
    trends,
    welcome,
)
from bot.views import commands as command_list
from content.answer import Answer, Excerpt
from content.article import Article, Section
from content.edition import Edition, KeyFigure, Quote, Story, Tap
from content.interests import Interests
from content.store.model_texts import Usage
from content.topics import TOPICS

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)

HOSTILE = {
    "kind": "A park of 100 megawatts began to feed the grid on Monday.",
    "markup": '<b>&amp;</i> <script>alert("1")</script> & < > &#0; &nosuch; </p></details>',
    "control": "a\x00b\x01\x08\x1b[31m\x7f\u0085c\ud800\udfff\ufffe\r\n\td",
    "bidi": "\u202eabc\u2066 أخبار \u2067\u200f שלום \u2069\u2069\u202c",
    "long": "word " * 40_000,
    "unbroken": "x" * 50_000,
    "emoji": "😀" * 4097,
    "families": "👩‍👩‍👧‍👦🇰🇿👍🏽" * 1000,
    "combining": "a" + "\u0301" * 5000,
    "blank": " \u200b\n\t ",
    "empty": "",
    "link": "javascript:alert(1)",
    "fluent": "{ $words } { -term } {",
}
URLS = ("https://example.org/a?b=1&c=2", "javascript:alert(1)", 'http://exa mple.org/"><b>', "", "http://x")


def excerpt(text, url, position=0):
    marks = ((0, min(4, len(text))), (2, 3), (5, 10**6)) if text else ()
    return Excerpt("0" * 16, position, text, text, url, text, NOW, "en", text, marks, 1.0)


def article(text, url):
    sections = tuple(Section(text, (text, text), text) for _ in range(20 if len(text) < 1000 else 2))
    return Article(text, (Section("", (text,)), *sections), url, text, (text,) * 3, NOW, "en", url)


def story(text, url):
    piece = article(text, url)
    return Story(
        id=piece.id,
        title=text,
        summary=text,
        articles=(piece,) * 9,
        topics=("energy", text),
        published=NOW,
        figures=(KeyFigure(text, text, piece.id, 0),) * 9,
        quotes=(Quote(text, text, piece.id, 0),),
        sources=3,
        told=NOW,
        because=text,
    )


def shown(text):
    return subscriptions.SettingsShown(
        language="en",
        timezone=text,
        hours=("08:00",),
        days=127,
        interests=Interests(topics=(text,), words=(text,), languages=("kk", "ru")),
        layout="rich",
        pictures=True,
        apart=False,
        quiet="22:00-07:00",
        subscribed=True,
        next_due=NOW,
    )


class Count:
    def __init__(self, topic, this_week, last_week):
        self.topic, self.this_week, self.last_week = topic, this_week, last_week
        self.days = (0,) * 6 + (last_week,) + (0,) * 6 + (this_week,)


def messages(said, text, url):
    """One message of every view, with how many plain parts it may have."""
    answer = Answer(text, True, (excerpt(text, url), excerpt(text, url, 1), excerpt("", url, 2)), True)
    window = (NOW, NOW, ("energy", text), ("en",))
    saved_piece = saved.SavedShown("0" * 16, 1, text, text, url, text, None)
    feed = sources.FeedShown(2**40, text, url, url, True, 3, NOW, own=True)
    stats = admin.StatsShown(*[10**9] * 10, model=Usage(10**9, 10**9, 10**9))
    yield answers.answer_view(said, answer, 2**62, 3, "Asia/Almaty", {("0" * 16, 0)}), 1
    yield answers.answer_view(said, Answer(text, False, ()), 1), 1
    yield answers.answer_view(said, Answer(text, False, ()), 1, 3), 1
    for position, page in ((0, 0), (1, 1), (2, 10**6)):
        yield articles.section_view(said, article(text, url), position, saved=bool(page), page=page), 1
    for page in (0, 1, 99):
        yield articles.article_view(said, article(text, url), page=page), 1
    yield articles.article_gone_view(said), 1
    yield (
        digests.edition_view(
            said, Edition(*window, (story(text, url),) * (40 if len(text) < 1000 else 5)), text
        ),
        6,
    )
    yield digests.edition_view(said, Edition(*window, ()), late_since=NOW), 6
    tap = Tap(True, (text,), text, ())
    yield digests.edition_view(said, Edition(*window, (story(text, url),)), taps=(tap,)), 6
    yield tastes.taste_view(said, (tap,), 60), 1
    yield tastes.taste_view(said, (), 60), 1
    yield digests.edition_view(said, Edition(*window, (), (story(text, url),) * 3)), 6
    yield welcome.greeting_view(said), 1
    yield beginning.language_step(said), 1
    yield beginning.topics_step(said, ()), 1
    yield beginning.topics_step(said, ("trade",)), 1
    yield beginning.hour_step(said, text, NOW), 1
    for offer in inline.excerpt_offers(said, answer, "Asia/Almaty", "jarshy_bot"):
        yield offer.message, 1
    for offer in inline.story_offers(said, Edition(*window, (story(text, url),)), "UTC", "jarshy_bot"):
        yield offer.message, 1
    yield welcome.welcome_view(said), 1
    yield welcome.welcome_view(said, subscribed=True), 1
    yield welcome.help_view(said), 1
    yield welcome.help_view(said, admin=True), 1
    yield welcome.ask_prompt_view(said), 1
    yield welcome.privacy_view(said, 30), 1
    yield topics.topics_view(said, Interests()), 1
    yield topics.topics_view(said, Interests(topics=(*TOPICS, text), words=(text,) * 80)), 1
    yield subscriptions.subscribed_view(said, shown("Asia/Almaty")), 1
    yield subscriptions.unsubscribed_view(said), 1
    yield subscriptions.settings_view(said, shown("UTC")), 1
    yield choosers.hours_view(said, ("07:30", "08:00")), 1
    yield choosers.days_view(said, 0b0010101), 1
    yield choosers.zones_view(said, "Antarctica/Troll", NOW), 1
    yield choosers.zones_view(said, "Asia/Almaty", NOW, 99), 1
    yield choosers.languages_view(said), 1
    yield choosers.zones_view(said, "Asia/Almaty", NOW, private=True), 1
    yield choosers.digest_languages_view(said, ()), 1
    yield choosers.digest_languages_view(said, ("kk", "uz")), 1
    yield choosers.lengths_view(said, "long"), 1
    yield choosers.quiet_view(said, ""), 1
    yield choosers.quiet_view(said, "22:30-07:00"), 1
    yield managing.managing_view(said, ()), 1
    yield managing.managing_view(said, (managing.ManagedShown(-(10**12), 7, text),) * 50), 1
    yield managing.added_view(said, text, -(10**12)), 1
    yield muting.mutes_view(said, ()), 1
    yield muting.mutes_view(said, (text,) * 80), 1
    yield places.location_view(said), 1
    yield places.located_view(said, text, NOW), 1
    yield places.no_zone_here_view(said), 1
    yield choosers.layouts_view(said, "plain"), 1
    yield sources.sources_view(said, ()), 1
    yield sources.sources_view(said, (feed,) * 40, 1), 1
    yield sources.sources_view(said, (replace(feed, own=False, muted=True),) * 40), 1
    yield sources.source_added_view(said, feed), 1
    yield sources.source_added_view(said, replace(feed, own=False)), 1
    yield sources.opml_taken_view(said, 3, 2), 1
    yield sources.unfit_file_view(said, 1000), 1
    yield sources.source_unreachable_view(said), 1
    yield sources.no_feed_there_view(said), 1
    yield sources.feeds_full_view(said, 0), 1
    yield sources.feeds_full_view(said, 20), 1
    yield alerts.alerts_view(said, ()), 1
    yield alerts.alerts_view(said, (text, text)), 1
    yield alerts.alert_added_view(said, text), 1
    yield alerts.alert_exists_view(said, text), 1
    yield alerts.alerts_full_view(said, 20), 1
    yield alerts.alert_unfit_view(said, 64), 1
    yield alerts.alert_view(said, text, (article(text, url),) * 9), 1
    yield saved.saved_view(said, ()), 1
    yield saved.saved_view(said, (saved_piece,) * 30, 2), 1
    yield saved.saved_view(said, (saved_piece,) * 3, words=text), 1
    yield saved.saved_view(said, (), words=text or "copper"), 1
    yield trends.trends_view(said, ()), 1
    yield trends.trends_view(said, [Count(topic, 5, 3) for topic in (*TOPICS, "gone")]), 1
    yield admin.stats_view(said, stats), 1
    yield admin.broadcast_prompt_view(said), 1
    yield admin.broadcast_preview_view(said, text, 1000, 2**62), 1
    yield admin.broadcast_done_view(said, 0), 1
    yield admin.broadcast_cancelled_view(said), 1
    yield archive.archive_view(said, url), 1
    yield archive.archive_view(said, url, 90), 1
    yield archive.no_archive_view(said), 1
    yield blocking.block_prompt_view(said, ()), 1
    yield blocking.block_prompt_view(said, [-(10**13)] * 200), 1
    yield blocking.blocked_view(said, 7), 1
    yield blocking.unblocked_view(said, 7), 1
    yield blocking.not_blocked_view(said, 7), 1
    yield blocking.not_blockable_view(said), 1
    yield pausing.pause_view(said, None, 1), 1
    yield pausing.pause_view(said, NOW, 10**6, "Asia/Almaty"), 1
    health = feed_health.FeedHealth(2**62, text, url, True, 3, text, NOW)
    yield feed_health.feed_health_view(said, ()), 1
    yield feed_health.feed_health_view(said, (health, replace(health, active=False)) * 30, 2), 1
    yield notices.error_view(said, "1a2b3c"), 1
    yield notices.not_allowed_view(said), 1
    yield notices.group_admins_only_view(said), 1
    yield notices.flood_view(said, 3), 1
    yield notices.uploads_full_view(said, 3), 1
    yield notices.too_long_view(said, 300), 1
    yield notices.unreadable_view(said), 1
    yield notices.invalid_zone_view(said, text), 1
    yield notices.invalid_hour_view(said, text), 1
    yield notices.words_unfit_view(said, 128), 1
    yield notices.too_many_words_view(said, 30), 1
    yield notices.outdated_button_view(said), 1
    yield notices.thread_closed_view(said), 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("url", URLS)
def test_telegram_takes_every_message(language, url, check):
    for message, parts in messages(texts(language), HOSTILE["kind"], url):
        assert message.rich, "a view has both layouts"
        check(message, parts)


@pytest.mark.parametrize("content", HOSTILE)
def test_telegram_takes_a_message_whatever_the_content(content, check):
    for message, parts in messages(texts("en"), HOSTILE[content], URLS[0]):
        assert message.rich, "a view has both layouts"
        check(message, parts)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60), st.text(max_size=30))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_telegram_takes_a_message_about_anything(check, text, address):
    for message, parts in messages(texts("ru"), text, "https://" + address):
        check(message, parts)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=9000))
def test_a_broadcast_says_anything_visible(check, words):
    try:
        message = admin.broadcast_message(words)
    except ValueError:
        return
    check(message, parts=20)


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_the_commands(language):
    listed = command_list.admin_commands(texts(language))
    assert len(listed) <= 100
    assert len({command.name for command in listed}) == len(listed)
    for command in listed:
        assert 1 <= len(command.name) <= 32
        assert set(command.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")
        assert 1 <= len(command.description) <= 256


def test_the_commands_of_readers_are_those_of_the_help():
    shown_help = welcome.help_view(texts("en")).parts[0]
    assert all(f"/{command.name}" in shown_help for command in command_list.commands(texts("en")))
