"""What administrators see of whom they have shut out."""

from collections.abc import Sequence

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Block, Heading, Paragraph, unstyled
from bot.views.compose import button, compose, grid
from bot.views.message import Message

_MOST = 60  # in the list; the others are let in by /unblock


def block_prompt_view(texts: Texts, shut_out: Sequence[int]) -> Message:
    """How to block, and who is blocked."""
    blocks: list[Block] = [
        Heading(unstyled(texts("block-title")), level=3),
        Paragraph(unstyled(texts("block-prompt"))),
        Paragraph(unstyled(texts("block-list", count=len(shut_out)))),
    ]
    buttons = [button(f"{peer}", callbacks.encode(callbacks.UNBLOCK, peer)) for peer in shut_out[:_MOST]]
    return compose(blocks, grid(buttons, 3))


def blocked_view(texts: Texts, peer_id: int) -> Message:
    """Somebody is shut out now."""
    return compose([Paragraph(unstyled(texts("block-done", reader=str(peer_id))))])


def unblocked_view(texts: Texts, peer_id: int) -> Message:
    """They are let in again."""
    return compose([Paragraph(unstyled(texts("block-undone", reader=str(peer_id))))])


def not_blocked_view(texts: Texts, peer_id: int) -> Message:
    """They were not shut out."""
    return compose([Paragraph(unstyled(texts("block-unknown", reader=str(peer_id))))])


def not_blockable_view(texts: Texts) -> Message:
    """An administrator was meant."""
    return compose([Paragraph(unstyled(texts("block-not-admin")))])
