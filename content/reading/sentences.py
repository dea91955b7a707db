"""Text -> sentences, by rules: where a stop is followed by what looks like a new sentence.

Measured against libraries on news in seven languages, a page of rules with word lists per
language splits as well or better, and costs no dependency; see docs and benchmarks.
"""

import re

from content.reading.sentence_rules import SentenceRules, rules_for

_CLOSERS = "\"'”’»›)\\]}」』）】》〉"
_OPENERS = "\"'“‘„«‹([{¿¡「『（【《〈"

# A run of stops with what closes behind it; a blank line ends a sentence whatever stands before it.
_CANDIDATE = re.compile(
    # A class alone in front lets the engine skip from stop to stop.
    r"[.!?…؟۔।։。！？｡\n]"
    rf"(?:(?<=[。！？｡])(?P<wide>[。！？｡…{_CLOSERS}]*)"
    r"|(?<=\n)(?P<blank>[ \t\r\f\v]*\n\s*)"
    rf"|(?<=[^\n])(?P<stop>[.!?…؟۔।։]*(?:[ \u00a0\u202f]?[»›](?=\s)|[{_CLOSERS}]|\[\d{{1,3}}\])*)(?=\s|$))"
)
_SPACE = re.compile(r"\s*")
# What may stand before the first letter of a sentence: quotes, dashes of a dialogue, bullets.
_LEAD_IN = re.compile(rf"(?:[{_OPENERS}•·*#]|[-–—]+\s*)*")
_WORD = re.compile(r"[\w’'-]+")
_LAST_TOKEN = re.compile(r"[^\s]+$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")  # U.S, т.е, a.m
_ROMAN = re.compile(r"[IVX]{1,5}")
_AFTER_WIDE_QUOTE = re.compile(
    r"[^，。！？：；\s“”「」]{0,10}?(?:说|道|表示|指出|称|写道|强调|问|说道|補充|補充|說)[，。：]"
)

_LONGEST_TOKEN = 24  # characters looked back at; no abbreviation is longer
_ENOUGH_WORDS = 5  # "В 2022 г. Казахстан ..." opens a sentence; later in one, "2022 г." may end it


def split_sentences(text: str, language: str = "") -> list[str]:
    """The sentences of `text` in order, each a verbatim piece of it without the space around."""
    return [text[start:end] for start, end in sentence_spans(text, language)]


def sentence_spans(text: str, language: str = "") -> list[tuple[int, int]]:
    """Start and end of each sentence in `text`.

    Spans are not empty, do not overlap, and leave out nothing but white space. `language` is an
    ISO 639-1 code; without it the splitter knows the abbreviations of English and Russian.
    """
    rules = rules_for(language)
    spans: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for found in _CANDIDATE.finditer(text, start):
        if found.start() < start:
            continue  # a second mark inside what was just closed
        end = found.end()
        following = _skip_space(text, end)
        if found["blank"] is not None:
            end = found.start()
        elif following < len(text) and not _ends(text, start, found, following, rules):
            continue
        if sentence := text[start:end].rstrip():  # a line may end in spaces
            spans.append((start, start + len(sentence)))
        start = following
    if start < len(text):
        spans.append((start, len(text.rstrip())))
    return spans


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _ends(text: str, start: int, found: re.Match[str], following: int, rules: SentenceRules) -> bool:
    """Whether the stop `found` ends the sentence that began at `start`, given what comes after it."""
    if found["wide"] is not None:
        quoted = found[0][-1] in "”」』"
        return not (quoted and _AFTER_WIDE_QUOTE.match(text, following))
    mark = found[0]
    opening = _LEAD_IN.match(text, following)
    first = opening.end() if opening else following
    if first < len(text) and text[first].islower():
        return False
    if text[following] in ",;:，；、":
        return False
    if mark[0] == "." and mark[:2] != "..":
        return _full_stop_ends(text, start, found, first, rules)
    quoted = mark[-1] in _CLOSERS
    return not (quoted and _is_attribution(text, first, rules))


def _is_attribution(text: str, first: int, rules: SentenceRules) -> bool:
    """Whether "Smith asked" or "спросил Смит" stands at `first`."""
    words = [found[0] for found in _WORD.finditer(text, first, first + 60)][:4]
    return any(word in rules.speech for word in words)


def _full_stop_ends(text: str, start: int, found: re.Match[str], first: int, rules: SentenceRules) -> bool:
    stop = found.start()
    if len(found[0]) > 1 and found[0][1] in "\"'”’»›":
        return True  # a stop inside a closed quotation is no abbreviation's
    token = _token_before(text, max(start, stop - _LONGEST_TOKEN), stop)
    if not token:
        return True
    word = _word_at(text, first)
    lower = token.lower()
    figure_follows = word[:1].isdigit()
    if token.isdigit() or _ROMAN.fullmatch(token):
        return _figure_ends(text, start, stop, token, word, rules)
    if lower in rules.numbered and figure_follows:
        return False
    if lower in rules.measures:
        if not _stands_behind_figure(text, start, stop - len(token)):
            return _opens(text, first, word, rules)  # "г. Алматы", no year
        enough = len(text[max(start, stop - 200) : stop].split()) >= _ENOUGH_WORDS
        return (
            (word in rules.openers or enough)
            and not figure_follows
            and not (len(word) > 1 and word.isupper())
        )
    if lower in rules.leading:
        return False
    if lower in rules.either or _DOTTED.fullmatch(token):
        return _opens(text, first, word, rules)
    if len(token) == 1 and token.isalpha() and token.isupper():
        return _opens(text, first, word, rules)
    return True


def _figure_ends(text: str, start: int, stop: int, token: str, word: str, rules: SentenceRules) -> bool:
    before = stop - len(token) - start
    if before <= 2 and not text[start : start + before].strip(_OPENERS):
        return False  # "1. First point": the number of a list, not a sentence
    if rules.ordinals and len(token) <= (2 if token.isdigit() else 5):
        return word in rules.openers
    return True


def _token_before(text: str, lowest: int, stop: int) -> str:
    match = _LAST_TOKEN.search(text[lowest:stop])
    return match[0].lstrip(_OPENERS + "-–—/$€£") if match else ""


def _word_at(text: str, position: int) -> str:
    match = _WORD.match(text, position, position + 40)
    return match[0] if match else ""


def _opens(text: str, first: int, word: str, rules: SentenceRules) -> bool:
    """Whether `word`, which stands at `first`, is one that opens sentences and no initial ("С. Пушкин")."""
    return word in rules.openers and not (len(word) == 1 and text[first + 1 : first + 2] == ".")


def _stands_behind_figure(text: str, start: int, position: int) -> bool:
    """Whether a figure, with at most one measure between ("5 млрд долл."), comes before `position`."""
    before = text[max(start, position - 30) : position].split()[-2:]
    return any(part[:1].isdigit() or part[-1:].isdigit() for part in before)
