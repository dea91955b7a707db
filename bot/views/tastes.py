"""What a reader asked for more and fewer of, and how to take it back."""

from collections import Counter
from collections.abc import Sequence

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Block, Footer, Heading, Paragraph, unstyled
from bot.views.citing import NAME_LIMIT
from bot.views.compose import button, compose
from bot.views.markup import truncate
from bot.views.message import Message
from bot.views.topics import topic_name
from content.edition import Tap

_NAMED = 6


def taste_view(texts: Texts, taps: Sequence[Tap], days: int) -> Message:
    """What the taps of the last `days` come to, in a few words, and the button that forgets them."""
    lines = leanings(texts, taps) or [texts("taste-balanced" if taps else "taste-none")]
    blocks: list[Block] = [
        Heading(unstyled(texts("taste-title")), level=3),
        *(Paragraph(unstyled(line)) for line in lines),
        Footer(unstyled(texts("taste-hint", days=days))),
    ]
    reset = (button(texts("button-taste-reset"), callbacks.encode(callbacks.TASTE_RESET)),) if taps else ()
    leave = (
        button(texts("button-topics"), callbacks.encode(callbacks.TOPICS)),
        button(texts("button-close"), callbacks.encode(callbacks.CLOSE)),
    )
    return compose(blocks, [reset, leave])


def leanings(texts: Texts, taps: Sequence[Tap]) -> list[str]:
    """One line on what there is to be more of, and one on what fewer, where the taps come to anything."""
    balance: Counter[str] = Counter()
    for one in taps:
        balance[matter(texts, one)] += 1 if one.more else -1
    names = sorted(filter(None, balance), key=lambda name: (-abs(balance[name]), name))
    more = [name for name in names if balance[name] > 0][:_NAMED]
    fewer = [name for name in names if balance[name] < 0][:_NAMED]
    lines = []
    if more:
        lines.append(texts("taste-more", names=", ".join(more)))
    if fewer:
        lines.append(texts("taste-fewer", names=", ".join(fewer)))
    return lines


def matter(texts: Texts, one: Tap) -> str:
    """What a tap is about, as far as words can say it: the topic, else the source, else nothing."""
    if one.topics:
        return topic_name(texts, one.topics[0])
    return truncate(one.source, NAME_LIMIT)
