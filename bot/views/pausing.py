"""What administrators see of a pause in sending."""

from datetime import datetime

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Heading, Paragraph, unstyled
from bot.views.compose import button, compose
from bot.views.message import Message


def pause_view(texts: Texts, since: datetime | None, owed: int, timezone: str = "UTC") -> Message:
    """Whether messages go out by themselves, how many wait, and a button to change that."""
    state = (
        texts("pause-on", since=texts.moment(since, timezone), owed=owed)
        if since
        else texts("pause-off", owed=owed)
    )
    change = (
        button(texts("button-go-on"), callbacks.encode(callbacks.PAUSE, 0))
        if since
        else button(texts("button-pause"), callbacks.encode(callbacks.PAUSE, 1))
    )
    return compose(
        [Heading(unstyled(texts("pause-title")), level=3), Paragraph(unstyled(state))],
        [(change,), (button(texts("button-close"), callbacks.encode(callbacks.CLOSE)),)],
    )
