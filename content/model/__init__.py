"""The plug for a language model: what it writes is shown only where every claim in it stands in the source."""

from content.model.client import LanguageModel
from content.model.writer import Writer

__all__ = ["LanguageModel", "Writer"]
