"""Where a reader is: asking for it, and what follows."""

from dataclasses import replace
from datetime import datetime

from bot.locales import Texts
from bot.views.blocks import Paragraph, unstyled
from bot.views.compose import compose
from bot.views.message import Message


def location_view(texts: Texts) -> Message:
    """Asks for it, with a button in place of the keyboard."""
    return replace(_said(texts("location-ask")), shares_location=texts("button-location"))


def located_view(texts: Texts, timezone: str, now: datetime) -> Message:
    """The time zone that was found; takes the button away again."""
    text = texts("location-found", zone=texts.zone_name(timezone), time=texts.time(now, timezone))
    return replace(_said(text), takes_keyboard_away=True)


def no_zone_here_view(texts: Texts) -> Message:
    """The place has no time zone that could be found."""
    return replace(_said(texts("location-unknown")), takes_keyboard_away=True)


def _said(text: str) -> Message:
    return compose([Paragraph(unstyled(text))])
