"""An HTML page -> blocks and what the page says about itself."""

from typing import Any

from lxml import etree
from lxml import html as lxml_html

from content.reading.blocks import Draft
from content.reading.guard import harmless_markup
from content.reading.judging import article_blocks
from content.reading.lines import page_lines
from content.reading.metadata import page_metadata


def read_page(html: str, url: str = "", title: str = "") -> Draft:
    """The blocks and the metadata of a page; nothing is fetched. `url` makes relative addresses whole."""
    tree = parse(html)
    if tree is None:
        return Draft(())
    about = page_metadata(tree, url)
    title = title or about.title
    return Draft(
        tuple(article_blocks(page_lines(tree), title)),
        title=title,
        url=about.url,
        source=about.source,
        authors=about.authors,
        published=about.published,
        language=about.language,
        image=about.image,
    )


def parse(html: str) -> Any | None:
    """The tree of a page; None where there is no markup in it at all."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(harmless_markup(html).encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, ValueError):
        return None
