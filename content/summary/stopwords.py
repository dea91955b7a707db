"""Words that say nothing about a text's subject, by language."""

from functools import cache

_WORDS = {
    "en": """
        a about after all also an and any are as at be been before but by can could did do does for
        from had has have he her him his how i if in into is it its just like may me might more most
        must my new no not now of off on one only or other our out over s said say says shall she
        should so some than that the their them then there these they this those to too two up us
        very was we were what when where which while who whom whose why will with would you your
    """,
    "ru": """
        а без более больше бы был была были было быть в вам вас вот все всего всех вы где да для до
        его ее если есть еще же за здесь и из или им их к как какая какой когда который которая
        которые которых кто ли лет либо мне можно мы на над нас не него нет ни них но ну о об один
        он она они оно от перед по под после при про раз с сам свои своих свою себе себя со так
        также такие такой там те тем теперь то того тоже только том тот тут ты у уже чего чем что
        чтобы эта эти это этого этой этом этот эту я году года год
    """,
    "kk": """
        ал ана арқылы бар барлық бас бен беру бойынша болады болған болды болып бола бір біз бірақ
        бұл бұрын да де деген деді деп дейін дәл егер еді екен екі емес ең етті және жоқ жылы жылғы
        кейін көп ма мен ме мына не неше ол олар онда оны оның осы өз өзі пен сол соң сонда сондай
        та тағы таңда те тек туралы үшін үстінде шейін
    """,
    "de": """
        aber als am an auch auf aus bei bis da das dass dem den der des die dies diese doch du durch
        ein eine einem einen einer er es für hat haben ich ihr im in ist ja kann man mehr mit nach
        nicht noch nur ob oder sein sich sie sind so über um und uns von vor war was wenn werden wie
        wir wird zu zum zur
    """,
    "es": """
        a al como con cuando de del desde donde dos el ella ellos en entre era es esta este esto fue
        ha han hasta la las le lo los más me mi muy no nos o para pero por porque que qué se sea ser
        si sin sobre son su sus también tiene un una y ya yo
    """,
    "tr": """
        ama ancak bir bu çok da daha de değil diye dolayı en gibi göre hem her ise için ile ilgili
        kadar ki mi mı ne o olan olarak oldu olduğu sonra şu tarafından tüm ve veya ya yeni
    """,
}
_ALIASES = {"ky": "kk", "uk": "ru", "be": "ru"}  # close enough for words that carry no subject


@cache
def stop_words(language: str) -> frozenset[str]:
    """Lower-case words to leave out; the English ones where a language has no list."""
    code = language if language in _WORDS else _ALIASES.get(language, "en")
    return frozenset(_WORDS[code].split())
