"""Words of the news that say nearly the same: who asks what a country sells is told what it exports.

Few, and only such as can stand for each other in most sentences: each pair that cannot costs more
answers than it finds. Every word stands for itself: what takes two ("сатып алу", to buy) cannot be listed,
for one of them alone says something else. Forms of the same stem need not be listed twice.
"""

from collections.abc import Sequence
from functools import cache

from content.search.analysis import term_of

_GROUPS = {
    "en": """
        sell sold export; buy bought purchase import; supply deliver; cost price; pay salary wage;
        start begin began launch; end finish conclude; stop cease halt; win won victory; lose lost
        defeat; create establish; found founded establish; build built construct; make made
        produce manufacture; rise rose increase grow grew climb; fall fell decline drop decrease;
        kill murder slay; die died death; leader head chief; war conflict; attack assault raid;
        doctor physician; car vehicle automobile; film movie; author writer; wrote written author;
        company firm corporation; job employment; money fund; help aid assist; law legislation;
        vote ballot election; agreement deal accord treaty pact; ban prohibit forbid outlaw; allow
        permit; wife husband spouse married marry; child children kid; population inhabitant
        resident; country nation; study research; scientist researcher; discover found; oil
        petroleum crude; illness disease; drug medicine medication; border frontier; army military
        troops; ship vessel boat; plane aircraft airplane; road highway; railway railroad rail;
        picture photo image; rich wealthy; kind type sort; part component; use utilize;
        cause reason; place location located; destroy demolish; leave left depart; famous
        renowned; main principal primary; earthquake quake tremor; fire blaze; jail prison
        imprison; arrest detain; accident crash collision; space cosmos; talks negotiation
        negotiate; budget spending; tax levy duty; worker employee labour labor; farmer
        agriculture farming; name called; city town; big large; fast quick rapid; near close; show
        display; choose chose select; get receive obtain; give gave grant; send sent; live lived
        reside; area region; goal aim purpose; begin origin originate; protest demonstration
        rally; resign quit; appoint nominate; strike walkout
    """,
    "ru": """
        продавать продаёт продать экспорт экспортировать поставлять; покупать купить импорт
        импортировать закупать; цена стоимость; зарплата заработок оклад; начать начаться начало;
        закончить завершить окончание; победить победа выиграть; проиграть поражение; создать
        основать учредить; построить строительство; производить производство выпускать; расти рост
        вырасти увеличиться увеличение; падать упасть снижение снизиться сократиться; убить
        убийство; умереть смерть гибель погибнуть; глава лидер руководитель; война конфликт;
        нападение атака удар; врач доктор медик; машина автомобиль; фильм кино; автор писатель;
        компания фирма корпорация; помощь поддержка; выборы голосование; соглашение договор
        сделка; запретить запрет; разрешить разрешение; население жители; страна государство;
        учёный исследователь; болезнь заболевание; лекарство препарат; граница рубеж; армия
        военные войска; корабль судно; самолёт авиация; дорога трасса шоссе; причина почему;
        арестовать задержать; авария катастрофа; переговоры встреча; налог пошлина; рабочий
        работник сотрудник; бастовать забастовка
    """,
    "kk": """
        сату экспорт экспорттау; импорт импорттау; баға құн; жалақы айлық; бастау басталу; аяқтау
        аяқталу; жеңу жеңіс; жеңілу жеңіліс; өндіру өндіріс; өсу өсім арту ұлғаю; төмендеу азаю
        құлдырау; қайтыс өлім; басшы жетекші; соғыс қақтығыс; шабуыл соққы; дәрігер медик; көлік
        автокөлік автомобиль; жазушы автор; көмек қолдау; сайлау дауыс; келісім келісімшарт шарт;
        тыйым тыю; халық тұрғын; ел мемлекет; ғалым зерттеуші; ауру сырқат; дәрі препарат; әскер
        армия; себеп неліктен; түрме қамау; апат авария; келіссөз кездесу; салық баж; жұмысшы
        қызметкер
    """,
}

_LISTED = ("en", "ru", "kk")


def synonyms(terms: Sequence[str]) -> tuple[str, ...]:
    """The terms of other words that say nearly the same as one with these terms, in any listed language."""
    return tuple(
        dict.fromkeys(other for term in terms for other in _thesaurus().get(term, ()) if other not in terms)
    )


@cache
def _thesaurus() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for language in _LISTED:
        for group in _GROUPS[language].split(";"):
            same = dict.fromkeys(term_of(word, language) for word in group.split())
            for term in same:
                found.setdefault(term, {}).update(dict.fromkeys(other for other in same if other != term))
    return {term: tuple(others) for term, others in found.items()}
