"""Where the running text of a page stands: its lines as columns of numbers, with a row for each line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from content.reading.lines import Around, Line
from content.reading.shape import letters

Column = np.ndarray  # a number for each line

_PROSE = 60  # letters from which a line without links may be running text
_NEITHER = 0.4  # how much a line that does not end as a sentence counts as prose
_MAIN, _WHOLE_MAIN = 0.5, 0.85  # share of a page's prose that the main block holds
_ENOUGH, _PLENTY = 0.1, 500  # share and weight of the prose that stands outside of comments and the like
_CLAUSE = 12  # letters that ideographs add where they make a statement
_ASIDE = frozenset(("nav", "footer", "aside"))
_STATEMENT = re.compile(r"[.!?…。！？؟۔।։:：\"”»)]\W*$")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page and what is counted of them again and again."""

    lines: Sequence[Line]
    lengths: Column  # in letters
    linked: Column  # share in links
    sentence: Column  # 1 for what ends as a statement and has five words
    prose: Column  # characters of running text
    blocks: Sequence[Sequence[int]]  # for each line the numbers of the blocks around it, the nearest first
    of_line: Column  # and the same flat: the line,
    of_block: Column  # and the block around it
    half_main: int  # the deepest block that holds half of the prose
    main: int  # and nearly all of it


def is_statement(text: str) -> bool:
    """Whether a line ends as sentences and their announcements do, and has words enough for one."""
    if _STATEMENT.search(text) is None:
        return False
    return text.count(" ") >= 4 or (not text.isascii() and letters(text) - len(text) >= _CLAUSE)


def counted(lines: Sequence[Line]) -> Page:
    """What the signs of the lines are made of."""
    lengths = np.array([letters(line.text) for line in lines])
    linked = np.array([line.linked for line in lines], float)
    sentence = np.array([is_statement(line.text) for line in lines], float)
    level = np.array([line.around.level for line in lines])
    running = (level == 0) & (lengths >= _PROSE) & (linked < 0.5)
    prose = running * lengths * (1 - linked) * np.where(sentence > 0, 1, _NEITHER)
    outside = np.array(
        [line.around.comments > 0 or not _ASIDE.isdisjoint(line.around.inside) for line in lines]
    )
    # Where hardly any stands outside, the article itself is called a comment or an aside.
    if (prose * ~outside).sum() >= min(_ENOUGH * prose.sum(), _PLENTY):
        prose = prose * ~outside
    blocks = _chains(lines)
    of_line = np.repeat(np.arange(len(lines)), [len(chain) for chain in blocks])
    of_block = np.array([block for chain in blocks for block in chain])
    held = np.bincount(of_block, prose[of_line])
    half, most = (_deepest(blocks, held, share * prose.sum()) for share in (_MAIN, _WHOLE_MAIN))
    return Page(lines, lengths, linked, sentence, prose, blocks, of_line, of_block, half, most)


def _chains(lines: Sequence[Line]) -> list[list[int]]:
    """For each line the numbers of the blocks around it, the nearest first."""
    known: dict[int, list[int]] = {}
    found = []
    for line in lines:
        around: Around | None = line.around
        chain = known.get(line.around.block)
        if chain is None:
            chain = []
            while around is not None:
                chain.append(around.block)
                around = around.up
            known[line.around.block] = chain
        found.append(chain)
    return found


def _deepest(blocks: Sequence[Sequence[int]], held: Column, enough: float) -> int:
    """The number of the deepest block that holds `enough`."""
    best, depth = 0, 0
    for chain in blocks:
        for place, block in enumerate(chain):
            if len(chain) - place <= depth:
                break
            if held[block] >= enough:
                best, depth = block, len(chain) - place
                break
    return best


def main_block(page: Page) -> Around | None:
    """The block that nearly all of the prose stands in."""
    for line, chain in zip(page.lines, page.blocks, strict=True):
        if page.main in chain:
            around: Around | None = line.around
            while around is not None and around.block != page.main:
                around = around.up
            return around
    return None


def around_share(page: Page, values: Column, size: int, way: int) -> Column:
    """The share that values have of the characters of so many lines before (-1) or behind (1) each line."""
    count = len(page.lines)
    index = np.arange(count)
    start = np.maximum(index - size, 0) if way < 0 else np.minimum(index + 1, count)
    end = index if way < 0 else np.minimum(index + 1 + size, count)
    whole = np.concatenate([[0], np.cumsum(page.lengths)])
    part = np.concatenate([[0], np.cumsum(values)])
    size_of = whole[end] - whole[start]
    shares: Column = np.divide(part[end] - part[start], size_of, out=np.zeros(count), where=size_of > 0)
    return shares
