"""How a text's origin is written wherever it appears: source, date, link."""

from datetime import datetime

from bot.locales import Texts
from bot.views.blocks import Run
from bot.views.markup import truncate

NAME_LIMIT = 80


def source_name(texts: Texts, source: str) -> str:
    """The publisher's name, or words that say there is none."""
    return truncate(source, NAME_LIMIT) or texts("source-unknown")


def source_run(texts: Texts, source: str, url: str) -> Run:
    """The publisher, linked to the text."""
    return Run(source_name(texts, source), href=url)


def date_run(texts: Texts, published: datetime | None, timezone: str) -> Run:
    """The day of publication."""
    if published is None:
        return Run(texts("date-unknown"))
    return Run(texts.date(published, timezone), instant=published, instant_format="D")
