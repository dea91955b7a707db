"""What a key figure's words amount to, so that "$13 billion", "13 млрд долларов" and "130亿美元" compare."""

import re
from decimal import Decimal

from content.edition import Quantity
from content.model.numbers import numbers
from content.summary.patterns import either

# In the order in which they are sought: a sign or word that is part of another comes behind it.
_UNITS = (
    ("pp", r"percentage points?|процентн\w+ пункт\w*|п\.п\.|百分点"),
    ("%", r"%|per\s?cent|pct|процент\w*|пайыз\w*|пункт\w*"),
    ("barrels a day", r"barrels (?:per|a) day|bpd|баррел\w* в сутки"),
    ("barrels", r"barrels|баррел\w*|桶"),
    ("HKD", r"HK\$"),
    ("AUD", r"A\$"),
    ("CAD", r"C\$"),
    ("NZD", r"NZ\$"),
    ("USD", r"\$|USD|dollars?|доллар\w*|美元"),
    ("EUR", r"€|EUR|euros?|евро|еуро\w*|欧元|歐元"),
    ("GBP", r"£|GBP|pounds?|фунт\w*|英镑"),
    ("KZT", r"₸|KZT|tenge|тенге|теңге\w*|тг\b|坚戈"),
    ("RUB", r"₽|RUB|rou?bles?|рубл\w*|руб\b|卢布"),
    ("JPY", r"JPY|yen|日元"),
    ("CNY", r"CNY|RMB|yuan|юан\w*|人民币|元"),
    ("t", r"\btonn?e?s?\b|тонн\w*|吨|噸"),
    ("km", r"kilomet\w+|km\b|километр\w*|км\b|шақырым\w*|公里"),
    ("ha", r"hectares|гектар\w*|га\b"),
    ("MW", r"MW\b|megawatts?|МВт|兆瓦"),
    ("GW", r"GW\b|gigawatts?|ГВт"),
    ("people", r"people|человек\w*|адам\w*|人"),
)
_UNIT = tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in _UNITS)
_FRACTIONS = (
    (Decimal("66.7"), r"two[- ]thirds|две трети"),
    (Decimal(75), r"three[- ]quarters|три четверти"),
    (Decimal("33.3"), r"a third|one[- ]third|треть"),
    (Decimal(25), r"a quarter|one[- ]quarter|четверть"),
    (Decimal(20), r"a fifth|one[- ]fifth|пятую часть"),
    (Decimal(10), r"a tenth|one[- ]tenth"),
    (Decimal(50), r"a half|half|половину|наполовину"),
)
_FRACTION = tuple((share, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for share, pattern in _FRACTIONS)
_BOUNDS = (
    ("under", r"less than|fewer than|under\b|at most|up to|не более|(?<!не )менее|меньше"),
    (
        "over",
        r"more than|over\b|at least|exceed|surpass|topp|свыше|более|больше|не менее|превы|кемінде|\bасты\b"
        r"|[超逾]|突破|至少",
    ),
    (
        "about",
        r"about|around|nearly|almost|some\b|roughly|approximately|estimated|около|почти|порядка|примерно|шамамен"
        r"|[约約近]",
    ),
)
_BOUND = tuple((bound, re.compile(pattern, re.IGNORECASE)) for bound, pattern in _BOUNDS)
_RISES = re.compile(
    either(
        r"""
        grew|grown|rose|risen|increas|jump|surg|climb|soar|gain|expand|growing|rising|\bup\b|вырос|возрос
        |увелич|подн|подорож|прибав|раст|өсті|өскен|өсіп|артып|артты|артқан|ұлғай|көбей|增|上升|上涨|上漲
        """
    ),
    re.IGNORECASE,
)
_FALLS = re.compile(
    either(
        r"""
        fell|fallen|falling|drop|declin|decreas|shrank|shrunk|slip|slid|plung|dip|contract|\bdown\b|сниз|упал
        |сократ|уменьш|подешев|опуст|азай|төменде|қысқар|кемі|下降|下跌|减少|減少|下滑
        """
    ),
    re.IGNORECASE,
)


def quantity_of(value: str) -> Quantity | None:
    """The amount that the words of a figure give; None where they give several, or none."""
    found = numbers(value) if any(character.isdigit() for character in value) else frozenset()
    unit = next((unit for unit, pattern in _UNIT if pattern.search(value)), "")
    if len(found) == 1:
        (amount,) = found
    elif found:
        return None
    else:
        share = next((share for share, pattern in _FRACTION if pattern.search(value)), None)
        if share is None:
            return None
        amount, unit = share, "%"
    bound = next((bound for bound, pattern in _BOUND if pattern.search(value)), "")
    change = -1 if _FALLS.search(value) else 1 if _RISES.search(value) else 0
    return Quantity(amount, unit, bound, change)


FRACTIONS = "|".join(pattern for _, pattern in _FRACTIONS)  # as regular expressions
