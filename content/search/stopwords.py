"""Words that ask or bind but say nothing about the subject. They are left out of questions, not of the index."""

_WORDS = {
    "en": """a an the and or but if then than so as of at by for with about against between into through during before
        after above below to from up down in out on off over under again further once here there when where why how
        all any both each few more most other some such no nor not only own same too very can could will would shall
        should may might must do does did doing done have has had having be is am are was were been being i me my we
        our us you your he him his she her it its they them their what which who whom whose this that these those
        s t d ll m re ve said say says tell did many much let get please show give news latest know""",
    "ru": """и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот
        от меня еще ещё нет о об из ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь
        опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб
        без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой какая какие каково каким
        какую какого каких совсем ним здесь этом один почти мой тем чтобы нее неё сейчас были куда зачем всех никогда
        можно при наконец два другой хоть после над больше тот через эти нас про всего них много разве три эту моя
        впрочем свою этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между это чей чья
        сколько почему является являются который которая которые которого которой которых расскажи новости""",
    "kk": """және мен бен пен да де та те бұл ол сол осы не кім қай қандай қанша неше қашан қайда неге қалай үшін туралы
        бойынша болып болды болған болады бар жоқ еді екен емес ма ме ба бе па пе ғой өз оның оны оған онда одан олар
        біз сіз мен сен кейін дейін бірақ немесе яғни сондай тағы әр бір кімнің ненің қайсы деген деп жылы""",
    "tr": """ve ile bir bu şu o da de mi mı mu mü ne kim hangi kaç nasıl nerede nereden nereye neden niçin niye için gibi
        kadar daha en çok az ama fakat ancak veya ya ki olan olarak oldu olduğu olduğunu olmuştur edildi eden etti
        ise her kendi onun bunun sonra önce hangisi hangisidir nedir kimdir var yok değil tarafından""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber wenn als wie so von zu zum zur im in an
        am auf aus bei mit nach vor für über unter durch gegen ohne um ist sind war waren wird werden wurde wurden
        hat haben hatte hatten sein seine ihr ihre es er sie wir ich du man nicht kein keine auch nur noch was wer
        wen wem wo wann warum welche welcher welches welchen welchem wieviel viele viel wie dass sich dieser diese
        dieses""",
    "es": """el la los las un una unos unas y o u pero si que qué como cómo de del a al en por para con sin sobre entre
        desde hasta es son era eran fue fueron ser está están ha han había hay se su sus le les lo mi tu nos no más
        muy ya también cuando cuándo donde dónde quien quién quienes quiénes cual cuál cuales cuáles cuanto cuánto
        cuantos cuántos cuanta cuánta cuantas cuántas este esta esto ese esa eso tiene tenía tipo""",
    "ar": """في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا من متى أين اين كيف لماذا كم هل أو او و ثم
        لا لم لن قد كان كانت يكون هو هي هم أن ان إن كل بعد قبل بين عند أي اي هناك كما عام""",
    "zh": """的 了 是 在 有 和 与 與 及 或 也 都 就 而 被 把 为 為 于 於 之 其 这 這 那 吗 嗎 呢 吧 么 麼 什么 什麼 甚麼 哪 哪些 哪里
        哪裡 哪个 哪個 哪一 谁 誰 何 何时 何時 多少 几 幾 怎么 怎麼 怎样 怎樣 为什 為什 请问 請問 问题 是什 是谁 是誰 什 些 个 個 一 位 中""",
}

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}
