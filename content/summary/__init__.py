"""Summaries, key figures and quotes, all taken from the text word for word."""

from content.summary.extract import best_sentences, summarize
from content.summary.figures import key_figures
from content.summary.quotes import quotes
from content.summary.sections import summarize_article

__all__ = ["best_sentences", "key_figures", "quotes", "summarize", "summarize_article"]
