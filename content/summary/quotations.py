"""Where a text puts words in quotation marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Opening mark -> the marks that may close it (Unicode CLDR's quotation delimiters and common mixtures).
# Straight marks close themselves. Single marks are left out: they cannot be told from apostrophes.
_CLOSING = {"“": "”“\"", "„": "“”\"", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"”'}  # fmt: skip
_MARK = re.compile('[“”„«»「」『』"]')


@dataclass(frozen=True, slots=True)
class Quotation:
    """A half-open range [start, end) of a text, quotation marks included."""

    start: int
    end: int
    closed: bool  # False where the closing mark is missing and the range goes on to the end of the text


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order.

    A paragraph that opens a quotation and never closes it is quoted to its end, as in speech that
    goes on over several paragraphs.
    """
    found: list[Quotation] = []
    opened: list[tuple[str, int]] = []
    inner_end = 0
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if opened and mark in _CLOSING[opened[-1][0]] and not _opens_word(text, at, mark):
            _, start = opened.pop()
            inner_end = at + 1
            if not opened:
                found.append(Quotation(start, inner_end, closed=True))
        elif mark in _CLOSING and not _is_inch(text, at, mark):
            opened.append((mark, at))
    if opened:
        start = opened[0][1]
        # Russian often lets one mark close two: «ООО «Заря» сообщила ...
        shared = len(opened) == 1 and inner_end > start
        found.append(Quotation(start, inner_end if shared else len(text), closed=shared))
    return found


def _opens_word(text: str, at: int, mark: str) -> bool:
    """Whether a mark that could also close stands before a word and after a space, so that it opens."""
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    return mark in '“"»' and (before.isspace() or before == "(") and after.isalnum()


def _is_inch(text: str, at: int, mark: str) -> bool:
    """Whether a straight mark follows a digit, as in a 55" screen."""
    return mark == '"' and text[at - 1 : at].isdigit()


def leaves_whole(quoted: Iterable[Quotation], start: int, end: int) -> bool:
    """Whether each quotation of a text stands wholly inside [start, end), or wholly outside of it."""
    return all(
        one.end <= start or one.start >= end or (one.closed and start <= one.start and one.end <= end)
        for one in quoted
    )
