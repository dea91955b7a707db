"""What the sentence splitter knows about each language, as data: abbreviations, openers, speech verbs."""

from dataclasses import dataclass
from functools import cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The words of one language that tell a full stop from the end of a sentence.

    Abbreviations are written without their last full stop; all but `openers` are in lower case.
    """

    # Always leans on what follows ("Mr. Smith", "ул. Абая"): never an end.
    leading: frozenset[str] = frozenset()
    # May end a sentence ("in the U.S."): an end only before one of `openers`.
    either: frozenset[str] = frozenset()
    # Stands behind a figure ("2022 г.", "5 млрд."): an end before a capital letter, if enough came before.
    measures: frozenset[str] = frozenset()
    # Leans on what follows only if that is a figure ("No. 5", "стр. 12").
    numbered: frozenset[str] = frozenset()
    # Capitalized words that open sentences and are seldom part of a name.
    openers: frozenset[str] = frozenset()
    # Verbs that tie `"Really?" Smith asked.` together.
    speech: frozenset[str] = frozenset()
    # "12. Mai", "19. yüzyıl": a figure of one or two digits, or a Roman one, with a stop is an ordinal.
    ordinals: bool = False

    def __or__(self, other: "SentenceRules") -> "SentenceRules":
        return SentenceRules(
            leading=self.leading | other.leading,
            either=self.either | other.either,
            measures=self.measures | other.measures,
            numbered=self.numbered | other.numbered,
            openers=self.openers | other.openers,
            speech=self.speech | other.speech,
            ordinals=self.ordinals or other.ordinals,
        )


ENGLISH = SentenceRules(
    leading=_words(
        "mr mrs ms mx dr prof sen rep gov gen lt col maj capt cmdr adm sgt cpl pvt rev hon pres supt"
        " insp det amb msgr fr st ste mt ft vs viz cf messrs e.g i.e eg al"
    ),
    either=_words(
        "inc ltd co corp llc plc bros jr sr esq ph.d m.d b.a m.a u.s u.k u.n u.s.a e.u d.c l.a n.y"
        " a.m p.m am pm a.d b.c a.k.a etc dept univ assn ave blvd rd hwy jan feb mar apr jun jul aug"
        " sep sept oct nov dec mon tue wed thu fri sat sun est approx ed eds vol lb lbs oz min max hr"
        " hrs"
    ),
    numbered=_words(
        "no nos p pp fig figs sec art ch chap para ver op jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    openers=_words(
        "The A An In On At He She It They We You I But And Or Nor However This That These Those There"
        " Here His Her Their Its Our My Your If When While After Before As For From With By To What"
        " Who Why How Where Which Meanwhile Also Some Many Most Both Each Such Not Since Although"
        " Though Despite During Under Over Until So Yet Still Then Now Today Yesterday Earlier Later"
        " According Once All Another Any Because Between Even Every Few Its Moreover Other Perhaps"
        " Several Thus Unlike Whether Without Nobody Nothing Everyone Someone Instead Indeed Mr Mrs Ms"
        " Dr Let Do Does Did Is Are Was Were Can Could Will Would"
    ),
    speech=_words(
        "said says asked asks added replied wrote told cried shouted answered wondered exclaimed"
        " whispered yelled demanded insisted continued explained"
    ),
)

RUSSIAN = SentenceRules(
    leading=_words(
        "г-н г-жа гг проф акад доц им ул пр пл пер просп бульв д кв корп стр обл р-н пос с дер ст оз"
        " п-ов о-в т.е т.н т.к т.о напр ср см св прп митр архим зам зав нач гл инж ген ген-м полк подп"
        " кап лейт серж чл-корр кн гр ред сост пер илл рис табл тел факс англ нем франц лат греч рус"
        " исп итал кит каз янв фев февр мар апр авг сен сент окт ноя нояб дек"
    ),
    either=_words("т.д т.п др пр проч н.э т.ч и.о в.т.ч ооо зао"),
    measures=_words(
        "г гг в вв млн млрд трлн тыс руб коп долл тг тнг тенге чел экз шт мин сек ч час м км см мм га"
        " кг т ц л кв куб"
    ),
    numbered=_words("с стр гл рис табл п пп ч т ст №"),
    openers=_words(
        "В Во На Он Она Оно Они Мы Вы Я Это Эта Этот Эти Как Что Но А И По За С Со У О Об От До Из К"
        " Ко Для При Если Когда Так Также Однако Кроме Ранее Позже Сейчас Сегодня Вчера Тем Тогда Там"
        " Здесь После Перед Между Ещё Еще Уже Все Всего Его Её Ее Их Наш Наши Не Ни Где Кто Который"
        " Поэтому Потому Хотя Напомним Среди Под Над Без Через При Теперь Затем Согласно Впрочем"
        " Именно Более Тот Та То Те"
    ),
    speech=_words(
        "сказал сказала спросил спросила ответил ответила добавил добавила отметил отметила заявил"
        " заявила подчеркнул подчеркнула говорит говорил говорила воскликнул воскликнула пояснил"
        " пояснила"
    ),
)

KAZAKH = SentenceRules(
    leading=_words("м-с қ-р проф акад ат көш даң қ обл ауд т.ә м.а ред құр с.ш қ.а"),
    either=_words("т.б т.с т.с.с б.з б.з.б б.з.д ж.т.б және т.б т.т"),
    measures=_words("ж жж ғ ғғ млн млрд трлн мың теңге тг сом руб долл км м см кг га адам мин сағ"),
    numbered=_words("б бб т №"),
    openers=_words(
        "Бұл Ол Олар Біз Сіз Мен Осы Сол Ал Және Бірақ Сондай-ақ Сондықтан Алайда Дегенмен Қазір"
        " Бүгін Кеше Кейін Сонымен Соның Оның Бірінші Енді Егер Әрі Тіпті Яғни Мұндай Осындай Айта"
        " Еске Бүгінде Өз"
    ),
    speech=_words("деді дейді деп сұрады айтты"),
)

TURKISH = SentenceRules(
    leading=_words(
        "dr prof doç yrd av sn bkz st örn vb mah cad sok apt no tel alb gen org kor tuğ öğr gör arş"
        " uzm müh hz"
    ),
    either=_words("vs vd a.ş ltd şti san tic ş a.b.d m.ö m.s t.c tbmm çev ed"),
    measures=_words("cm km kg gr dk sn sa yy"),
    numbered=_words("no s ss mad md"),
    openers=_words(
        "Bu O Bunun Ancak Ama Ve Fakat Ayrıca Daha Şu Onlar Biz Siz Ben Bir Ne Neden Nasıl Eğer Çünkü"
        " Öte Yani Bunlar Böylece Sonra Şimdi Bugün Dün Burada Orada Bununla"
    ),
    speech=_words("dedi diye sordu söyledi ekledi"),
    ordinals=True,
)

GERMAN = SentenceRules(
    leading=_words(
        "hr fr dr prof dipl ing st str z.b d.h u.a i.d.r bzw ca vgl evtl ggf sog geb gest inkl exkl"
        " zzgl max min mag med jur phil rer nat o.g u.u v.a z.t i.a"
    ),
    either=_words("usw etc u.s.w co ag gmbh jr sen mio mrd tsd jh o.ä u.ä dgl a.d v.chr n.chr"),
    numbered=_words("nr s abs art kap bd abb tab ziff"),
    openers=_words(
        "Der Die Das Ein Eine Er Sie Es Wir Ihr Ich Und Aber Doch In Im Am An Auf Bei Mit Nach Von"
        " Vor Zu Zum Zur Wie Was Wer Wo Wenn Als Da Dann Dabei Damit Daher Auch Nur Noch So Seit Für"
        " Dies Diese Dieser Dieses Man Allerdings Zudem Außerdem Jedoch Seine Ihre Heute Gestern Durch"
        " Unter Über Um Laut"
    ),
    speech=_words("sagte sagt fragte fragt erklärte antwortete rief"),
    ordinals=True,
)

ROMANCE = SentenceRules(
    leading=_words(
        "sr sra srta sres dr dra ud uds vd d dña prof ing lic gral arq av avda pág cap núm ej p.ej m"
        " mm mme mmes mlle me mgr st ste dott sig sigg avv on ing rag prof.ssa dott.ssa exmo exma eng"
    ),
    either=_words("etc cía s.a s.l ee.uu ss.mm c.v a.c d.c cie jr ecc s.p.a s.r.l ltda cf ibid"),
    numbered=_words("n núm nº p pp pág págs art fig cap t vol"),
    openers=_words(
        "El La Los Las Un Una En Es Se No Pero Y A De Por Para Con Sin Al Lo Su Sus Este Esta Esto"
        " Según Como Cuando Si También Ya Le Les Il Elle Ils Elles On Nous Vous Je Ce Cette Ces Mais"
        " Et Dans Pour Sur Avec Selon Gli I Uno Ma E Nel Nella Per Con Questo Questa O Os As Um Uma"
        " Ele Ela Mas Em No Na Isso Esse"
    ),
    speech=_words("dijo preguntó dit demande disse chiese perguntou"),
)

ARABIC = SentenceRules(leading=_words("د م أ ص ب ا.د"), either=_words("إلخ ه هـ م"))

EMPTY = SentenceRules()

# Where the language is not told, Latin and Cyrillic words cannot be mistaken for each other.
_DEFAULT = ENGLISH | RUSSIAN

_BY_LANGUAGE = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    # Near relatives and languages whose news mixes in Russian abbreviations.
    **dict.fromkeys(("uk", "be", "bg", "tg", "mn"), RUSSIAN),
    **dict.fromkeys(("kk", "ky", "tt", "ba"), KAZAKH | RUSSIAN),
    **dict.fromkeys(("tr", "az", "tk"), TURKISH),
    "uz": ENGLISH,
    "de": GERMAN,
    **dict.fromkeys(("es", "fr", "it", "pt", "ca", "ro"), ROMANCE),
    **dict.fromkeys(("ar", "fa", "ur", "ug"), ARABIC),
    **dict.fromkeys(("zh", "ja", "ko"), ENGLISH),
}


@cache
def rules_for(language: str) -> SentenceRules:
    """The rules of a language (ISO 639-1, region ignored); a mixture where it is unknown or empty."""
    return _BY_LANGUAGE.get(language.lower().replace("_", "-").partition("-")[0], _DEFAULT)
