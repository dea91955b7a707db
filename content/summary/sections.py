"""A summary for every section of an article."""

from dataclasses import replace

from content.article import Article, Section
from content.summary.extract import summarize

# A summary shorter than a third of its section saves the reader something; three sentences are the most
# that is read at a glance.
_CHARACTERS_PER_SENTENCE = 450
_MOST_SENTENCES = 3


def summarize_article(article: Article) -> Article:
    """The article with a summary in each section; summaries that are there already are kept."""
    return replace(article, sections=tuple(_summarized(section, article) for section in article.sections))


def _summarized(section: Section, article: Article) -> Section:
    if section.summary:
        return section
    text = section.text
    sentences = min(_MOST_SENTENCES, 1 + len(text) // _CHARACTERS_PER_SENTENCE)
    subject = f"{article.title} {section.heading}"
    return replace(section, summary=summarize(text, article.language, sentences, title=subject))
