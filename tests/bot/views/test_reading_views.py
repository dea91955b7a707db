"""Answers, articles and digests as a reader meets them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.locales import texts
from bot.views import callbacks
from bot.views.answers import answer_view
from bot.views.articles import article_view, section_view
from bot.views.callbacks import Callback, decode
from bot.views.digests import edition_view
from bot.views.markup import plain_text
from bot.views.reading_time import minutes, reading_time
from bot.views.tastes import taste_view
from content.answer import Answer, Copy, Excerpt
from content.article import Section
from content.edition import Edition, Tap

EN, RU = texts("en"), texts("ru")


def pressed(message, verb):
    """The callbacks of that verb among the buttons."""
    found = [decode(button.data) for row in message.keyboard for button in row if button.data]
    return [callback for callback in found if callback.verb == verb]


@pytest.fixture
def excerpt(article):
    text = "The builders put the price at $90 million."
    return Excerpt(
        article_id=article.id,
        position=1,
        title=article.title,
        heading="What it costs",
        url=article.url,
        source=article.source,
        published=article.published,
        language="en",
        text=text,
        marks=((21, 26), (30, 41)),
        score=3.0,
    )


def test_an_answer_marks_the_words_and_names_the_source(excerpt):
    message = answer_view(EN, Answer("price?", True, (excerpt,)), 7, timezone="Asia/Almaty")
    assert message.parts[0] == (
        "<b>price?</b>\n\n"
        "<b>1. What it costs</b>\n"
        "The builders put the <b>price</b> at <b>$90 million</b>.\n"
        '<a href="https://example.org/news/solar?page=1&amp;from=feed">Harvest of light: a solar park opens '
        "on the steppe</a> · Steppe Courier · 24 November 2026"
    )
    assert "<mark>price</mark>" in message.rich


def test_an_excerpt_opens_its_section_its_article_and_its_source(excerpt, article):
    message = answer_view(EN, Answer("price?", True, (excerpt,)), 7)
    assert pressed(message, callbacks.SECTION) == [Callback("sec", (article.id, "1"))]
    assert pressed(message, callbacks.ARTICLE) == [Callback("art", (article.id,))]
    assert [button.url for button in message.keyboard[0] if button.url] == [article.url]


def test_links_lead_to_the_sentence_where_its_address_is_known(excerpt):
    straight = replace(excerpt, link=f"{excerpt.url}#:~:text=The%20builders")
    message = answer_view(EN, Answer("price?", True, (straight,)), 7)
    assert [button.url for button in message.keyboard[0] if button.url] == [straight.link]
    assert "#:~:text=The%20builders" in message.parts[0]


def test_who_else_says_the_same_is_named(excerpt):
    also = tuple(Copy(f"a{n}", "Solar", f"https://example.org/{n}", f"Paper <{n}>") for n in range(6))
    message = answer_view(EN, Answer("price?", True, (replace(excerpt, also=also),)), 7)
    assert 'Also in: <a href="https://example.org/0">Paper &lt;0&gt;</a>, ' in message.parts[0]
    assert message.parts[0].endswith("Paper &lt;3&gt;</a>, +2")


def test_an_answer_from_another_time_than_asked_for_says_so(excerpt):
    answer = Answer("price today?", True, (excerpt,), elsewhen=True)
    assert EN("answer-elsewhen") in answer_view(EN, answer, 7).parts[0]
    assert EN("answer-elsewhen") not in answer_view(EN, replace(answer, elsewhen=False), 7).parts[0]


def test_a_kept_excerpt_has_a_full_star(excerpt, article):
    answer = Answer("price?", True, (excerpt,))
    assert pressed(answer_view(EN, answer, 7), callbacks.SAVE)
    kept = answer_view(EN, answer, 7, saved={(article.id, 1)})
    assert pressed(kept, callbacks.UNSAVE)
    assert not pressed(kept, callbacks.SAVE)


def test_more_goes_on_where_this_page_ends(excerpt):
    message = answer_view(EN, Answer("price?", True, (excerpt,) * 3, more=True), 7, offset=3)
    assert pressed(message, callbacks.MORE) == [Callback("more", ("7", "0")), Callback("more", ("7", "6"))]
    assert "4. What it costs" in message.parts[0]


def test_no_answer_is_said_plainly_and_topics_offered():
    message = answer_view(EN, Answer("who won the chess olympiad", False, ()), 7)
    assert "I have read nothing that answers this" in message.parts[0]
    assert Callback("ask", ("trade",)) in pressed(message, callbacks.ASK_TOPIC)
    assert not pressed(message, callbacks.MORE)


def test_a_section_is_shown_whole(article):
    message = section_view(EN, article, 0, timezone="Asia/Almaty")
    assert "\n\nIt took two years to build." in message.parts[0]
    assert message.parts[0].startswith("<b>Harvest of light")


def test_a_long_section_turns_pages_without_losing_a_word(article, check):
    paragraphs = tuple(f"{number} " + "word " * 300 for number in range(20))
    long = replace(article, sections=(Section("", paragraphs),))
    pages = [section_view(EN, long, 0, page=page) for page in range(10)]
    shown = [plain_text(page.parts[0]).partition("\n\n")[2].split() for page in pages]
    assert [word for page in shown for word in page] == " ".join(paragraphs).split()
    assert pressed(pages[1], callbacks.SECTION) == [
        Callback("sec", (long.id, "0", "0")),
        Callback("sec", (long.id, "0", "2")),
    ]
    assert section_view(EN, long, 0, page=99) == pages[-1]


def test_a_section_that_is_not_there_is_refused(article):
    with pytest.raises(ValueError, match="2 sections, none at 2"):
        section_view(EN, article, 2)


def test_an_article_folds_its_sections_in_rich_and_sums_them_up_in_plain(article):
    message = article_view(EN, article)
    assert message.rich.count("<details>") == 2
    assert "It took two years to build." in message.rich
    assert "It took two years to build." not in message.parts[0]
    assert [callback.arguments[1] for callback in pressed(message, callbacks.SECTION)] == ["0", "1"]


def test_a_digest_tells_a_story_with_figures_words_and_source(edition):
    message = edition_view(EN, edition, "Asia/Almaty")
    assert message.parts[0] == (
        "<b>Tuesday, 24 November</b>\n\n"
        "One story from one source, a minute to read. Today: Energy.\n\n"
        "<b>1. Harvest of light: a solar park opens on the steppe</b>\n"
        "Energy · Economy · 1 min\n\n"
        "A park of 100 megawatts began to feed the grid on Monday.\n\n"
        "<b>In figures</b>\n"
        "• Capacity of the park: <b>100 megawatts</b>\n\n"
        "<blockquote>We sell sunlight now\n— <i>the engineer</i></blockquote>\n\n"
        '<a href="https://example.org/news/solar?page=1&amp;from=feed">Steppe Courier</a>, 05:00\n\n'
        "<i>📖 read · ☆ keep · 👍 more like this · 👎 fewer · 💬 ask</i>\n\n"
        "<i>From Mon 23 Nov, 08:00 to Tue 24 Nov, 08:00, Almaty time.</i>"
    )


def test_a_name_that_begins_small_stays_small_in_the_figures(edition):
    story = edition.stories[0]
    figures = (replace(story.figures[0], measure="eBay’s sales"),)
    edition = replace(edition, stories=(replace(story, figures=figures),))
    assert "• eBay’s sales: <b>" in edition_view(EN, edition).parts[0]


def test_no_blank_follows_a_full_stop_of_chinese(edition):
    assert "分钟。今天：" in edition_view(texts("zh"), edition).parts[0]


def test_a_rich_digest_folds_the_other_sections(edition):
    markup = edition_view(EN, edition, "Asia/Almaty").rich
    assert "<details><summary>Section by section</summary><h4>What it costs</h4>" in markup
    assert "<aside>We sell sunlight now<cite>the engineer</cite></aside>" in markup
    assert "<table bordered striped><caption>In figures</caption>" in markup


def test_a_late_digest_says_so(edition, now):
    message = edition_view(EN, edition, "Asia/Almaty", late_since=now - timedelta(hours=2))
    assert "Late: this was due on Tue 24 Nov, 06:00" in message.parts[0]


def test_a_quiet_day_is_called_one_and_older_pieces_are_dated(edition, now):
    old = replace(edition.stories[0], published=now - timedelta(days=400))
    quiet = Edition(edition.since, edition.until, ("energy",), ("en",), (), from_library=(old,))
    said = edition_view(EN, quiet, "Asia/Almaty").parts[0]
    assert "A quiet day: nothing new since Mon 23 Nov, 08:00 (Energy)." in said
    assert "published 20 October 2025 · Energy" in said


def test_a_digest_opens_its_stories_and_switches_its_layout(edition, article):
    message = edition_view(EN, edition)
    assert pressed(message, callbacks.ARTICLE) == [Callback("art", (article.id,))]
    assert pressed(message, callbacks.LAYOUT) == [Callback("layout", ("switch",))]


def test_a_quote_that_the_summary_has_is_not_shown_again(edition):
    [story] = edition.stories
    [quote] = story.quotes
    said = replace(story, summary=f"“{quote.text},” said {quote.speaker}.")
    assert "<aside>" not in edition_view(EN, replace(edition, stories=(said,))).rich
    other = replace(quote, text="Next year it will be wind")
    both = replace(said, quotes=(quote, other))
    assert f"<aside>{other.text}" in edition_view(EN, replace(edition, stories=(both,))).rich


def test_a_story_can_be_read_on_kept_wished_for_and_asked_about(edition, article):
    message = edition_view(EN, edition)
    assert pressed(message, callbacks.SAVE) == [Callback("save", (article.id, "0"))]
    for verb in (callbacks.MORE_LIKE, callbacks.FEWER_LIKE, callbacks.ABOUT):
        assert pressed(message, verb) == [Callback(verb, (article.id,))]
        assert pressed(article_view(EN, article), verb) == [Callback(verb, (article.id,))]


def test_a_story_says_why_it_is_there(edition):
    [story] = edition.stories
    followed = edition_view(EN, replace(edition, stories=(replace(story, because="economy"),)))
    assert "Because you follow Economy · 1 min" in followed.parts[0]
    liked = edition_view(EN, replace(edition, stories=(replace(story, because="economy", liked=True),)))
    assert "You asked for more like this · 1 min" in liked.parts[0]


def test_a_story_told_by_several_says_by_how_many(edition):
    [story] = edition.stories
    message = edition_view(EN, replace(edition, stories=(replace(story, sources=3),)))
    assert "Energy · Economy · 3 independent sources · 1 min" in message.parts[0]


def test_a_story_that_moved_says_since_when_it_is_new(edition, now):
    moved = replace(edition.stories[0], told=now - timedelta(days=1), summary="A second park was announced.")
    said = edition_view(EN, replace(edition, stories=(moved,)), "Asia/Almaty").parts[0]
    assert (
        "<b>You read of this on 23 November 2026. New since then:</b>\n\nA second park was announced." in said
    )


def test_a_publisher_that_tells_a_story_twice_is_named_once(edition, article):
    [story] = edition.stories
    again = replace(article, url="https://example.org/again")
    said = edition_view(EN, replace(edition, stories=(replace(story, articles=(article, again)),))).parts[0]
    assert said.count("Steppe Courier") == 1
    assert "and one more" in said


def test_a_digest_says_what_its_reader_asked_for(edition):
    more, fewer = Tap(True, ("trade",), "", ()), Tap(False, (), "The Daily <b>", ())
    said = edition_view(EN, edition, taps=(more, more, fewer)).parts[0]
    assert "More, as you asked: Trade.\nFewer, as you asked: The Daily &lt;b&gt;." in said


def test_taps_are_summed_up_and_can_be_forgotten():
    more = Tap(True, ("trade",), "", ())
    shown = taste_view(EN, (more,), 60)
    assert "More, as you asked: Trade." in shown.parts[0]
    assert pressed(shown, callbacks.TASTE_RESET)
    assert "cancel each other out" in taste_view(EN, (more, replace(more, more=False)), 60).parts[0]
    assert not pressed(taste_view(EN, (), 60), callbacks.TASTE_RESET)


def test_a_plain_digest_breaks_between_stories(edition, check):
    story = replace(edition.stories[0], summary="word " * 130)
    message = edition_view(EN, replace(edition, stories=(story,) * 12), "Asia/Almaty")
    assert len(message.parts) > 1
    assert all(part.startswith(("<b>Tuesday", "<b>")) for part in message.parts)
    check(message, parts=6)


def test_a_russian_digest_speaks_russian(edition):
    said = edition_view(RU, edition, "Asia/Almaty").parts[0]
    assert said.startswith("<b>Вторник, 24 ноября</b>\n\n1 история из 1 источника, читать 1 минуту.")


def test_reading_time_counts_words_and_chinese_characters():
    assert minutes(["word " * 1000]) == 5
    assert minutes(["读" * 510]) == 2
    assert minutes(["short"]) == 1


def test_a_book_is_measured_in_hours():
    assert reading_time(EN, minutes(["word " * 600])) == "3 min"
    assert reading_time(EN, minutes(["word " * 100_000])) == "8 h"


def test_a_heading_without_text_is_told_by_the_section_below_it(article):
    lead = article.sections[0]
    nested = replace(
        article, sections=(lead, Section("Freight", ()), Section("Oil", ("Oil was shipped.",), "Shipped."))
    )
    message = article_view(EN, nested)
    assert "3. Freight › Oil" in plain_text(message.parts[0])
    assert [callback.arguments[1] for callback in pressed(message, callbacks.SECTION)] == ["0", "2"]
