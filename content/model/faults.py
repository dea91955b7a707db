"""What is wrong with a text by a language model: said in words for a log, empty where nothing is."""

import re
from collections.abc import Sequence

from content.model.grounding import covered, unsupported
from content.reading.sentences import split_sentences

_LONGEST = 900  # characters; three long sentences
_GROWTH = 2.5  # times as long as its source a translation may be (Chinese to Russian takes about two)
# A summary has at least these shares of its terms from its source, and from the extract that it replaces: a
# paragraph that was planted in an article is in the source too, but says little of what the article says.
_FROM_SOURCE = 0.7
_FROM_EXTRACT = 0.4
_CITATIONS = re.compile(r"(?:\[\d{1,2}\]\s*)+")
_NUMBER = re.compile(r"\[(\d{1,2})\]")


def in_summary(written: str, source: str, extract: str, language: str) -> str:
    """A summary of `source`; `extract` is the one taken from it word for word. All are in `language`."""
    if len(written) > _LONGEST or "\n" in written:
        return "longer than a summary"
    if covered(written, source, language) < _FROM_SOURCE:
        return "words that the source has not"
    if covered(written, extract, language) < _FROM_EXTRACT:
        return "something else than what the article is about"
    return unsupported(written, source, language=language, source_language=language)


def in_translation(written: str, source: str, language: str, source_language: str) -> str:
    """A translation, line by line, of `source`."""
    if written.count("\n") != source.count("\n"):
        return "other lines than the source has"
    if len(written) > _GROWTH * len(source):
        return "longer than a translation"
    return unsupported(written, source, language=language, source_language=source_language)


def in_answer(written: str, excerpts: Sequence[str], languages: Sequence[str]) -> str:
    """An answer, each sentence of which ends with the numbers, from 1, of the excerpts that say it."""
    if len(written) > _LONGEST or "\n" in written:
        return "longer than an answer"
    claims = [claim.strip(" .。") for claim in _CITATIONS.split(written)]
    cited = [_NUMBER.findall(found) for found in _CITATIONS.findall(written)]
    if not cited or claims[-1]:
        return "a sentence without a source"
    for claim, found in zip(claims, cited, strict=False):
        numbers = [int(number) - 1 for number in found]
        if not all(0 <= number < len(excerpts) for number in numbers):
            return "a source that was not given"
        language = languages[numbers[0]]
        if len(split_sentences(claim, language)) > 1:
            return "a sentence without a source"
        source = "\n".join(excerpts[number] for number in numbers)
        if covered(claim, source, language) < _FROM_SOURCE:
            return "words that the source has not"
        if wrong := unsupported(claim, source, language=language, source_language=language):
            return wrong
    return ""
