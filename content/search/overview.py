"""Questions about no subject: "news", "what happened yesterday?". What answers them is an edition."""

import re
from datetime import datetime, timedelta

from content.search.analysis import tells
from content.search.period import Period, period_in
from content.search.question import LONGEST, NEWS

_USUALLY = timedelta(days=1)
_LONGEST = timedelta(days=31)  # nobody reads the seven best stories of a year as news

_HAPPENED = re.compile(
    r"\b(?:what(?:'s|’s| is| has| have| was)?(?: been)? (?:happen(?:ed|ing)|going on|up)|anything new"
    r"|(?:top )?(?:headlines|stories)"
    r"|что (?:случилось|произошло|происходит|было)|главн(?:ое|ые)(?: новости| события)?|сводк[аи]"
    r"|не болды|не болып жатыр|не жаңалық(?: бар)?|басты(?: жаңалықтар)?|neler? (?:oldu|oluyor)|ne var ne yok"
    r"|gündem|manşetler|was ist (?:passiert|los)|schlagzeilen|qué (?:pasó|ha pasado|pasa)|titulares"
    r"|ماذا (?:حدث|يحدث|جرى)|العناوين)\b"
    r"|(?:都|又)?(?:发生|發生)了?(?:什么|什麼|哪些)?(?:事情?)?|有(?:什么|什麼|哪些)(?:事情?)?|头条|頭條|要闻|要聞",
    re.IGNORECASE,
)


def overview_of(text: str, now: datetime) -> Period | None:
    """The time whose news is asked for, whatever its subject; None for a question about something.

    `now` is aware, in the reader's zone; the period ends with it at the latest.
    """
    if len(text) > LONGEST:
        return None
    period, rest = period_in(text, now)
    rest, asks = NEWS.subn(" ", rest)
    rest, wonders = _HAPPENED.subn(" ", rest)
    if tells(rest) or not (period or asks or wonders):
        return None
    day_ago = now - _USUALLY
    if period is None or period.until > now:  # today is hardly begun in the morning: a day is a day's news
        return Period(max(min(period.since, day_ago), now - _LONGEST) if period else day_ago, now)
    return Period(max(period.since, period.until - _LONGEST), period.until)
