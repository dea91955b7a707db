"""An answer: excerpts with the matching words marked, each with its source."""

from collections.abc import Collection

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Block, Byline, Group, Heading, Paragraph, Run, Runs, separated, unstyled
from bot.views.citing import NAME_LIMIT, date_run, source_name
from bot.views.compose import Row, button, compose, link_button, row
from bot.views.markup import truncate
from bot.views.message import Message
from bot.views.topics import ask_buttons
from content.answer import Answer, Excerpt

# Excerpts a message; "more" goes on by as many.
PAGE = 3
_TITLE_LIMIT = 160
_COPIES = 4  # named of those that say the same
_REPLY_LIMIT = 1000
_TEXT_LIMIT = 400  # an excerpt has at most 320 characters, some of them of two units


def answer_view(
    texts: Texts,
    answer: Answer,
    question_id: int,
    offset: int = 0,
    timezone: str = "UTC",
    saved: Collection[tuple[str, int]] = (),
) -> Message:
    """The excerpts of an answer, or an honest line with the topics where there are none.

    `offset` counts the excerpts shown before these; `saved` holds (article id, position) of the
    sections that the reader keeps.
    """
    heading = Heading(unstyled(truncate(answer.question, _TITLE_LIMIT)), level=3)
    if not answer.excerpts:
        return _nothing(texts, heading, question_id, offset)
    blocks: list[Block] = [heading]
    if answer.elsewhen:
        blocks.append(Byline(unstyled(texts("answer-elsewhen"))))
    keyboard: list[Row] = []
    for number, excerpt in enumerate(answer.excerpts, start=offset + 1):
        blocks.append(_excerpt(texts, excerpt, number, timezone))
        keyboard.append(_buttons(texts, excerpt, number, saved))
    keyboard.append(_paging(texts, answer, question_id, offset))
    return compose(blocks, keyboard)


def reply_view(texts: Texts, answer: Answer) -> Message:
    """A language model's reply over the excerpts that were shown before."""
    return compose(
        [
            Paragraph(unstyled(truncate(answer.reply, _REPLY_LIMIT))),
            Byline(unstyled(texts("answer-written", writer=truncate(answer.writer, _TITLE_LIMIT)))),
        ],
        [],
    )


def _nothing(texts: Texts, heading: Heading, question_id: int, offset: int) -> Message:
    if offset:
        earlier = button(
            texts("button-earlier"), callbacks.encode(callbacks.MORE, question_id, max(0, offset - PAGE))
        )
        return compose([heading, Paragraph(unstyled(texts("answer-no-more")))], [(earlier,)])
    return compose(
        [
            heading,
            Paragraph(unstyled(texts("answer-nothing"))),
            Paragraph(unstyled(texts("answer-nothing-hint"))),
        ],
        ask_buttons(texts),
    )


def _excerpt(texts: Texts, excerpt: Excerpt, number: int, timezone: str) -> Group:
    title = truncate(excerpt.title, _TITLE_LIMIT)
    heading = truncate(excerpt.heading, _TITLE_LIMIT) or title
    link = excerpt.link or excerpt.url
    origin = Run(source_name(texts, excerpt.source), href="" if excerpt.heading else link)
    also = (Byline(_also(texts, excerpt)),) if excerpt.also else ()
    return Group(
        (
            Heading(unstyled(f"{number}. {heading}"), level=4),
            Paragraph(marked(excerpt)),
            Byline(
                separated(
                    Run(title, href=link) if excerpt.heading else None,
                    origin,
                    date_run(texts, excerpt.published, timezone),
                )
            ),
            *also,
        )
    )


def _also(texts: Texts, excerpt: Excerpt) -> Runs:
    """The other articles that say the same, each linked."""
    named = excerpt.also[:_COPIES]
    runs = [Run(texts("answer-also"))]
    for copy in named:
        name = truncate(copy.source, NAME_LIMIT) or truncate(copy.title, NAME_LIMIT)
        runs += [Run(", " if len(runs) > 1 else " "), Run(name, href=copy.url)]
    if len(excerpt.also) > len(named):
        runs.append(Run(f", +{len(excerpt.also) - len(named)}"))
    return tuple(runs)


def marked(excerpt: Excerpt) -> Runs:
    """The excerpt's text, the words that match marked."""
    text = excerpt.text
    runs: list[Run] = []
    done = 0
    for start, end in excerpt.marks:
        if not done <= start < end <= min(len(text), _TEXT_LIMIT):
            continue
        runs += [Run(text[done:start]), Run(text[start:end], mark=True)]
        done = end
    tail = text[done:]
    if len(text) > _TEXT_LIMIT:
        tail = truncate(tail, _TEXT_LIMIT - done)
    return tuple(run for run in [*runs, Run(tail)] if run.text)


def _buttons(texts: Texts, excerpt: Excerpt, number: int, saved: Collection[tuple[str, int]]) -> Row:
    place = (excerpt.article_id, excerpt.position)
    kept = place in saved
    return row(
        button(texts("button-section", number=number), callbacks.encode(callbacks.SECTION, *place)),
        button(texts("button-article"), callbacks.encode(callbacks.ARTICLE, excerpt.article_id)),
        link_button(texts("button-source"), excerpt.link or excerpt.url),
        button("★" if kept else "☆", callbacks.encode(callbacks.UNSAVE if kept else callbacks.SAVE, *place)),
    )


def _paging(texts: Texts, answer: Answer, question_id: int, offset: int) -> Row:
    earlier = callbacks.encode(callbacks.MORE, question_id, max(0, offset - PAGE))
    further = callbacks.encode(callbacks.MORE, question_id, offset + len(answer.excerpts))
    return row(
        button(texts("button-earlier"), earlier) if offset else None,
        button(texts("button-more"), further) if answer.more else None,
    )
