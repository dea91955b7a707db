"""Text -> its language: by script where that settles it, else by py3langid among the languages we know."""

import re
import threading
from functools import cache
from typing import Any


def _codes(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Candidates by script. Kyrgyz, Uzbek, Tatar, Azerbaijani and Ukrainian must stay among them, or
# their texts come out as Kazakh, Turkish and Russian.
_CANDIDATES = {
    "latin": _codes("en tr de es fr it pt uz az nl pl cs sk sv da no fi et lv lt hu ro hr sl id vi"),
    "cyrillic": _codes("ru kk uk be bg uz ky tt tg mn sr"),
    "arabic": _codes("ar fa ur ug"),
}
# How likely a text is in a language before it is looked at: the bot's own languages, their
# neighbours and the large ones, all others. It settles titles of three or four words.
_PRIOR = {
    **dict.fromkeys(_codes("en ru kk"), 1.0),
    **dict.fromkeys(_codes("uk be uz ky tt tg tr az de es fr it pt ar fa"), 0.5),
}
_RARE = 0.2

# Scripts that one language among ours is written in.
_BY_SCRIPT = {
    "hangul": "ko",
    "kana": "ja",
    "hebrew": "he",
    "greek": "el",
    "thai": "th",
    "georgian": "ka",
    "armenian": "hy",
    "devanagari": "hi",
}
_SCRIPTS = {
    "latin": "A-Za-zÀ-ÖØ-öø-\u024f\u1e00-\u1eff",
    "cyrillic": "\u0400-\u052f",
    "arabic": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff",
    "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f",
    "kana": "\u3040-\u30ff\uff66-\uff9d",
    "hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "hebrew": "\u0590-\u05ff",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "thai": "\u0e00-\u0e7f",
    "georgian": "\u10a0-\u10ff\u1c90-\u1cbf",
    "armenian": "\u0530-\u058f",
    "devanagari": "\u0900-\u097f",
}
_SCRIPT_LETTERS = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}

# Letters that a language is not written with. A text that has more of them than names and
# quotations bring in is in another language.
_ABSENT = {
    "ru": "іїєґўңғқәұүөһҗҳҷӣӯјљњћђџ",
    "uk": "ыэёъўңғқәұүөһҗҳҷӣӯјљњћђџ",
    "be": "ищъїєґңғқәұүөһҗҳҷӣӯјљњћђџ",
    "bg": "ыэёіїєґўңғқәұүөһҗҳҷӣӯјљњћђџ",
    "sr": "йщъыьэюяёіїєґўңғқәұүөһҗҳҷӣӯ",
    "kk": "їєґўҗҳҷӣӯјљњћђџ",
    "ky": "іїєґўғқәұһҗҳҷӣӯјљњћђџ",
    "tt": "іїєґўғқұҳҷӣӯјљњћђџ",
    "mn": "іїєґўңғқәұһҗҳҷӣӯјљњћђџ",
    "tg": "щыьціїєґўңәұүөһҗјљњћђџ",
    "uz": "щыіїєґңәұүөһҗҷӣӯјљњћђџ",
    "tr": "əñāēīōūåøæßžščřěąęłőű",
    "en": "əışğ",
}
_ABSENT_LETTERS = {language: re.compile(f"[{letters}]") for language, letters in _ABSENT.items()}
_FOREIGN_SHARE = 0.02  # of the letters

_SAMPLE = 1000  # characters looked at: accuracy on news does not rise beyond the first paragraph
_FEW_LETTERS = 20  # below this, or below two words, the feed's word is better than any guess
_FEW_IDEOGRAPHS = 4
_SURE = 0.5  # of py3langid's probability; below it the hint is believed


def detect_language(text: str, hint: str = "") -> str:
    """The language of `text` as an ISO 639-1 code; empty where it holds no letters and there is no hint.

    `hint` is what the source declares ("ru", "en-GB"); it decides only where the text is too short
    or the guess too unsure, and where the text is in a script the hinted language uses.
    """
    sample = text[:_SAMPLE]
    hint = _plain_code(hint)
    script = _script(sample)
    if not script:
        return hint
    if script in _BY_SCRIPT:
        return _BY_SCRIPT[script]
    if script == "han":
        return "ja" if hint == "ja" and len(sample) < _FEW_LETTERS else "zh"
    candidates = _CANDIDATES[script]
    letters = len(_SCRIPT_LETTERS[script].findall(sample))
    if hint in candidates and (letters < _FEW_LETTERS or len(sample.split()) < 2):
        return hint
    guess, probability = _guess(sample, candidates, letters)
    return hint if hint in candidates and probability < _SURE else guess


def _plain_code(declared: str) -> str:
    """ "en" of "en-GB", "zh" of "zh_Hans"; empty where it is no ISO 639-1 code."""
    code = re.split(r"[-_]", declared.strip().lower())[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _script(sample: str) -> str:
    """The script that most letters belong to; ideographs count double and yield to kana."""
    counts = {name: len(letters.findall(sample)) for name, letters in _SCRIPT_LETTERS.items()}
    if counts["kana"] * 10 > counts["han"]:
        counts["kana"] += counts.pop("han")
    else:
        counts["han"] = counts["han"] * 2 + counts.pop("kana")
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def _guess(sample: str, candidates: frozenset[str], letters: int) -> tuple[str, float]:
    """The likeliest of the candidates and its share of all that is possible."""
    with _LOCK:  # numpy buffers of the model are shared
        ranked: list[tuple[str, float]] = _model().rank(sample)
    possible = [
        (share * _PRIOR.get(language, _RARE), language)
        for language, share in ranked
        if language in candidates and not _is_foreign(sample, language, letters)
    ]
    if not possible:
        return ranked[0][0], 0.0
    weight, language = max(possible)
    return language, weight / (sum(other for other, _ in possible) or 1.0)


def _is_foreign(sample: str, language: str, letters: int) -> bool:
    absent = _ABSENT_LETTERS.get(language)
    return absent is not None and len(absent.findall(sample.lower())) > letters * _FOREIGN_SHARE


_LOCK = threading.Lock()


def load_model() -> None:
    """Load what tells languages apart by their words, unless it is loaded.

    It takes half a second and 50 MB, and twice as much while it is loaded.
    """
    with _LOCK:
        _model()


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages(frozenset().union(*_CANDIDATES.values()))
    # A new one, since the old one keeps 30 MB of a hundred languages more, to be chosen again.
    return LanguageIdentifier(
        whole.nb_ptc,
        whole.nb_pc,
        whole.nb_classes,
        whole.tk_nextmove,
        whole.tk_output,
        norm_probs=True,
        tk_row=whole.tk_row,
    )
