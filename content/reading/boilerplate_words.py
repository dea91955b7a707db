"""The words that captions, credits and calls to the reader are made of, by language, as patterns.

A space stands for any white space. Parts of a phrase that may be missing are in `(?:...)?`.
"""

# What names a picture before its credit: "Photo: AP", "Фото – Акорда", "图/新华社".
PICTURES = {
    "en": [
        "(?:file |cover )?(?:photo|photograph|image|picture|illustration|graphic)s?",
        "(?:photo|image|picture|video) (?:credit|source)s?",
        "(?:photo|image) courtesy",
        "photography",
        "screen ?(?:shot|grab)",
        "credits?",
        "video",
    ],
    "ru": [
        "(?:архивное |иллюстративное )?фото(?:графия|графии|граф)?",
        "(?:источник|автор) фото",
        "фото из архива",
        "иллюстрация",
        "коллаж",
        "скриншот",
        "снимок",
        "кадр",
        "видео",
    ],
    "uk": ["світлина", "ілюстрація", "джерело фото"],
    "kk": ["(?:көрнекі )?сурет(?:і|ті)?", "фотосурет", "(?:фото|сурет) дереккөзі", "скрин", "бейнежазба"],
    "tr": ["fotoğraf(?:lar)?", "görsel", "foto"],
    "de": ["fotos?", "(?:archiv|symbol)(?:foto|bild)", "bild(?:er|quelle)?"],
    "es": ["fotografía", "foto de archivo", "imagen", "créditos?"],
    "pt": ["fotografia", "imagem"],
    "fr": ["crédits? photos?", "photo d['’]archives?"],
    "ar": ["الصورة", "صورة", "صور", "مصدر الصورة", "تصوير"],
}

# Whole credits without a colon, at the end of a caption.
CREDIT_PHRASES = {
    "en": [
        "(?:file )?(?:photo|photograph|image|picture)s? (?:is |was )?(?:taken |provided |supplied )?"
        "(?:by|courtesy(?: of)?|credit|via|from) (?-i:[A-Z@])",
        "courtesy (?:photo|image|of)\\b",
    ],
    "ru": [
        "фото (?:предоставлен[оы]|автора|из (?:открытых|личного|архива)|пресс-службы|с сайта)",
    ],
    "kk": ["(?:сурет|фото) (?:ашық дереккөзден|ғаламтордан|жеке мұрағаттан|мұрағаттан)"],
    "tr": ["(?:fotoğraf|foto) arşivi?"],
}

# Where a call to the reader sends them. The call alone may be news, the two together are not.
CHANNELS = {
    "all": [
        "telegram|whatsapp|facebook|twitter|instagram|youtube|tik ?tok|linkedin|threads|viber|\\bx\\b",
    ],
    "en": ["newsletters?|inbox|e-?mail|\\bapp\\b|channels?|website|alerts?|updates|podcasts?|notifications"],
    "ru": [
        "телеграм\\w*|канал\\w*|рассылк\\w*|подписк\\w*|соцсет\\w*|социальн\\w+ сет\\w+|вконтакте",
        "дзен\\w*|ютуб\\w*|инстаграм\\w*|фейсбук\\w*",
    ],
    "kk": ["арна\\w*|желі\\w*|парақша\\w*|каналымыз\\w*|сайт\\w*"],
    "tr": ["bülten\\w*|hesap\\w*|kanal\\w*"],
    "es": ["boletín|redes|canal"],
    "fr": ["chaîne|lettre"],
    "zh": ["公众号|微信|微博|二维码|频道|客户端|公眾號|頻道"],
    "ar": ["قناة|قناتنا|النشرة|تويتر|فيسبوك|تيليجرام|تلغرام"],
}

# How a call to the reader opens.
CALLS = {
    "en": [
        "get (?:the |our |more |all )?[^.!?]{0,60}?(?:stories|news|updates|headlines|alerts|briefings?)\\b",
        "sign up|subscribe|(?:follow|join|like|find) (?:us|our)|download our|receive (?:our|the)",
        "click here to get",
        "stay (?:up to date|informed|tuned|connected)|don['’]t miss|keep up with",
    ],
    "ru": [
        "подпи(?:сывайтесь|шитесь|шись|сывайся)|следите за|присоединяйтесь|читайте нас|будьте в курсе",
        "больше (?:новостей|интересного)|самые? \\w+ новост\\w+|оставайтесь с нами|скачивайте",
    ],
    "uk": ["підписуйтесь|стежте за"],
    "kk": ["(?:бізге )?жазылыңыз\\w*|қосылыңыз\\w*"],
    "tr": ["abone ol\\w*|takip ed\\w+|bizi|son dakika haberler\\w*"],
    "de": ["abonnieren sie|folgen sie|melden sie sich"],
    "es": ["suscríbe\\w+|síguenos|únete"],
    "fr": ["abonnez-vous|suivez-nous|inscrivez-vous|recevez"],
    "pt": ["inscreva-se|siga-nos"],
    "zh": ["(?:欢迎)?(?:关注|扫描?|扫码|订阅|下载|點擊|点击)|更多(?:精彩|内容|新闻|資訊)"],
    "ar": ["تابعونا|تابعنا|اشترك\\w*|انضم\\w*|حمّل"],
}
# In Kazakh and Turkish the verb comes last: "Telegram-арнамызға жазылыңыз!".
CLOSING_CALLS = {
    "kk": ["(?:жазыл|қосыл|тіркел)іңіз\\w*|(?:жазыл|қосыл)ыңыз\\w*"],
    "tr": ["abone ol\\w*|takip ed\\w+"],
}

# What stands before a link, or a list of links, to other articles.
LEADERS = {
    "en": [
        "read (?:more|also|next|on)|also read|see also|further reading|what to read next|up next",
        "related(?: (?:articles?|stor(?:y|ies)|news|posts?|content|topics?|links?|coverage|reading))?",
        "more|more (?:on this(?: (?:story|topic))?|stories|news|from\\b[^.!?]{0,40}|like this)",
        "recommended(?: (?:for you|stories|reading|articles?))?",
        "you (?:may|might) also (?:like|be interested in)",
        "most (?:read|popular|viewed|shared)|trending(?: (?:now|news|stories|topics))?",
        "editor['’]s picks?|don['’]t miss",
        "top stories|latest (?:news|stories|articles)|in other news|watch(?: (?:now|also))?",
    ],
    "ru": [
        "(?:читайте|читать|смотрите) (?:также|ещ[её]|по теме|далее)",
        "(?:(?:материалы|новости|статьи) )?по теме|ранее по теме",
        "(?:похожие|связанные|другие) (?:материалы|новости|статьи|записи)",
        "самое (?:читаемое|популярное|интересное)|самые (?:читаемые|популярные)(?: \\w+){0,2}",
        "рекоменд(?:уем|ованное)(?: \\w+)?|популярное",
        "(?:последние|главные) новости|вам может быть интересно",
    ],
    "uk": ["(?:читайте|дивіться) також|більше по темі"],
    "kk": [
        "(?:(?:сондай-ақ|тағы(?: да)?) )?оқыңыз(?:дар)?|оқи отырыңыз(?:дар)?",
        "тақырып(?:қа қатысты| бойынша)\\w*",
        "ұқсас (?:жаңалықтар|мақалалар|материалдар)|(?:соңғы|өзге) жаңалықтар|көп оқылғандар",
    ],
    "tr": [
        "ayrıca (?:okuyun|bakınız)|(?:bunlar da )?ilginizi çekebilir|(?:ilgili|son) haberler",
    ],
    "de": [
        "lesen sie (?:auch|mehr)|mehr (?:zum thema|lesen)|auch interessant",
        "das könnte sie (?:auch )?interessieren",
    ],
    "es": ["lea (?:también|más)|leer más|(?:le|te) puede interesar|ver también|noticias relacionadas"],
    "fr": ["(?:à )?lire aussi|à lire|voir aussi|sur le même sujet"],
    "pt": ["leia (?:também|mais)"],
    "it": ["leggi anche"],
    "zh": [
        "(?:相关|相關)(?:阅读|新闻|报道|文章|链接|推荐|閱讀|新聞|報導)|(?:延伸|推荐)阅读|延伸閱讀",
        "更多(?:阅读|新闻|报道)|热门(?:新闻|文章)",
    ],
    "ar": ["اقرأ (?:أيضا|أيضًا|المزيد)|مواضيع ذات صلة|أخبار ذات صلة"],
}

# Lines that are nothing but the label of a part of the page.
LABELS = {
    "en": [
        "(?:(?:story continues below|skip) )?advert(?:isement)?s?|advertising|ad",
        "sponsored(?: content| links?)?",
        "share(?: (?:this|on|via)[^.!?]{0,40}| article)?|print|tweet|loading|photo gallery",
        "comments?(?: \\(\\d+\\))?|leave a (?:comment|reply)|join the (?:conversation|discussion)",
        "tags?|topics|filed under|newsletter|sign up|subscribe(?: now)?|log in|(?:follow|contact) us",
        "about (?:us|the authors?)|authors?|sources?|references|footnotes|notes|copyright",
    ],
    "ru": [
        "реклама|поделиться(?: \\w+){0,3}|комментарии|теги|метки|подписаться|подписывайтесь|источник|наверх",
        "фото|видео|отзывы|об авторе|авторы?",
    ],
    "kk": ["жарнама|бөлісу|пікірлер?|тегтер|жазылу|дереккөз|авторы"],
    "tr": ["reklam|paylaş|yorumlar|etiketler"],
    "de": ["anzeige|werbung|teilen|kommentare"],
    "es": ["publicidad|compartir|comentarios|etiquetas"],
    "fr": ["publicité|partager|commentaires"],
    "zh": ["分享(?:到)?|广告|廣告|评论区?|标签|责任编辑"],
    "ar": ["إعلان|مشاركة|تعليقات|شارك"],
}
LABELS_WITH_NAMES = {
    "en": ["tags?|filed under"],
    "ru": ["теги|метки"],
    "kk": ["тегтер"],
    "tr": ["etiketler"],
    "zh": ["责任编辑|责编|编辑|校对|来源|責任編輯|編輯|來源"],
}
RIGHTS = {
    "en": ["all rights reserved"],
    "ru": ["все права защищены"],
    "kk": ["барлық құқықтар қорғалған"],
    "zh": ["版权所有"],
}


def any_of(words: dict[str, list[str]]) -> str:
    """One alternative of all the patterns in all languages."""
    patterns = (pattern for listed in words.values() for pattern in listed)
    return "|".join(patterns).replace(" ?", r"\s*").replace(" ", r"\s+")
