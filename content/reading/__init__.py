"""Raw document -> article: the one way in which text, Markdown and HTML become sections."""

from content.reading.article import read_article
from content.reading.language import detect_language
from content.reading.sentences import sentence_spans, split_sentences
from content.reading.worker import Reader

__all__ = ["Reader", "detect_language", "read_article", "sentence_spans", "split_sentences"]
