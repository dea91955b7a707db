"""What was found, as readers get it."""

from content.answer import Copy, Excerpt
from content.fragments import to_sentence
from content.reading.sentences import sentence_spans
from content.search.marks import marks
from content.search.said_twice import Told
from content.search.window import Window


def as_excerpt(told: Told) -> Excerpt:
    """The excerpt, and where else the same is said."""
    section, window = told.best.section, told.best.window
    return Excerpt(
        article_id=section.article_id,
        position=section.position,
        title=section.title,
        heading=section.heading,
        url=section.url,
        source=section.source,
        published=section.published,
        language=section.language,
        text=window.text,
        marks=marks(window.matches),
        score=told.best.score,
        link=to_sentence(section.url, _most_telling(window, section.language)),
        also=tuple(
            Copy(one.section.article_id, one.section.title, one.section.url, one.section.source)
            for one in told.also
        ),
    )


def _most_telling(window: Window, language: str) -> str:
    """The sentence that holds most of the question's words; of equal ones the first."""

    def words_in(span: tuple[int, int]) -> int:
        start, end = span
        return len({match.word for match in window.matches if start <= match.start and match.end <= end})

    spans = sentence_spans(window.text, language)
    if not spans:
        return window.text
    start, end = max(spans, key=words_in)
    return window.text[start:end]
