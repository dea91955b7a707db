"""Bundled articles, so that a fresh install can answer at once.

One Markdown file an article, its front matter giving title, source, url, published and language. The text
tells the facts of the source in our own words.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from content.article import Article

_FOLDER = Path(__file__).parent


def bundled() -> Iterator[tuple[str, Article]]:
    """The name of each file, without its ending, and the summarized article in it, by name.

    Raises ContentError where a file's front matter cannot be understood.
    """
    for path in _files():
        yield path.stem, _read(path)


def fingerprint() -> str:
    """Hex digest of all bundled files; another one means that they are to be taken in again."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files() -> list[Path]:
    return sorted(_FOLDER.glob("*.md"))


def _read(path: Path) -> Article:
    # Read part by part, since `read_article` would load the language model to check what the file declares.
    from content.reading.blocks import sections
    from content.reading.markdown import read_markdown
    from content.sources.files import read_file
    from content.summary import summarize_article

    document = read_file(path)
    draft = read_markdown(document.body.decode(), document.title)
    article = Article(
        title=draft.title,
        sections=sections(draft.blocks, draft.title),
        url=document.url,
        source=document.source,
        authors=document.authors,
        published=document.published,
        language=document.language,
        image=document.image,
    )
    return summarize_article(article)
