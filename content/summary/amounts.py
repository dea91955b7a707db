"""How each language writes amounts and the verbs that tie them to what they measure."""

import re
from dataclasses import dataclass
from functools import cache

from content.summary.patterns import either

_NUMBER = r"\d{1,3}(?:[,  .]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_CURRENCY_SIGN = r"(?:US|A|C|HK|NZ)?[$€£¥₸₽₴₹₺₩]"
_CURRENCY_CODE = r"(?:USD|EUR|GBP|KZT|RUB|CNY|RMB|JPY)"


@dataclass(frozen=True, slots=True)
class Amounts:
    """One language's ways; every field is a regular expression without groups that capture."""

    scales: str  # million, billion
    units: str  # what amounts are counted in, percent included
    about: str  # "more than", "nearly": belongs to the amount
    grows: str  # verbs of change, which belong to a share ("grew by 5%")
    stands: str  # verbs that only tie an amount to its subject ("reached")
    verb_last: bool = False  # the verb follows the amount (Kazakh, Turkish)


_ENGLISH = Amounts(
    scales=either(r"thousand|million|billion|trillion|mln|bln|trn|bn|mn|tn|[mkb](?!\w)"),
    units=either(
        r"""
        percent(?:age points)?|per cent|pct|dollars?|euros?|pounds?|tenge|rubles?|roubles?|yuan
        |yen|lira|som|barrels(?: per day| a day)?|bpd|tons?|tonnes?|kilomet(?:er|re)s?|km|miles
        |megawatts?|gigawatts?|MW|GW|TWh|kWh|cubic meters|hectares|acres|people|jobs|visitors
        |tourists|passengers|vehicles|cars|households|users|customers
        """
    ),
    about=either(
        r"""
        more than|less than|fewer than|at least|at most|up to|as much as|about|around|nearly
        |almost|over|under|some|roughly|approximately|an estimated|just|only
        """
    ),
    grows=either(
        r"""
        (?:(?:has|have|had)\s)?(?:grew|grown|rose|risen|increased|jumped|surged|climbed|soared|gained
        |expanded|fell|fallen|dropped|declined|decreased|shrank|shrunk|slipped|slid|plunged|dipped
        |contracted|doubled|tripled)
        |(?:is|are|was|were) (?:up|down)|growing|rising|increasing|falling|dropping
        """
    ),
    stands=either(
        r"""
        (?:(?:has|have|had|will|would|could|may|might|is expected to|are expected to|is set to|to)\s)?
        (?:reach(?:ed|es)?|hit|hits|total(?:l?ed|s)?|amount(?:ed|s)? to|stood at
        |stands at|stand at|exceed(?:ed|s)?|surpass(?:ed|es)?|topped|tops|accounted for
        |accounts? for|made up|makes up|make up|cost|costs|averaged|came to|came in at|equal(?:l?ed
        |s)?|was|were|is|are|be|been|stay(?:ed)? at|remain(?:ed|s)? at|provid(?:ed|es?)
        |contribut(?:ed|es?)|raised|earned|spent|invested|worth|valued at|estimated at|priced at)
        |reaching|exceeding|totall?ing|amounting to|hitting|surpassing|topping|averaging
        """
    ),
)
_RUSSIAN = Amounts(
    scales=either(
        r"""
        тысяч[аи]?|тыс\.?|миллион(?:а|ов)?|миллиард(?:а|ов)?|триллион(?:а|ов)?|млн\.?|млрд\.?
        |трлн\.?
        """
    ),
    units=either(
        r"""
        процент(?:а|ов|ный|ных)?(?: пункт(?:а|ов))?|п\.п\.|доллар(?:а|ов|ам)?(?: США)?|евро
        |рубл(?:я|ей|ь)|руб\.?|тенге|тг|юан(?:я|ей|ь)|фунт(?:а|ов)?|сом(?:а|ов)?
        |баррел(?:я|ей|ь)(?: в сутки)?|тонн[аы]?|т(?!\w)|километр(?:а|ов)|км|МВт|ГВт|кВт·ч
        |кубометр(?:а|ов)?|куб\. ?м|гектар(?:а|ов)?|га|человек[а]?|рабочих мест|туристов
        |пассажиров|автомобилей|семей
        """
    ),
    about=either(
        r"""
        более(?: чем)?|свыше|около|почти|порядка|примерно|не менее|не более|менее|больше|лишь
        |всего
        """
    ),
    grows=either(
        r"""
        вырос(?:ла|ло|ли)?|возрос(?:ла|ло|ли)?|увеличил(?:ся|ась|ось|ись)
        |поднял(?:ся|ась|ось|ись)|подорожал[аои]?|прибавил[аои]?|снизил(?:ся|ась|ось|ись)
        |упал[аои]?|сократил(?:ся|ась|ось|ись)|уменьшил(?:ся|ась|ось|ись)|подешевел[аои]?
        |опустил(?:ся|ась|ось|ись)|рост[её]т|растут|увеличится|снизится
        """
    ),
    stands=either(
        r"""
        состав(?:ил[аои]?|ляет|ит|ят|ляют)|достиг(?:ла|ло|ли|нет)?|превы(?:сил[аои]?|шает|сит)
        |равн(?:яется|а|ы|о)|оценива(?:ется|ются) в|обош(?:[её]лся|лась|лось|лись) в
        |сто(?:ит|ят|ил[аои]?)|насчитывает|приш(?:[её]лся|лась|лось|лись) на|занимает|занимают
        |превысив|достигнув|составив|составляя
        """
    ),
)
_KAZAKH = Amounts(
    scales=either(r"мың|миллион|миллиард|триллион|млн\.?|млрд\.?|трлн\.?"),
    units=either(
        r"""
        пайыз\w*|доллар\w*|теңге\w*|еуро\w*|рубль\w*|юань\w*|тонна\w*|баррель\w*|шақырым\w*
        |гектар\w*|адам\w*|МВт
        """
    ),
    about=either(r"шамамен|кемінде"),
    grows=either(
        r"өсті|артты|ұлғайды|көбейді|азайды|төмендеді|қысқарды|кеміді|өскен|артқан|өсіп|артып|азайып|төмендеп|қысқарып"
    ),
    stands=either(r"жетті|құрады|құрайды|болды|асты|тең|жеткен|құраған|жетеді"),
    verb_last=True,
)
_CHINESE = Amounts(
    scales=either(r"[百千万萬亿億]{1,2}"),
    units=either(
        r"美元|欧元|歐元|人民币|元|坚戈|卢布|日元|英镑|个百分点|吨|噸|桶|公里|平方公里|立方米|人次|人|户|家|辆|千瓦时|千瓦|兆瓦"
    ),
    about=either(r"超过|超過|超|约|約|近|逾|至少"),
    grows=either(
        r"(?:同比|环比)?(?:增长|增長|增加|上升|上涨|上漲|下降|下跌|减少|減少|下滑)(?:了|约|近|超过)?"
    ),
    stands=either(r"(?:已经?)?(?:达到|達到|达|達|为|為|是|占|佔|突破|超过|升至|降至|增至|共计|总计|合计)"),
)
_AMOUNTS = {"en": _ENGLISH, "ru": _RUSSIAN, "uk": _RUSSIAN, "kk": _KAZAKH, "ky": _KAZAKH, "zh": _CHINESE}


def amounts(language: str) -> Amounts:
    """The ways of a language; English where it is unknown."""
    return _AMOUNTS.get(language, _ENGLISH)


@cache
def amount(language: str) -> re.Pattern[str]:
    """Finds an amount or share with its unit: over $13 billion, 33,5%, 24 млрд долларов, 240亿美元."""
    ways = amounts(language)
    space = r"[\s\u00a0-]{0,2}"
    scale = rf"(?:{space}{ways.scales})"
    number = rf"(?:(?:{_NUMBER})(?:[–-](?:{_NUMBER}))?)"  # "$2-3 billion" too
    money = rf"(?:{_CURRENCY_SIGN}|{_CURRENCY_CODE}\s)\s?{number}{scale}?"
    share = rf"{number}\s?%"
    many = rf"{number}{scale}{{0,2}}"
    counted = rf"{many}\s?(?:{_CURRENCY_SIGN}|{_CURRENCY_CODE})(?!\w)|{many}{space}{ways.units}"
    # Chinese writes no spaces, and its characters are letters to a regular expression.
    start, end = (r"(?<![\d.,$€£-])", "") if language == "zh" else (r"(?<![\w.,$€£-])", r"(?!\w)")
    return re.compile(rf"{start}(?:{ways.about}\s*)?(?:{money}|{share}|{counted}){end}", re.IGNORECASE)
