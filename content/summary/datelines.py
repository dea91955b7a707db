"""Place, date and agency in front of a report's first sentence: "VENICE, Italy (AP) - Tourists were …".

A reader of a digest has the source and the time beside the story, and would read them again in each of its
sentences. A date or an agency must be there: a word in capitals alone may be the sentence's subject.
"""

import re

from content.summary.patterns import either

_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЎЄЇ"
_SPACE = r"[^\S\n]*"
_DASH = rf"{_SPACE}(?:--|[–—]|-(?=\s))"
_PLACE = (
    rf"[{_CAPITAL}][{_CAPITAL}.'’]+(?:[ -][{_CAPITAL}][{_CAPITAL}.'’]+){{0,3}}"
    rf"(?:, [{_CAPITAL}][\w.]+(?: [{_CAPITAL}][\w.]+)?)?"  # VENICE, Italy
)
_DATE = r"(?:\d{1,2} [^\W\d]{3,}|[^\W\d]{3,}\.? \d{1,2})(?:,? \d{4})?\.?"
_BRACKETED = r"(?:\([^()\n]{2,30}\)|/[^/\n]{2,30}/)"
_NAME = rf"[{_CAPITAL}][\w-]+(?: [{_CAPITAL}][\w-]+){{0,2}}"  # РИА Новости

_DATELINE = re.compile(
    either(
        rf"{_PLACE}(?:,? {_DATE})?{_SPACE}{_BRACKETED}\.?{_DASH}|"  # NEW YORK, May 6 (Reuters) -
        rf"{_PLACE}, {_DATE}{_DASH}{_SPACE}{_NAME}\.|"  # МОСКВА, 14 ноя — РИА Новости.
        rf"{_PLACE}, {_DATE}{_SPACE}{_BRACKETED}\.|"  # МОСКВА, 13 мая. /ТАСС/.
        rf"{_PLACE}{_SPACE}\({_DATE}\){_SPACE}:|"  # KUALA LUMPUR (Nov 11):
        rf"{_PLACE}\. {_NAME}{_DASH}|"  # АСТАНА. КАЗИНФОРМ –
        rf"\([{_CAPITAL}]{{2,10}}\){_DASH}|"  # (CHICAGO) —
        r"\((?:CNN|AP|AFP|Reuters)\)|"
        # 新华社北京5月8日电（记者张三）
        r"[^\s，。（(]{0,6}(?:社|网|报)[^\s，。（(]{0,12}(?:\d日[电讯]|[电讯](?=[（(：:\s]))"
        r"(?:（[^）\n]{1,30}）|\([^)\n]{1,30}\))?[：:]?"
    )
    + _SPACE
    + rf"(?=[\"“«„'‘]?[{_CAPITAL}\d\u4e00-\u9fff])"  # a sentence begins
)


def dateline_length(paragraph: str) -> int:
    """Characters of the dateline that a paragraph begins with; 0 where there is none."""
    found = _DATELINE.match(paragraph)
    return found.end() if found else 0
