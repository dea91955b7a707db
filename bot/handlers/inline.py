"""@bot in any chat: excerpts that answer what is typed, or today's stories, to share."""

import logging
from collections.abc import Sequence

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.handlers.digest import WINDOW
from bot.handlers.limits import Kind, wait_for
from bot.handlers.visit import Visit
from bot.locales import zone
from bot.views.inline import Offer, excerpt_offers, story_offers
from bot.views.message import Button
from content.edition import Wish
from content.search.overview import overview_of
from content.search.period import Period

logger = logging.getLogger(__name__)

_A_PAGE = 10
_SHORTEST = 2  # characters; of less nobody wants an answer yet
_CACHED = 60  # seconds that Telegram may give this reader the same answer


async def offer(visit: Visit, query: InlineQuery) -> None:
    """Answer with what fits; with nothing typed, with the stories of the reader's last day.

    Apps ask at every pause in typing. Whoever asks too often gets what there is later, without a word.
    """
    words = " ".join(query.query.split())
    offset = int(query.offset) if query.offset.isascii() and query.offset.isdigit() else 0
    following, found = "", tuple[Offer, ...]()
    timezone, bot = visit.subscriber.timezone, visit.update.get_bot().username
    period = (
        overview_of(words, visit.now.astimezone(zone(timezone)))
        if words
        else Period(visit.now - WINDOW, visit.now)
    )
    if await wait_for(visit, Kind.QUESTION):
        logger.info("an inline query too many")
    elif period is not None:
        edition = await visit.parts.newsroom.edition(
            Wish(visit.subscriber.interests), period.since, period.until, told_in=visit.subscriber.language
        )
        found = story_offers(visit.texts, edition, timezone, bot)
    elif len(words) >= _SHORTEST:
        answer = await visit.parts.newsroom.ask(words, timezone=zone(timezone), limit=_A_PAGE, offset=offset)
        found = excerpt_offers(visit.texts, answer, timezone, bot)
        following = str(offset + len(answer.excerpts)) if answer.more else ""
    try:
        await query.answer(
            [_result(one) for one in found],
            cache_time=_CACHED,
            is_personal=True,  # language, interests and clock are the reader's
            next_offset=following,
            button=InlineQueryResultsButton(visit.texts("button-ask-in-private"), start_parameter="inline"),
        )
    except BadRequest as refusal:
        logger.info("an inline query was answered too late: %s", refusal.message)


def _result(one: Offer) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        one.id,
        one.title,
        InputTextMessageContent(
            one.message.parts[0],
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=_links(one.message.keyboard),
        description=one.description,
        thumbnail_url=one.picture or None,
    )


def _links(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    kept = [[InlineKeyboardButton(button.label, url=button.url) for button in row] for row in rows]
    return InlineKeyboardMarkup(kept) if kept else None
