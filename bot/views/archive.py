"""The way to the archive on the web."""

from bot.locales import Texts
from bot.views.blocks import Paragraph, unstyled
from bot.views.compose import compose, link_button, row
from bot.views.message import Message


def archive_view(texts: Texts, address: str, days: int = 0) -> Message:
    """The archive's address as a button; `days` for a link that is this reader's alone."""
    blocks = [Paragraph(unstyled(texts("archive-open")))]
    if days:
        blocks.append(Paragraph(unstyled(texts("archive-yours", days=days))))
    return compose(blocks, [row(link_button(texts("button-archive"), address))])


def no_archive_view(texts: Texts) -> Message:
    """The operator has none."""
    return compose([Paragraph(unstyled(texts("archive-none")))])
