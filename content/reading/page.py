"""An HTML page -> blocks and what the page says about itself."""

import logging

from content.reading import extraction
from content.reading.blocks import Draft
from content.reading.guard import harmless_markup
from content.reading.judging import article_blocks
from content.reading.lines import page_lines
from content.reading.metadata import page_metadata

# The extractor reports every odd page; what cannot be read is told by NotAnArticle instead.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_page(html: str, url: str = "", title: str = "") -> Draft:
    """The blocks and the metadata of a page; nothing is fetched. `url` makes relative addresses whole."""
    tree = extraction.parse(harmless_markup(html))
    if tree is None:
        return Draft(())
    about = page_metadata(tree, url)
    extraction.prune(tree)
    lines = page_lines(tree)
    title = title or about.title
    return Draft(
        tuple(article_blocks(lines, extraction.votes(tree, lines, url), title)),
        title=title,
        url=about.url,
        source=about.source,
        authors=about.authors,
        published=about.published,
        language=about.language,
        image=about.image,
    )
