"""What a reader's editions are made of: topics of their own, muted words, languages, length."""

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.rights import choosing
from bot.handlers.visit import Visit
from bot.views import callbacks
from bot.views.callbacks import Callback
from bot.views.choosers import digest_languages_view, lengths_view
from bot.views.muting import mutes_view
from bot.views.notices import too_many_words_view, words_unfit_view
from bot.views.subscriptions import settings_view
from bot.views.topics import topics_view
from content import phrases
from content.interests import LENGTHS, Interests


@choosing
async def add_word(visit: Visit) -> None:
    """Follow the visit's words as a topic of the reader's own."""
    if await _may_add(visit, visit.subscriber.interests.words):
        words = phrases.tidy(visit.words)
        visit = await visit.choose_interests(
            lambda present: replace(present, words=_with(present.words, words))
        )
        await visit.show(topics_view(visit.texts, visit.subscriber.interests))


async def remove_word(visit: Visit, callback: Callback) -> str:
    """Follow it no longer."""
    visit = await visit.choose_interests(
        lambda present: replace(present, words=_without(present.words, callback.arguments[0]))
    )
    await visit.show_instead(topics_view(visit.texts, visit.subscriber.interests))
    return visit.texts("toast-unfollowed")


async def mutes(visit: Visit, _callback: Callback) -> str:
    """What the reader does not want to hear of."""
    await visit.open(mutes_view(visit.texts, visit.subscriber.interests.muted_words))
    return ""


@choosing
async def mute(visit: Visit) -> None:
    """Bring nothing more about the visit's words."""
    if await _may_add(visit, visit.subscriber.interests.muted_words):
        words = phrases.tidy(visit.words)
        visit = await visit.choose_interests(
            lambda present: replace(present, muted_words=_with(present.muted_words, words))
        )
        await visit.show(mutes_view(visit.texts, visit.subscriber.interests.muted_words))


async def unmute(visit: Visit, callback: Callback) -> str:
    """Bring it again."""
    visit = await visit.choose_interests(
        lambda present: replace(present, muted_words=_without(present.muted_words, callback.arguments[0]))
    )
    await visit.show_instead(mutes_view(visit.texts, visit.subscriber.interests.muted_words))
    return visit.texts("toast-changed")


async def digest_languages(visit: Visit, _callback: Callback) -> str:
    """The languages that articles may be in."""
    await visit.open(digest_languages_view(visit.texts, visit.subscriber.interests.languages))
    return ""


async def choose_digest_language(visit: Visit, callback: Callback) -> str:
    """Take articles in one language more, or one less; in any where none is left."""
    code = callback.arguments[0]
    if code != "any" and not (code.isascii() and code.isalpha() and len(code) == 2):
        raise ValueError(f"{code!r} is no language code")

    def chosen(present: Interests) -> Interests:
        languages = set() if code == "any" else {*present.languages} ^ {code}
        return replace(present, languages=tuple(sorted(languages)))

    visit = await visit.choose_interests(chosen)
    await visit.show_instead(digest_languages_view(visit.texts, visit.subscriber.interests.languages))
    return visit.texts("toast-changed")


async def lengths(visit: Visit, _callback: Callback) -> str:
    """How long a digest may be."""
    await visit.open(lengths_view(visit.texts, visit.subscriber.interests.length))
    return ""


async def choose_length(visit: Visit, callback: Callback) -> str:
    """Take one of the lengths."""
    length = callback.arguments[0]
    if length not in LENGTHS:
        raise ValueError(f"{length!r} is none of {', '.join(LENGTHS)}")
    visit = await visit.choose_interests(lambda present: replace(present, length=length))
    await visit.open(settings_view(visit.texts, visit.settings_shown))
    return visit.texts("toast-changed")


async def _may_add(visit: Visit, present: Sequence[str]) -> bool:
    """Whether the visit's words can be kept, and there is room; the reader is told why not."""
    try:
        phrases.tidy(visit.words)
    except ValueError:
        await visit.show(words_unfit_view(visit.texts, phrases.LONGEST))
        return False
    most = visit.parts.settings.reader_words
    if len(present) >= most:
        await visit.show(too_many_words_view(visit.texts, most))
        return False
    return True


def _with(words: Sequence[str], added: str) -> tuple[str, ...]:
    """The words with one more, unless it is there in another spelling."""
    if any(phrases.folded(word) == phrases.folded(added) for word in words):
        return tuple(words)
    return tuple(sorted((*words, added)))


def _without(words: Sequence[str], key: str) -> tuple[str, ...]:
    return tuple(word for word in words if callbacks.key(word) != key)
