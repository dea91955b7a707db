"""Short things the bot says when something cannot be done."""

from bot.locales import Texts
from bot.views.blocks import Paragraph, Run, unstyled
from bot.views.compose import compose
from bot.views.markup import truncate
from bot.views.message import Message

_GIVEN_LIMIT = 40


def error_view(texts: Texts, error_id: str) -> Message:
    """Something failed; the operator finds it in the log by its id."""
    return compose(
        [
            Paragraph(unstyled(texts("error"))),
            Paragraph((Run(texts("error-id") + " "), Run(truncate(error_id, _GIVEN_LIMIT), code=True))),
        ]
    )


def not_allowed_view(texts: Texts) -> Message:
    """Only the bot's administrators may do this."""
    return _said(texts("not-allowed"))


def group_admins_only_view(texts: Texts) -> Message:
    """Only the chat's administrators may do this."""
    return _said(texts("group-admins-only"))


def flood_view(texts: Texts, seconds: int) -> Message:
    """The reader asks faster than the bot answers one person."""
    return _said(texts("flood", seconds=seconds))


def uploads_full_view(texts: Texts, limit: int) -> Message:
    """The reader has sent as many sources today as one may."""
    return _said(texts("uploads-full", limit=limit))


def too_long_view(texts: Texts, limit: int) -> Message:
    """The question has more characters than `limit`."""
    return _said(texts("too-long", limit=limit))


def unreadable_view(texts: Texts) -> Message:
    """A photo, a sticker or a voice message, where words are needed."""
    return _said(texts("unreadable"))


def invalid_zone_view(texts: Texts, given: str) -> Message:
    """No such time zone."""
    return _said(texts("invalid-zone", given=truncate(given, _GIVEN_LIMIT)))


def invalid_hour_view(texts: Texts, given: str) -> Message:
    """No such time of day."""
    return _said(texts("invalid-hour", given=truncate(given, _GIVEN_LIMIT)))


def words_unfit_view(texts: Texts, limit: int) -> Message:
    """No word, or more than `limit` characters."""
    return _said(texts("words-unfit", limit=limit))


def too_many_words_view(texts: Texts, limit: int) -> Message:
    """The reader has as many words as one may have."""
    return _said(texts("words-full", limit=limit))


def outdated_button_view(texts: Texts) -> Message:
    """The button belongs to something that is gone."""
    return _said(texts("outdated-button"))


def thread_closed_view(texts: Texts) -> Message:
    """Told once to an administrator of a chat: its digests go to the main thread now."""
    return _said(texts("thread-closed"))


def _said(text: str) -> Message:
    return compose([Paragraph(unstyled(text))])
