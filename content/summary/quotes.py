"""Who said what: quotations of some length, with their speaker.

A quotation whose speaker the text does not name close by is left out, since words under the wrong name are
worse than no words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from content.article import Article
from content.edition import Quote
from content.summary.quotations import quotations
from content.summary.speakers import full_name, last_named, speaker_in
from content.summary.speech import speech
from content.summary.tongues import language_of
from content.summary.words import is_han

_FEWEST_WORDS = 5
_FEWEST_HAN_CHARACTERS = 8
_MOST_CHARACTERS = 700
_NEARBY = 300  # characters from a quotation within which its speaker is named
_MARKS = '“„«「『"—–'  # a paragraph without any of these quotes nobody
# Up to the next punctuation, but through the points of "J. Smith" and "Mr. Smith".
_PHRASE = (
    r"(?:[^,.;:!?()–—«»“”„\"]|(?<=\b[^\W\d_])\.|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bMrs)\.|(?<=\bSt)\.)"
)
_SENTENCE_END = re.compile(r"(?<!\b[^\W\d_])(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bMrs)[.!?](?=\s)|[。！？]")


@dataclass(frozen=True, slots=True)
class _Said:
    text: str  # what stands between the quotation marks
    before: str  # of its paragraph, since the quotation before
    after: str  # of its paragraph, up to the next quotation


@dataclass(frozen=True, slots=True)
class _Forms:
    """Where a language puts the speaker. Group 1 is the speaker's phrase."""

    after: tuple[re.Pattern[str], ...]  # matched right behind the quotation
    before: tuple[re.Pattern[str], ...]  # matched at the end of what stands before it
    verb_alone: re.Pattern[str]  # behind the quotation, when the subject stands before it (Kazakh, Turkish)
    pronoun: re.Pattern[str]


def quotes(article: Article) -> tuple[Quote, ...]:
    """The quotations of at least five words (eight Chinese characters) whose speaker is known, in order.

    Those in another language than the article's only where there are no others: it says the same in both.
    """
    found = list(_quotes(article))
    own = tuple(quote for quote, language in found if language == article.language)
    return own or tuple(quote for quote, _ in found)


def _quotes(article: Article) -> Iterator[tuple[Quote, str]]:
    """The quotations, each with its language."""
    text = article.text
    loud = text.isupper()
    recent = ""  # who "he" is: the last one said to have said something
    previous = ""
    for position, section in enumerate(article.sections):
        for paragraph in section.paragraphs:
            language = language_of(paragraph, article.language)
            verbs = speech(language).verbs
            if loud:
                verbs = f"(?i:{verbs})"
            if not any(mark in paragraph for mark in _MARKS):
                recent = last_named(paragraph, verbs) or recent
                previous = paragraph
                continue
            speaker, forms = "", _forms(language, verbs)
            for said in _sayings(paragraph, verbs):
                recent = last_named(said.before, verbs) or recent
                lead = (
                    said.before
                    if said.before.strip()
                    else (previous if previous.endswith((":", "：")) else "")
                )
                named = _speaker(lead, said.after, forms)
                if named is None:
                    named = speaker if _goes_on(said.before, forms) else ""
                elif not named:
                    named = recent
                if named:
                    speaker = recent = full_name(named, text)
                    if _is_whole(said.text):
                        yield Quote(said.text, speaker, article.id, position), language
                recent = last_named(said.after, verbs) or recent
            previous = paragraph


def _sayings(paragraph: str, verbs: str) -> list[_Said]:
    """The quotations of a paragraph, or, in a Russian one that opens with a dash, the direct speech."""
    closed = [quotation for quotation in quotations(paragraph) if quotation.closed]
    if not closed:
        spoken = re.match(rf"[—–-]\s+(.+?)[,!?…]\s+[—–-](?=\s+(?:{verbs})\b)", paragraph)
        return [_Said(spoken.group(1), "", paragraph[spoken.end() :])] if spoken else []
    starts = [quotation.start for quotation in closed[1:]] + [len(paragraph)]
    ends = [0] + [quotation.end for quotation in closed[:-1]]
    return [
        _Said(
            paragraph[quotation.start + 1 : quotation.end - 1].strip().rstrip(","),
            paragraph[end : quotation.start],
            paragraph[quotation.end : start],
        )
        for quotation, end, start in zip(closed, ends, starts, strict=True)
    ]


def _speaker(before: str, after: str, forms: _Forms) -> str | None:
    """The speaker's name; empty for a pronoun; None where nobody is said to speak."""
    sentence = _SENTENCE_END.split(before[-_NEARBY:])[-1]
    for text, patterns in ((after[:_NEARBY], forms.after), (sentence, forms.before)):
        for pattern in patterns:
            found = pattern.search(text)
            if found is None:
                continue
            phrase = found.group(1).strip()
            if forms.pronoun.fullmatch(phrase):
                return ""
            if name := speaker_in(phrase):
                return name
    if forms.verb_alone.match(after) and (subject := _subject(sentence)):
        return "" if forms.pronoun.fullmatch(subject) else speaker_in(subject)
    return None


def _subject(sentence: str) -> str:
    return re.split(r"[,:]", sentence.rstrip(" ,:–—-"))[-1].strip()


def _goes_on(before: str, forms: _Forms) -> bool:
    """Whether nothing but the attribution of the quotation before stands in between: “…,” said X. “…”"""
    between = before.strip()
    return (
        bool(between)
        and any(pattern.match(before[:_NEARBY]) for pattern in forms.after)
        and between[-1] in ".:,。，："
    )


def _is_whole(text: str) -> bool:
    """Whether words can stand alone: some, and not the end of a sentence that the writer began."""
    if len(text) > _MOST_CHARACTERS or text[:1].islower():
        return False
    return len(text) >= _FEWEST_HAN_CHARACTERS if is_han(text) else len(text.split()) >= _FEWEST_WORDS


@cache
def _forms(language: str, verbs: str) -> _Forms:
    pronoun = re.compile(speech(language).pronouns, re.IGNORECASE)
    if language in ("zh", "ja"):
        subject = r"([^，。；：:、“”「」\s]{1,20}?)"
        return _Forms(
            after=(re.compile(rf"[，,\s]*{subject}(?:还|也|則|则)?{verbs}"),),
            before=(re.compile(rf"{subject}(?:还|也|則|则|进一步|日前)*{verbs}[：:，,\s]*$"),),
            verb_alone=re.compile(r"(?!)"),
            pronoun=pronoun,
        )
    lead = r"^[\s,，.–—-]*"
    aside = r"(?:,\s[^,]{2,120},)?"
    manner = r"(?:\s(?:also|later|then|further|\w+ly))?"
    return _Forms(
        after=(
            re.compile(rf"{lead}{verbs}\s+({_PHRASE}{{1,120}})"),
            re.compile(rf"{lead}({_PHRASE}{{1,80}}?){aside}{manner}\s+{verbs}\b"),
        ),
        before=(
            re.compile(
                rf"(?:^|[,;:]|\band\b|\bbut\b)\s*({_PHRASE}{{1,100}}?){aside}{manner}\s+{verbs}\b[^,;]{{0,80}}[,:]?\s*$"
            ),
        ),
        verb_alone=re.compile(rf"{lead}{verbs}"),
        pronoun=pronoun,
    )
