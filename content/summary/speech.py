"""How each language tells who spoke, and which openings lean on the sentence before."""

import re
from dataclasses import dataclass
from functools import cache

from content.summary.patterns import either


@dataclass(frozen=True, slots=True)
class Speech:
    """One language's ways. Every field is a regular expression without groups that capture."""

    verbs: str  # said, told reporters: what comes next to a speaker
    pronouns: str  # he, she, they as the speaker
    leaning: str  # openings of a sentence that cannot be understood without the one before it
    fixed: str = r"(?!)"  # openings that only look like `leaning` ("This week")


_SPEECH = {
    "en": Speech(
        verbs=either(
            r"""
            said|says|saying|added|adds|told(?: \w+){1,3}?|tells(?: \w+){1,3}?|noted|notes|stressed
            |stresses|explained|explains|argued|argues|warned|warns|announced|announces|stated
            |states|wrote|writes|tweeted|recalled|recalls|insisted|insists|concluded|concludes
            |continued|emphasi[sz]ed|underlined|underscored|reiterated|remarked|claimed|claims
            |declared|declares|admitted|admits|acknowledged|believes|asked|replied|joked|predicted
            |suggested|commented|confirmed|promised|pointed out|highlighted
            """
        ),
        pronouns=either(r"he|she|they|it|who"),
        leaning=either(
            r"""
            he|she|it|they|his|her|hers|its|their|him|them|this|these|those|that|such|both|but|and
            |or|so|yet|however|also|then|instead|therefore|thus|hence|moreover|furthermore
            |nevertheless|nonetheless|meanwhile|besides|otherwise|still|another|others|he's|she's
            |it's|they're|that's|he’s|she’s|it’s|they’re|that’s|in addition|for example|for instance
            |as a result|in contrast|on the other hand|at the same time|the latter|the former
            |the same|of these|of those|in turn|similarly|likewise|too
            |(?:in|on|at|for|with|to|of|from|by|about|after|before|under|despite|like|among)\s
            (?:it|him|them|this|that|these|those)
            """
        ),
        fixed=either(
            r"""
            (?:(?:in|on|at|for|from|by|after|before) )?
            (?:this|that) (?:week|month|year|season|summer|winter|autumn|spring|morning|afternoon
            |evening|weekend|decade|century)
            """
        ),
    ),
    "ru": Speech(
        verbs=either(
            r"""
            сказал[аи]?|заявил[аи]?|заявляет|отметил[аи]?|отмечает|добавил[аи]?|добавляет
            |подчеркнул[аи]?|подч[её]ркивает|сообщил[аи]?|сообщает|рассказал[аи]?|рассказывает
            |пояснил[аи]?|поясняет|объяснил[аи]?|напомнил[аи]?|уточнил[аи]?|считает|говорит
            |говорил[аи]?|написал[аи]?|пишет|признал(?:ся|ась|[аи])?|пообещал[аи]?|предупредил[аи]?
            |указал[аи]?|утверждает|резюмировал[аи]?|заключил[аи]?|ответил[аи]?
            |прокомментировал[аи]?|констатировал[аи]?|цитирует|выразил[аи]? мнение|уверен[аы]?
            |поделил(?:ся|ась)
            """
        ),
        pronouns=either(r"он|она|они|оно|тот|та"),
        leaning=either(
            r"""
            он|она|оно|они|его|е[её]|их|ему|ей|им|это|этот|эта|эти|этого|этой|этим|такой|такая|такое
            |такие|тот|та|те|но|а|и|же|также|однако|поэтому|кроме того|при этом|тем не менее
            |в то же время|зато|затем|потом|так|тогда|причем|прич[её]м|впрочем|например
            |таким образом|в частности|в результате|там|напротив
            |по (?:его|е[её]|их) (?:словам|мнению|данным)|вместе с тем|ранее он
            |к тому же|отчасти|туда|оттуда|поэтому|тем временем
            |(?:в|во|на|у|за|с|со|к|ко|по|от|из|из-за|для|об|о|при|после|до|перед|под|над|между|без|про
            |кроме|вместо|среди|благодаря|помимо)\s
            (?:н[её]м|нему|него|не[йё]|ней|них|ним|ними|этом|этого|этому|этим|этой|эту|это|этих|этот)
            """
        ),
        fixed=either(
            r"""
            (?:и|а|но) \d|(?:в|на|до|с|к) (?:этом|этого|этой|эту|этому)\s
            (?:год\w?|месяц\w*|недел\w|сезон\w|лет\w|весн\w|зим\w|осен\w)
            """
        ),
    ),
    "kk": Speech(
        verbs=either(
            r"""
            деді|дейді
            |деп (?:айтты|мәлімдеді|атап өтті|атап көрсетті|хабарлады|жазды|қосты|есептейді
            |түсіндірді|баяндады|білдірді|ойлайды|жауап берді|санайды)
            |мәлімдеді|атап өтті|айтты|хабарлады
            """
        ),
        pronouns=either(r"ол|олар"),
        leaning=either(
            r"""
            ол|олар|оның|олардың|оған|оны|онда|бұл|бұның|бұған|осы|мұндай|сондай|бірақ|алайда
            |дегенмен|сонымен|сондықтан|сондай-ақ|сонда|ал|және|әйтсе де|соған қарамастан|демек
            |мысалы|оның айтуынша|бұған қоса|сонымен қатар|бұдан бөлек
            """
        ),
        fixed=either(r"(?:осы|бұл) (?:жылы|аптада|айда)|осы жылғы"),
    ),
    "zh": Speech(
        verbs=either(
            r"(?:表示|指出|强调|認為|认为|說|说|称|稱|写道|寫道|回应|回應|补充|補充|宣布|透露|坦言|介绍|介紹|警告)(?:道)?"
        ),
        pronouns=either(r"他|她|他们|她们|它"),
        leaning=either(
            r"他|她|它|这|這|那(?!么)|此|其(?!中)|但|而|因此|所以|不过|不過|同时|同時|此外|然而|另外|对此|對此|为此|也|并且|并|则"
        ),
        fixed=either(r"(?:这|這|那)(?:周|个月|一年)|此前|其实"),
    ),
    "de": Speech(
        verbs=either(
            r"""
            sagte|sagt|erklärte|erklärt|betonte|betont|teilte mit|fügte hinzu|meinte|schrieb|warnte
            """
        ),
        pronouns=either(r"er|sie|es"),
        leaning=either(
            r"""
            er|sie|es|das|dies|diese|dieser|dieses|aber|und|doch|jedoch|auch|dabei|damit|deshalb
            |daher|zudem|außerdem|sein|seine|ihr|ihre|dort|so|denn|dann
            """
        ),
    ),
    "es": Speech(
        verbs=either(
            r"""
            dijo|dice|afirmó|señaló|añadió|agregó|explicó|aseguró|declaró|indicó|subrayó|advirtió
            """
        ),
        pronouns=either(r"él|ella|ellos|ellas"),
        leaning=either(
            r"""
            él|ella|ellos|ellas|su|sus|esto|este|esta|estos|estas|eso|ese|esa|pero|y|sin embargo
            |además|también|por eso|así|entonces|no obstante|allí
            """
        ),
    ),
    "tr": Speech(
        verbs=either(r"dedi|söyledi|belirtti|açıkladı|ifade etti|vurguladı|kaydetti|ekledi"),
        pronouns=either(r"o|onlar"),
        leaning=either(
            r"""
            o|onlar|onun|onların|bu|bunlar|bunun|şu|ama|ancak|fakat|ve|ayrıca|böylece|bunun üzerine
            """
        ),
    ),
}
_ALIASES = {"ky": "kk", "uk": "ru", "be": "ru", "uz": "tr", "az": "tr"}
_HAN = ("zh",)  # written without spaces, so without word boundaries


def speech(language: str) -> Speech:
    """The ways of a language; English where it is unknown."""
    return _SPEECH.get(_ALIASES.get(language, language), _SPEECH["en"])


@cache
def leans(language: str) -> re.Pattern[str]:
    """Matches at the start of a sentence that cannot stand without the one before it."""
    ways = speech(language)
    boundary = "" if language in _HAN else r"\b(?!-)"
    marks = '[\\s“"«„「『(—–-]*'
    return re.compile(f"{marks}(?!(?:{ways.fixed}){boundary})(?:{ways.leaning}){boundary}", re.IGNORECASE)


@cache
def hanging_speaker(language: str) -> re.Pattern[str]:
    """Finds ", he said" or "said he": a speaker whom only an earlier sentence names."""
    ways = speech(language)
    space = r"\s*" if language in _HAN else r"\s+"
    end = "" if language in _HAN else r"\b"
    # "added he." is an inversion, "announced it has raised" goes on with a clause.
    inverted = rf"{ways.verbs}{space}{ways.pronouns}(?=\s*(?:[.,;:!?。，]|$))"
    said = f"(?:{ways.pronouns}{space}(?:\\w+{space})?{ways.verbs}|{inverted})"
    return re.compile(f'[,，”"»」!?。][\\s—–-]*{said}{end}', re.IGNORECASE)
