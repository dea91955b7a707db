"""Questions: /ask, plain text in private, a mention or a reply in a group, a topic's own command."""

import logging
from datetime import timedelta

from bot.handlers.digest import show_edition
from bot.handlers.limits import Kind, may
from bot.handlers.rights import Action
from bot.handlers.visit import Visit
from bot.locales import FALLBACK, zone
from bot.views.answers import PAGE, answer_view, reply_view
from bot.views.articles import article_gone_view
from bot.views.callbacks import Callback
from bot.views.message import Message
from bot.views.notices import too_long_view
from bot.views.welcome import ask_prompt_view
from content.answer import Answer
from content.search.followup import is_more, with_subject
from content.search.overview import overview_of
from content.store import questions, saved
from content.topics import TOPICS, topic_question

logger = logging.getLogger(__name__)

# So long a question may go on from the one before; later the reader has forgotten that one, too.
_GOES_ON = timedelta(minutes=15)

LONGEST_QUESTION = 500  # characters; what is longer is a text, and no question


async def ask(visit: Visit) -> None:
    """Answer the visit's words; without any, say what may be asked."""
    if not visit.words:
        await visit.show(ask_prompt_view(visit.texts))
        return
    if len(visit.words) > LONGEST_QUESTION:
        await visit.show(too_long_view(visit.texts, LONGEST_QUESTION))
        return
    if not await may(visit, Kind.QUESTION):
        return
    period = overview_of(visit.words, visit.now.astimezone(zone(visit.subscriber.timezone)))
    if period is not None:
        await show_edition(visit, period.since, period.until)
        return
    async with visit.parts.database.read() as connection:
        earlier = await questions.last(connection, visit.chat_id, visit.now - _GOES_ON)
    if earlier and is_more(visit.words):
        answer = await _answer(visit, earlier.text, earlier.shown)
        await visit.show(await _view(visit, answer, earlier.id, earlier.shown))
        return
    question = with_subject(visit.words, earlier.text) if earlier else visit.words
    await _show(visit, question, await _answer(visit, question))


def topic_action(topic_id: str) -> Action:
    """What a topic's own command does."""

    async def ask_topic(visit: Visit) -> None:
        await _ask_topic(visit, topic_id)

    return ask_topic


async def topic_pressed(visit: Visit, callback: Callback) -> str:
    """A topic's button below "nothing found" or the welcome."""
    topic_id = callback.arguments[0]
    if topic_id not in TOPICS:
        raise ValueError(f"there is no topic {topic_id!r}")
    await _ask_topic(visit, topic_id)
    return ""


async def about(visit: Visit, callback: Callback) -> str:
    """What else there is on a story; questions that follow go on from it."""
    article = await visit.parts.newsroom.article(callback.arguments[0])
    if article is None:
        await visit.open(article_gone_view(visit.texts))
        return ""
    await _show(visit, article.title, await _answer(visit, article.title))
    return visit.texts("toast-about")


async def more(visit: Visit, callback: Callback) -> str:
    """Further excerpts, or those before, in place of the ones shown."""
    question_id, offset = callback.number(0), callback.number(1)
    async with visit.parts.database.read() as connection:
        question = await questions.get(connection, visit.chat_id, question_id)
    if question is None:
        raise ValueError(f"question {question_id} is no longer kept")
    answer = await _answer(visit, question, offset)
    await visit.show_instead(await _view(visit, answer, question_id, offset))
    return ""


async def _ask_topic(visit: Visit, topic_id: str) -> None:
    """Ask about a topic in the reader's language; in English where that finds nothing."""
    if not await may(visit, Kind.QUESTION):
        return
    question = topic_question(topic_id, visit.subscriber.language)
    answer = await _answer(visit, question)
    if not answer.answered and visit.subscriber.language != FALLBACK:
        question = topic_question(topic_id, FALLBACK)
        answer = await _answer(visit, question)
    await _show(visit, question, answer)


async def _answer(visit: Visit, question: str, offset: int = 0) -> Answer:
    timezone = zone(visit.subscriber.timezone)
    metrics = visit.parts.metrics
    with metrics.question_time.timing():
        answer = await visit.parts.newsroom.ask(
            question,
            timezone=timezone,
            limit=PAGE,
            offset=offset,
            own_feeds=visit.subscriber.interests.feeds,
        )
    metrics.questions.add("yes" if answer.answered else "no")
    # Not a word of what was asked, unless the operator wants that.
    asked = repr(question) if visit.parts.settings.log_questions else f"{len(question)} characters"
    logger.info("question (%s): %d excerpts from %d on", asked, len(answer.excerpts), offset)
    return answer


async def _show(visit: Visit, question: str, answer: Answer) -> None:
    async with visit.parts.database.write() as connection:
        question_id = await questions.put(connection, visit.chat_id, question, visit.now)
    await visit.show(await _view(visit, answer, question_id))
    # The excerpts come first: a model takes seconds, and may have nothing to say that holds.
    replied = await visit.parts.newsroom.reply(answer)
    if replied.reply:
        await visit.show(reply_view(visit.texts, replied))


async def _view(visit: Visit, answer: Answer, question_id: int, offset: int = 0) -> Message:
    """What to show of an answer; from then on "more" goes on behind it."""
    if answer.excerpts:
        async with visit.parts.database.write() as connection:
            await questions.show(connection, question_id, offset + len(answer.excerpts))
    kept = await _kept(visit, answer)
    return answer_view(visit.texts, answer, question_id, offset, visit.subscriber.timezone, kept)


async def _kept(visit: Visit, answer: Answer) -> frozenset[tuple[str, int]]:
    """Which of the sections in an answer the reader keeps."""
    places = {(excerpt.article_id, excerpt.position) for excerpt in answer.excerpts}
    async with visit.parts.database.read() as connection:
        return frozenset({place for place in places if await saved.has(connection, visit.reader_id, *place)})
