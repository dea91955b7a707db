"""A document of any kind -> an article, hints before guesses."""

from urllib.parse import urlsplit

from content.article import Article
from content.document import LARGEST_TEXT, Document, largest
from content.errors import NotAnArticle
from content.reading import blocks
from content.reading.blocks import Draft
from content.reading.charset import decode
from content.reading.language import detect_language
from content.reading.sentences import split_sentences
from content.reading.text import one_line

_LONGEST_TITLE = 500  # characters
_LONGEST_MADE_TITLE = 120  # of a title made from the first sentence
_FEWEST_LETTERS = 2


def read_article(document: Document) -> Article:
    """The article in `document`. What the document's hints say wins over what its text says.

    Takes the processor's time (up to seconds for hostile pages) and loads heavy libraries for HTML;
    `Reader` does the same in another process. Raises NotAnArticle where there is no article text in
    it, or it is binary data, or larger than is read of its kind.
    """
    most = largest(document.kind)
    if len(document.body) > most:
        raise NotAnArticle(
            f"{_name(document)} is too large: {len(document.body):,} bytes, at most {most:,} are read"
        )
    if not document.body.strip():
        raise NotAnArticle(f"{_name(document)} is empty")
    draft = _draft(document)
    title = one_line(draft.title)[:_LONGEST_TITLE]
    sections = blocks.sections(draft.blocks, title)
    with_text = [section for section in sections if section.paragraphs]
    sample = " ".join([title, *(section.text[:1000] for section in with_text[:2])])
    if not with_text or sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        raise NotAnArticle(f"{_name(document)} holds no article text")
    language = detect_language(sample, document.language or draft.language)
    return Article(
        title=title or _made_title(with_text[0].paragraphs[0], language),
        sections=sections,
        url=_address(document.url, draft.url),
        source=one_line(document.source or draft.source),
        authors=tuple(filter(None, map(one_line, document.authors or draft.authors))),
        published=document.published or draft.published,
        language=language,
        image=document.image or draft.image,
    )


def _draft(document: Document) -> Draft:
    """What the reader of this kind of document finds. Each is imported where it is needed."""
    title = one_line(document.title)
    if document.kind == "pdf":
        from content.reading.pdf import read_pdf

        return read_pdf(document.body, title)
    if document.kind == "epub":
        from content.reading.epub import read_epub

        return read_epub(document.body, title)
    text = decode(document.body, document.charset, markup=document.kind == "html")
    if document.kind == "html":
        from content.reading.page import read_page

        return read_page(text, document.url, title)
    text = text[:LARGEST_TEXT]
    if document.kind == "markdown":
        from content.reading.markdown import read_markdown

        return read_markdown(text, title)
    from content.reading.plain import read_plain

    return read_plain(text, title)


def _address(fetched: str, canonical: str) -> str:
    """The address the page gives itself, if it may speak for the one it was fetched from.

    Another site's address, or the front page that careless sites name on every page, may not.
    """
    if not fetched or not canonical:
        return fetched or canonical
    own, told = urlsplit(fetched), urlsplit(canonical)
    same_site = (own.hostname or "").removeprefix("www.") == (told.hostname or "").removeprefix("www.")
    return canonical if same_site and told.path.strip("/") else fetched


def _made_title(paragraph: str, language: str) -> str:
    """The first sentence, cut at a word."""
    sentence = split_sentences(paragraph[:1000], language)[0]
    if len(sentence) <= _LONGEST_MADE_TITLE:
        return sentence
    cut = sentence[:_LONGEST_MADE_TITLE]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _name(document: Document) -> str:
    return document.url or document.title[:100] or "the document"
