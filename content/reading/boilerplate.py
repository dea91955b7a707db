"""Lines that stand among an article's paragraphs and are none: captions, credits, promotion."""

import re

# A caption is short; what is longer is a paragraph that happens to end in a credit.
_LONGEST_CAPTION = 600  # characters
_LONGEST_PROMOTION = 400

# The words that name a picture, before its credit. Each needs a colon, a dash or a slash behind it
# ("Photo: AP", "Фото – Акорда", "图/新华社"), so that "Photo exhibitions opened" stays.
_PICTURE = (
    r"photos?|photographs?|photography|images?|pictures?|illustrations?|graphics?|screenshot|screen\s?grab"
    r"|video|file\s+photo|cover\s+photo|photo\s+credits?|image\s+credits?|picture\s+credits?|credits?"
    r"|photo\s+courtesy|image\s+courtesy|photo\s+source|image\s+source|source\s+photo"
    r"|фото|фотография|фотографии|фотограф|иллюстрация|коллаж|скриншот|снимок|кадр|видео|источник\s+фото|автор\s+фото"
    r"|архивное\s+фото|фото\s+из\s+архива|світлина|ілюстрація|джерело\s+фото"
    r"|сурет|суреті|суретті|фотосурет|көрнекі\s+сурет|фото\s+дереккөзі|сурет\s+дереккөзі|скрин|бейнежазба"
    r"|fotoğraf|fotoğraflar|görsel|foto|fotos|bild|bilder|bildquelle|fotografía|fotografia|imagen|imagem|crédito|créditos"
    r"|photo\s+d['’]archives?|crédit\s+photo|crédits?\s+photos?|foto\s+de\s+archivo|archivfoto|symbolbild"
    r"|الصورة|صورة|صور|مصدر\s+الصورة|تصوير"
)
_CREDIT = re.compile(
    # at the start, or behind a sentence's end or a bracket
    rf"(?:^|(?<=[.!?…»”\"')\]|。])\s*|[(\[（【|]\s*|\s[–—-]\s)"
    rf"(?:{_PICTURE})\s*(?:[:：/©]|\s[–—-]\s)\s*[^\n]{{1,120}}$",
    re.I,
)
_CREDIT_PHRASE = re.compile(
    r"(?:^|(?<=[.!?…»”\"')\]])\s*|[(\[]\s*|\s[–—-]\s)(?:"
    r"(?:file\s+)?(?:photos?|images?|pictures?|photographs?)\s+(?:is\s+|was\s+)?(?:taken\s+|provided\s+|supplied\s+)?"
    r"(?:by|courtesy(?:\s+of)?|credit|via|from)\s+(?-i:[A-Z@])[^\n]{1,80}"
    r"|courtesy\s+(?:photo|image|of)\b[^\n]{0,80}"
    r"|фото\s+(?:предоставлен[оы]|автора|из\s+(?:открытых|личного|архива)|пресс-службы|с\s+сайта)[^\n]{0,80}"
    r"|(?:сурет|фото)\s+(?:ашық\s+дереккөзден|ғаламтордан|жеке\s+мұрағаттан|мұрағаттан)[^\n]{0,60}"
    r"|(?:fotoğraf|foto)\s+(?:arşiv|arşivi)[^\n]{0,60}"
    r")$",
    re.I,
)
# Agencies sign their pictures at the end of the caption: "(AP Photo/Jane Doe)", "/ Getty Images".
_AGENCY = re.compile(
    r"(?:[(\[]\s*(?:AP|AFP|Reuters|EPA)(?:[ -][A-Z][\w-]+)*(?:\s+(?:Photo|Image)s?)?\s*(?:/[^()\n]{1,60}|via[^()\n]{1,60})?[)\]]"
    r"|(?:^|[/|©(]|\bvia\b)\s*(?:AP|AFP|EPA(?:-EFE)?|Reuters|REUTERS|Xinhua|TASS|Getty Images|Shutterstock|iStock|Unsplash"
    r"|Depositphotos|Pixabay|Freepik|Alamy|РИА Новости|ТАСС|РБК|Интерфакс|视觉中国|新华社)"
    r"(?:\s*[/|]\s*[^\n]{1,60}|\s+via\s+[^\n]{1,40})?[)\]]?)\s*\.?$"
)
_CREDIT_ONLY = re.compile(
    r"(?:©|\(c\)|&copy;|copyright\b)\s*[^\n]{1,80}"
    r"|[（(]?(?:图片来源|图源|图片|图|供图|摄影|资料图片?|圖片來源|圖源|圖|攝影)\s*[:：/／][^。\n]{1,60}[）)]?。?"
    r"|[^。\n]{0,120}[（(]?(?:新华社|中新社|人民网|本报)?(?:记者)?\s*[^。\s\n]{1,12}\s?摄[）)]?。?"
    r"|(?:图为|图一|图\d)[^\n]{1,150}",
    re.I,
)

# Calls to the reader. A line is one if it opens like one and names where to go, or is a fixed label.
_CHANNEL = (
    r"newsletters?|telegram|whatsapp|facebook|twitter|instagram|youtube|tik\s?tok|linkedin|threads|viber|inbox|e-?mail"
    r"|\bapp\b|channels?|website|alerts?|updates|podcasts?|notifications|(?:\bx\b)|feed"
    r"|телеграм\w*|канал\w*|рассылк\w*|подписк\w*|соцсет\w*|социальн\w+\s+сет\w+|вконтакте|дзен\w*|ютуб\w*|инстаграм\w*|фейсбук\w*"
    r"|арна\w*|желі\w*|парақша\w*|каналымыз\w*|сайт\w*|bülten\w*|hesap\w*|kanal\w*|boletín|redes|canal|chaîne|lettre"
    r"|公众号|微信|微博|二维码|频道|客户端|公眾號|頻道|قناة|قناتنا|النشرة|تويتر|فيسبوك|تيليجرام|تلغرام"
)
_CALL = (
    r"get\s+(?:the\s+|our\s+|more\s+|all\s+)?[^.!?]{0,60}?(?:stories|news|updates|headlines|alerts|briefings?)\b"
    r"|sign\s+up|subscribe|follow\s+(?:us|our)|join\s+(?:us|our)|stay\s+(?:up\s+to\s+date|informed|tuned|connected)"
    r"|download\s+our|like\s+us|find\s+us|don['’]t\s+miss|keep\s+up\s+with|receive\s+(?:our|the)"
    r"|подпи(?:сывайтесь|шитесь|шись|сывайся)|следите\s+за|присоединяйтесь|читайте\s+нас|будьте\s+в\s+курсе"
    r"|больше\s+(?:новостей|интересного)|самые?\s+\w+\s+новост\w+|оставайтесь\s+с\s+нами|скачивайте|підписуйтесь|стежте\s+за"
    r"|жазылыңыз\w*|бізге\s+жазылыңыз|қосылыңыз\w*"
    r"|abone\s+ol\w*|takip\s+ed\w+|bizi|son\s+dakika\s+haberler\w*|abonnieren\s+sie|folgen\s+sie|melden\s+sie\s+sich"
    r"|suscríbe\w+|síguenos|únete|abonnez-vous|suivez-nous|inscrivez-vous|recevez|inscreva-se|siga-nos"
    r"|(?:欢迎)?(?:关注|扫描?|扫码|订阅|下载|點擊|点击)|更多(?:精彩|内容|新闻|資訊)"
    r"|تابعونا|تابعنا|اشترك\w*|انضم\w*|حمّل"
)
_PROMOTION = re.compile(rf"\W*(?:{_CALL})[^\n]*?(?:{_CHANNEL})[^\n]*", re.I)
# In Kazakh and Turkish the verb comes last: "Telegram-арнамызға жазылыңыз!".
_PROMOTION_VERB_LAST = re.compile(
    rf"[^.!?\n]*(?:{_CHANNEL})[^.!?\n]*\b(?:жазылыңыз\w*|қосылыңыз\w*|тіркеліңіз\w*|abone\s+ol\w*|takip\s+ed\w+)\W*",
    re.I,
)

# Labels before a link or a list of links.
_LEADER = (
    r"read\s+(?:more|also|next|on)|also\s+read|see\s+also|related(?:\s+(?:articles?|stor(?:y|ies)|news|posts?|content|topics?"
    r"|links?|coverage|reading))?|more\s+(?:on\s+this(?:\s+(?:story|topic))?|stories|news|from\b[^.!?]{0,40}|like\s+this)"
    r"|recommended(?:\s+(?:for\s+you|stories|reading|articles?))?|you\s+(?:may|might)\s+also\s+(?:like|be\s+interested\s+in)"
    r"|most\s+(?:read|popular|viewed|shared)|trending(?:\s+now)?|editor['’]s\s+picks?|don['’]t\s+miss|watch(?:\s+(?:now|also))?"
    r"|further\s+reading|what\s+to\s+read\s+next|up\s+next|top\s+stories|latest\s+(?:news|stories|articles)|in\s+other\s+news"
    r"|читайте\s+(?:также|ещ[её]|по\s+теме|далее)|читать\s+(?:также|ещ[её]|далее)|смотрите\s+(?:также|ещ[её])"
    r"|(?:материалы|новости|статьи)?\s*по\s+теме|(?:похожие|связанные|другие)\s+(?:материалы|новости|статьи|записи)"
    r"|ранее\s+по\s+теме|самое\s+(?:читаемое|популярное|интересное)|рекоменд(?:уем|ованное)(?:\s+\w+)?|популярное"
    r"|последние\s+новости|главные\s+новости|вам\s+может\s+быть\s+интересно|читайте\s+також|дивіться\s+також|більше\s+по\s+темі"
    r"|(?:сондай-ақ|тағы(?:\s+да)?)\s+оқыңыз(?:дар)?|оқи\s+отырыңыз(?:дар)?|оқыңыз(?:дар)?|тақырып(?:қа\s+қатысты|\s+бойынша)\w*"
    r"|ұқсас\s+(?:жаңалықтар|мақалалар|материалдар)|соңғы\s+жаңалықтар|көп\s+оқылғандар|өзге\s+жаңалықтар"
    r"|ayrıca\s+(?:okuyun|bakınız)|bunlar\s+da\s+ilginizi\s+çekebilir|ilginizi\s+çekebilir|ilgili\s+haberler|son\s+haberler"
    r"|lesen\s+sie\s+(?:auch|mehr)|mehr\s+(?:zum\s+thema|lesen)|auch\s+interessant|das\s+könnte\s+sie\s+(?:auch\s+)?interessieren"
    r"|lea\s+(?:también|más)|leer\s+más|le\s+puede\s+interesar|te\s+puede\s+interesar|ver\s+también|noticias\s+relacionadas"
    r"|(?:à\s+)?lire\s+aussi|à\s+lire|voir\s+aussi|sur\s+le\s+même\s+sujet|leia\s+(?:também|mais)|leggi\s+anche"
    r"|相关(?:阅读|新闻|报道|文章|链接|推荐)|延伸阅读|推荐阅读|更多(?:阅读|新闻|报道)|热门(?:新闻|文章)|相關(?:閱讀|新聞|報導|文章)|延伸閱讀"
    r"|اقرأ\s+(?:أيضا|أيضًا|المزيد)|مواضيع\s+ذات\s+صلة|أخبار\s+ذات\s+صلة"
)
_LEADER_ALONE = re.compile(rf"\W*(?:{_LEADER})\s*[:：….>»→]*\s*", re.I)
_LEADER_WITH_LINK = re.compile(rf"\W*(?:{_LEADER})\s*[:：|>»→–—]\s*\S[^\n]{{0,250}}", re.I)

_LABEL = re.compile(
    r"\W*(?:advertisement|advertising|ad|sponsored(?:\s+content)?|share(?:\s+(?:this|on|via)[^.!?]{0,40})?|print|tweet|comments?(?:\s*\(\d+\))?"
    r"|leave\s+a\s+(?:comment|reply)|tags?|topics|filed\s+under|newsletter|sign\s+up|subscribe(?:\s+now)?|log\s+in|about\s+(?:us|the\s+authors?)"
    r"|follow\s+us|contact\s+us|copyright|all\s+rights\s+reserved|author|authors|source|sources|references|footnotes|notes|photo\s+gallery"
    r"|join\s+the\s+(?:conversation|discussion)|loading|skip\s+advertisement|story\s+continues\s+below(?:\s+advertisement)?|share\s+article"
    r"|реклама|поделиться(?:\s+\w+){0,3}|комментарии|теги|метки|подписаться|подписывайтесь|источник|наверх|фото|видео|об\s+авторе|авторы?"
    r"|жарнама|бөлісу|пікірлер?|тегтер|жазылу|дереккөз|авторы?|reklam|paylaş|yorumlar|etiketler|anzeige|werbung|teilen|kommentare"
    r"|publicidad|compartir|comentarios|etiquetas|publicité|partager|commentaires|分享(?:到)?|广告|评论|标签|廣告|评论区|责任编辑|إعلان|مشاركة|تعليقات|شارك)"
    r"\s*[:：.!>»]*\W*",
    re.I,
)
_LABEL_WITH_NAMES = re.compile(
    r"[（(【\[]?(?:责任编辑|责编|编辑|校对|来源|責任編輯|編輯|來源|tags?|теги|метки|тегтер|etiketler|filed\s+under)\s*[:：][^\n。]{1,150}",
    re.I,
)
_RIGHTS = re.compile(
    r"[^\n]{0,120}(?:all\s+rights\s+reserved|все\s+права\s+защищены|барлық\s+құқықтар\s+қорғалған)[^\n]{0,120}",
    re.I,
)


def is_boilerplate(text: str) -> bool:
    """Whether a paragraph is a caption, a credit, or a call to the reader rather than news."""
    return is_caption(text) or is_promotion(text)


def is_caption(text: str) -> bool:
    """Whether the line is the caption or the credit of a picture."""
    if len(text) > _LONGEST_CAPTION:
        return False
    return bool(
        _CREDIT.search(text)
        or _CREDIT_PHRASE.search(text)
        or _CREDIT_ONLY.fullmatch(text)
        or (len(text) < _LONGEST_CAPTION // 2 and _AGENCY.search(text))
    )


def is_promotion(text: str) -> bool:
    """Whether the line asks to subscribe, follow, share, or read something else, or is an ad's label."""
    if len(text) > _LONGEST_PROMOTION:
        return False
    return bool(
        _PROMOTION.fullmatch(text)
        or _PROMOTION_VERB_LAST.fullmatch(text)
        or _LABEL.fullmatch(text)
        or _LABEL_WITH_NAMES.fullmatch(text)
        or _LEADER_WITH_LINK.fullmatch(text)
        or _RIGHTS.fullmatch(text)
    )


def is_leader(text: str) -> bool:
    """Whether the line only announces links to other articles ("Read also:")."""
    return len(text) <= _LONGEST_PROMOTION and _LEADER_ALONE.fullmatch(text) is not None


def is_promotion_heading(text: str) -> bool:
    """Whether a heading stands over links or a form, not over news."""
    return is_leader(text) or is_promotion(text) or is_caption(text)
