"""The measures that the benchmarks print, as their fields define them."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

import Stemmer

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W_]+")
_IDEOGRAPH = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
_PORTER = Stemmer.Stemmer("porter")


def harmonic(precision: float, recall: float) -> float:
    """F1 of the two."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def shingle_f1(pairs: Iterable[tuple[str, str]], words: int = 4) -> float:
    """Texts against what is expected, by runs of four words; each page weighs the same.

    The measure of the article-extraction-benchmark: means of precision and recall over the pages, then
    their harmonic mean. `pairs` are (expected, predicted).
    """
    precisions, recalls = [], []
    for expected, predicted in pairs:
        want, got = _shingles(expected, words), _shingles(predicted, words)
        hit = sum((want & got).values())
        if got:
            precisions.append(hit / sum(got.values()))
        if want:
            recalls.append(hit / sum(want.values()))
    return harmonic(mean(precisions), mean(recalls))


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))


def folded(line: object) -> str:
    """The words of a line in lower case."""
    return " ".join(_WORD.findall(str(line or ""))).casefold()


def rouge_1(reference: str, summary: str, language: str) -> float:
    """F1 of the words of a summary and a reference: English stemmed, ideographs one by one (Lin 2004)."""
    want, got = (Counter(_rouge_words(text, language)) for text in (reference, summary))
    hit = sum((want & got).values())
    return harmonic(hit / (sum(got.values()) or 1), hit / (sum(want.values()) or 1))


def _rouge_words(text: str, language: str) -> list[str]:
    words = _LETTERS.findall(_IDEOGRAPH.sub(r" \1 ", text.lower()))
    if language != "en":
        return words
    return [word if len(word) <= 3 else _PORTER.stemWord(word) for word in words]


def bcubed_f1(expected: Mapping[str, Hashable], predicted: Mapping[str, Hashable]) -> float:
    """F1 of B-cubed precision and recall of a clustering (Bagga and Baldwin 1998)."""
    wanted, found = Counter(expected.values()), Counter(predicted[one] for one in expected)
    both = Counter((expected[one], predicted[one]) for one in expected)
    precision = mean([both[expected[one], predicted[one]] / found[predicted[one]] for one in expected])
    recall = mean([both[expected[one], predicted[one]] / wanted[expected[one]] for one in expected])
    return harmonic(precision, recall)


def boundary_f1(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> float:
    """F1 of where sentences end, white space aside. `pairs` are (expected, predicted)."""
    hit = want = have = 0
    for expected, predicted in pairs:
        one, other = _ends(expected), _ends(predicted)
        hit, want, have = hit + len(one & other), want + len(one), have + len(other)
    return harmonic(hit / have if have else 0.0, hit / want if want else 0.0)


def _ends(sentences: Sequence[str]) -> set[int]:
    ends, length = set(), 0
    for sentence in sentences[:-1]:
        length += len("".join(sentence.split()))
        ends.add(length)
    return ends


def mean(values: Sequence[float]) -> float:
    """0 where there is none."""
    return sum(values) / len(values) if values else 0.0


def by(rows: Iterable[dict[str, object]], *keys: str) -> dict[str, list[dict[str, object]]]:
    """Rows by the values of some keys, joined with a slash, in order."""
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        found["/".join(str(row.get(key, "")) for key in keys)].append(row)
    return dict(sorted(found.items()))
