### Қазақша. Kazakh has one plural category beside "one", and the noun after a number stays singular.
### Dates are Babel patterns: https://unicode.org/reports/tr35/tr35-dates.html

format-date = y 'ж'. d MMMM
format-moment = EEE, d MMM, HH:mm
format-weekday-date = d MMMM, EEEE

## Алғашқы сөз

welcome-title = Қайырлы күн! Мен — Jarshy, сіздің жаршыңызбын
welcome = Сіз үшін жаңалық оқимын. Күніне бір рет, өзіңіз таңдаған сағатта маңызды оқиғаларды әкелемін: әрқайсысы бір рет айтылады, цифры, сөзі және дереккөзі қоса беріледі.
welcome-ask = Кез келген нәрсені өз сөзіңізбен сұраңыз, мысалы: «Қазақстан Қытайға не сатады?», немесе тақырыпты басыңыз.
help-title = Не істей аламын
help-ask = Сұрағыңызды жаза салыңыз. Оқығанымнан үзінділерді сөзбе-сөз келтіріп, әрқайсысы қайдан алынғанын айтамын. Таппасам, таппадым деймін.
help-topics = Тақырыптар, әрқайсысы — жеке пәрмен:
ask-prompt = Нені білгіңіз келеді? /ask сөзінен кейін жазыңыз, мысалы «/ask Қытаймен сауда», немесе тақырыпты басыңыз.

## Батырмалар

button-more = Тағы үзінділер
button-earlier = ‹ Алдыңғы
button-section = { $number } · Бөлім
button-article = Мақала
button-source = Дереккөз
button-save = ☆ Сақтау
button-unsave = ★ Сақталды
button-close = Жабу
button-done = Дайын
button-back = ‹ Баптаулар
button-read = { $number } · Оқу
button-more-like = 👍 Осындай көбірек
button-fewer-like = 👎 Осындай азырақ
button-about = 💬 Осы туралы сұрау
button-taste = 👍 Көбірек және азырақ 👎
button-taste-reset = Бұл белгілерді ұмыту
button-topics = Тақырыптар
button-settings = Баптаулар
button-hours = Сағат
button-zone = Уақыт белдеуі
button-language = Тіл
button-subscribe = Күн сайын дайджест жіберу
button-unsubscribe = Дайджестті тоқтату
button-digest-now = Бүгінгі дайджест
button-switch-layout = Оқу қиын ба? Көрінісін ауыстыру
button-alert-remove = Бұл хабарламаны тоқтату
button-send = Жіберу
button-cancel = Бас тарту
button-export = Файл түрінде алу
button-forget = Мені ұмыту
button-forget-now = Иә, ұмыт

## Жауаптар мен мақалалар

answer-also = Мұнда да бар:
answer-elsewhen = Ол кезден оқығаным жоқ; мыналар — басқа уақыттан.
answer-nothing = Бұған жауап болатын ештеңе оқымаппын; болжағанша, шынымды айтайын.
answer-nothing-hint = Басқа сөздермен сұрап көріңіз немесе мына тақырыптардың бірін таңдаңыз:
# $writer is the name of a language model
answer-written = Жоғарыдағы үзінділер бойынша { $writer } жазды; нөмірлер қайсысынан екенін көрсетеді.
answer-no-more = Бұл туралы бар білгенім осы.
article-gone = Бұл мақала менде енді сақталмаған.
article-hint = Нөмір бөлімді толық ашады.
details-whole-section = Бөлім толық
section-lead = Кіріспе
source-unknown = дереккөзі белгісіз
date-unknown = күні көрсетілмеген
reading-time = { $minutes } мин

## Дайджест

digest-written = { $writer } жазды; цифрлар мен атаулар дереккөзімен салыстырылды
digest-translated = Аударған { $writer }, түпнұсқа тілі: { $language }; цифрлар мен атаулар дереккөзімен салыстырылды
digest-late = Кешікті: бұл { $due } келуі керек еді, бірақ жеткізе алмадым. Кешіріңіз.
digest-overview = { $stories ->
    [one] Бір оқиға
   *[other] { $stories } оқиға
}, { $sources ->
    [one] бір дереккөз
   *[other] { $sources } дереккөз
}; оқуға { $minutes ->
    [one] бір минут
   *[other] { $minutes } минут
} кетеді.
digest-topics = Бүгін: { $topics }.
digest-quiet = Тыныш күн: { $since } бері жаңалық жоқ ({ $topics }).
digest-library = Сөреден — оқуға тұрарлық бұрынғы мақалалар:
digest-older = жарияланған күні: { $date }
digest-because = «{ $topic }» тақырыбын таңдағансыз
digest-liked = Осындайды көбірек сұрағансыз
digest-moved = Бұл туралы { $date } оқыдыңыз. Содан бергі жаңалық:
digest-told-by = { $count ->
    [one] бір дереккөз
   *[other] { $count } тәуелсіз дереккөз
}
digest-figures = Цифрмен
digest-sections = Бөлім-бөліммен
digest-more-sources = { $count ->
    [one] және тағы біреуі
   *[other] және тағы { $count }
}
digest-omitted = { $stories ->
    [one] Тағы бір оқиға сыймады, батырмасы төменде.
   *[other] Тағы { $stories } оқиға сыймады, батырмалары төменде.
}
digest-window = { $since } – { $until } аралығы, { $zone } уақыты.

## Тақырыптар

topics-title = Сіздің тақырыптарыңыз
topics-all = барлық тақырып
topics-none = Жеке тақырып таңдамадыңыз, сондықтан дайджестте бәрі қамтылады.
topics-following = Таңдағаныңыз: { $topics }.
topics-hint = Тақырыпты қосу немесе алып тастау үшін басыңыз.

## Көбірек және азырақ

taste-title = Көбірек және азырақ
taste-none = Әзірге ештеңені көбірек не азырақ сұраған жоқсыз. Дайджест астындағы 👍 немесе 👎 түймесін басыңыз, келесісі соны ескереді.
taste-balanced = Белгілеріңіз бірін-бірі теңестіреді, сондықтан дайджест тек тақырыптарыңыз бойынша құралады.
taste-more = Сұрағаныңыздай көбірек: { $names }.
taste-fewer = Сұрағаныңыздай азырақ: { $names }.
taste-hint = { $days ->
    [one] Белгі бір күн есепке алынады.
   *[other] Белгі { $days } күн есепке алынады.
}

## Жазылу және баптаулар

subscribed-title = Дайджест қосылды
subscribed-next = Келесісі: { $moment } ({ $zone } уақыты).
subscribed-about = Қамтитыны: { $topics }.
unsubscribed = Дайджест өшірілді. Тақырыптарыңыз бен баптауларыңыз сақталады, сұрақ қоя бере аласыз.
settings-title = Баптаулар
settings-on = Дайджест қосулы.
settings-off = Дайджест өшірулі.
settings-next = Дайджест қосулы; келесісі: { $moment }.
settings-hours = Сағат
settings-days = Күндер
settings-zone = Уақыт белдеуі
settings-topics = Тақырыптар
settings-language = Тіл
settings-digest-language = Жаңалық тілі
settings-layout = Көрініс
settings-hint = Әр өзгеріс келесі дайджесттен бастап күшіне енеді.
days-all = күн сайын
days-workdays = дүйсенбіден жұмаға дейін
language-any = кез келген тіл
layout-rich = толық
layout-plain = қарапайым
hours-title = Сағат нешеде?
hours-hint = Бір немесе бірнеше сағатты таңдаңыз. Арасындағы уақыт үшін «/settings 07:30» деп жазыңыз.
days-title = Қай күндері?
days-hint = Күнді қосу немесе өшіру үшін басыңыз.
zones-title = Қайдасыз?
zones-hint = Қазір: { $zone }, { $time }. Уақыты сіздікіндей қаланы таңдаңыз немесе «/settings Asia/Almaty» деп жазыңыз.
languages-title = Қай тілде сөйлейін?
languages-hint = Бұл менің өз сөздерімді ғана өзгертеді, мақалаларды емес.
digest-languages-title = Жаңалық қай тілде болсын?
digest-languages-hint = Сонда дайджестке сол тілдегі мақалалар ғана кіреді.
layouts-title = Бетті қалай көрсетейін?
layouts-hint = Толық көріністе бүкіл дайджест бір хабарламаға сыяды: кестелер мен ашылатын бөлімдер бар. Ескі қосымшалар оны көрсете алмайды, оларға қарапайымы бар.

## Дереккөздер, хабарламалар, сақталғандар, үрдістер

sources-title = Не оқимын
sources-none = Әзірге бірде-бір арнаға жазылмағанмын. Оған дейін өз сөремнен жауап беремін.
sources-count = { $count ->
    [one] Бір арна.
   *[other] { $count } арна.
}
sources-off = енді оқылмайды
sources-silent = { $since } бері үнсіз
sources-failing = қолжетімсіз
sources-new = әлі оқылмаған
alerts-title = Хабарламаларыңыз
alerts-count = { $count ->
    [one] Бір сөзді бақылап жүрмін. Тоқтату үшін басыңыз.
   *[other] { $count } сөзді бақылап жүрмін. Тоқтату үшін біреуін басыңыз.
}
alerts-hint = Пәрменнен кейін сөздерді жазыңыз, мысалы «/alerts литий»: мақалада кездессе, бірден айтамын.
alerts-added = «{ $words }» туралы оқысам, бірден айтамын.
alerts-exists = «{ $words }» онсыз да бақылауда.
alerts-full = { $limit ->
    [one] Бір хабарламаңыз бар, одан көп сақтай алмаймын. Алдымен соны өшіріңіз.
   *[other] { $limit } хабарламаңыз бар, одан көп сақтай алмаймын. Алдымен біреуін өшіріңіз.
}
alerts-unfit = Хабарламаға бір-екі сөз керек, ең көбі { $limit } таңба.
alert-title = Жаңа келді: «{ $words }»
alert-more = { $count ->
    [one] Тағы бір мақала бар.
   *[other] Тағы { $count } мақала бар.
}
saved-title = Сақталғандар
saved-none = Әзірге ештеңе жоқ. Жауаптың астындағы ☆ белгісін басыңыз, бөлім осында қалады.
trends-title = Апта тақырыптары
trends-none = Соңғы екі аптаның жаңалығы салыстыруға тым аз.
trends-topic = Тақырып
trends-this-week = Осы апта
trends-last-week = Өткен апта
trends-hint = Соңғы жеті күн мен оған дейінгі жеті күннің мақалалары.

## Құпиялық

privacy-title = Сіз туралы не сақтаймын
privacy-chat = Осы чаттың нөмірі мен баптауларыңыз: тіл, уақыт белдеуі, сағат, күндер, тақырыптар, көрініс. Атыңыз да, телефон нөміріңіз де сақталмайды.
privacy-questions = { $days ->
    [one] Сұрақтарыңыз бір күн сақталады, «Тағы үзінділер» батырмасы жұмыс істеуі үшін. Кейін өшіріледі.
   *[other] Сұрақтарыңыз { $days } күн сақталады, «Тағы үзінділер» батырмасы жұмыс істеуі үшін. Кейін өшіріледі.
}
privacy-saved = Сақтағаныңыз, хабарламаларыңыз, 👍 және 👎 арқылы нені көбірек не азырақ сұрағаныңыз және сізге қай дайджест жіберілгені.
privacy-nothing-else = Басқа ештеңе жоқ. Нені ашып, не оқығаныңызды ешкім бақыламайды.
privacy-where = Бәрі осы ботты жүргізетін адамның дерекқорында қалады.
forget-title = Сізді ұмытайын ба?
forget-ask = Осы чат туралы сақтағанымның бәрі бірден әрі біржола өшеді: баптаулар, сақталған бөлімдер, хабарламалар, сұрақтар және дайджест жіберілгені туралы жазба.
forgotten = Дайын. Осы чат туралы енді ештеңе сақтамаймын. Қайта жазсаңыз, басынан бастаймыз.
export-caption = Осы чат туралы сақтағанымның бәрі

## Бірдеңе кедергі болғанда

error = Менің тарапымнан қате шықты. Сәлден кейін қайталап көріңіз.
error-id = Қайталанса, бот операторына мына нөмірді айтыңыз:
not-allowed = Мұны бот әкімшілері ғана істей алады.
group-admins-only = Мұнда баптауларымды осы чаттың әкімшілері ғана өзгерте алады.
flood = { $seconds ->
    [one] Бәрін бірден емес, өтінемін. Бір секундта қайтамын.
   *[other] Бәрін бірден емес, өтінемін. { $seconds } секундта қайтамын.
}
too-long = Сұрақ тым ұзақ екен. { $limit } таңбаға сыйғызыңызшы.
unreadable = Мен мәтінді ғана оқи аламын. Нені білгіңіз келетінін жазыңыз.
invalid-zone = «{ $given }» деген уақыт белдеуін білмеймін. Asia/Almaty сияқты болуы керек.
invalid-hour = «{ $given }» — тәулік уақыты емес. 08:00 сияқты болуы керек.
outdated-button = Бұл батырма ескірген. Қайта сұраңыз.
thread-closed = Дайджест шығатын тақырып жабылған не жоқ. Енді ол негізгі тақырыпқа келеді.

## Қысқа ескертпелер, ең көбі 200 таңба

toast-saved = Сақталды. /saved арқылы табасыз.
toast-unsaved = Тізімнен алынды.
toast-more-like = Келесі дайджесттен бастап көбірек: { $name }. Қайтару: /topics
toast-fewer-like = Келесі дайджесттен бастап азырақ: { $name }. Қайтару: /topics
toast-taste-reset = Ұмытылды. Дайджест тек тақырыптарыңыз бойынша құралады.
toast-about = Өз сөзіңізбен әрі қарай сұраңыз.
toast-changed = Дайын.
toast-followed = Бұл тақырып енді дайджестіңізде.
toast-unfollowed = Бұл тақырып алынып тасталды.
toast-layout-rich = Енді толық көріністе.
toast-layout-plain = Енді қарапайым көріністе.
toast-last-hour = Бір сағат қалуы керек. Дайджест керек болмаса, баптаудан тоқтатыңыз.
toast-last-day = Бір күн қалуы керек. Дайджест керек болмаса, баптаудан тоқтатыңыз.
toast-alert-removed = Хабарлама өшірілді.
toast-outdated = Бұл батырма ескірген.
toast-not-allowed = Мұны бот әкімшілері ғана істей алады.
toast-group-admins = Мұны осы чаттың әкімшілері ғана өзгерте алады.
toast-error = Қате шықты. Қайталап көріңіз.

## Пәрмендер: әрқайсысы 1–256 таңба

command-start = Осыдан бастаңыз
command-help = Не істей аламын
command-digest = Бүгінгі дайджест, дәл қазір
command-ask = Жаңалыққа сұрақ қою
command-topics = Тақырып таңдау
command-subscribe = Күн сайын дайджест алу
command-unsubscribe = Дайджестті тоқтату
command-settings = Сағат, күндер, уақыт белдеуі, тілдер, көрініс
command-sources = Оқитын арналарым
command-alerts = Таңдаған сөзіңіз туралы бірден білу
command-saved = Сақтағандарыңыз
command-trends = Апта тақырыптары
command-privacy = Сіз туралы не сақтаймын
command-stats = Бот цифрмен
command-broadcast = Барлық жазылушыға жазу
command-feeds = Дереккөздердің жай-күйі
command-pause = Таратуды кідірту
command-block = Оқырманды бұғаттау
command-unblock = Оқырманды бұғаттан шығару
command-topic = Соңғы жаңалық: { $topic }

## Әкімшілерге

stats-title = Бот цифрмен
stats-articles = Мақалалар
stats-sections = Бөлімдер
stats-feeds = Арналар
stats-failing-feeds = Қолжетімсіз арналар
stats-readers = Оқырмандар
stats-subscribed = Дайджест алатындар
stats-stopped = Жету мүмкін емес
stats-questions = Соңғы 24 сағаттағы сұрақтар
stats-owed = Кезекте тұрған хабарламалар
stats-sent = Соңғы 24 сағатта жіберілгені
broadcast-prompt = Хабарландыруды пәрменнен кейін жазыңыз: «/broadcast Біз қайта келдік». Оны ең алдымен өзіңіз көресіз.
broadcast-preview = { $recipients ->
    [one] Бір жазылушыға жіберіледі:
   *[other] { $recipients } жазылушыға жіберіледі:
}
broadcast-done = { $deliveries ->
    [0] Жіберетін ешкім жоқ.
    [one] Бір жазылушыға жіберілуде.
   *[other] { $deliveries } жазылушыға жіберілуде.
}
broadcast-cancelled = Жіберілмеді.
block-title = Бұғатталған оқырмандар
block-prompt = Оқырманды бұғаттау үшін нөмірін пәрменнен кейін жазыңыз, мысалы «/block 12345678», немесе топтағы хабарламасына /block деп жауап беріңіз. Содан кейін мен оған жауап бермеймін және ештеңе жібермеймін.
block-list = { $count ->
    [0] Ешкім бұғатталмаған.
    [one] Бір оқырман бұғатталған. Бұғаттан шығару үшін нөмірін басыңыз.
   *[other] { $count } оқырман бұғатталған. Бұғаттан шығару үшін нөмірін басыңыз.
}
block-done = { $reader } бұғатталды.
block-undone = { $reader } маған қайтадан жаза алады.
block-unknown = { $reader } бұғатталмаған.
block-not-admin = Әкімшіні бұғаттауға болмайды.
pause-title = Тарату
pause-off = { $owed ->
    [one] Дайджесттер, ескертулер мен хабарландырулар уақытында кетіп жатыр. Қазір бір хабарлама кезекте тұр.
   *[other] Дайджесттер, ескертулер мен хабарландырулар уақытында кетіп жатыр. Қазір { $owed } хабарлама кезекте тұр.
}
pause-on = { $owed ->
    [one] Тарату тоқтап тұр, басталғаны: { $since }. Бір хабарлама күтіп тұр; сұрақтарға бұрынғыдай жауап беремін.
   *[other] Тарату тоқтап тұр, басталғаны: { $since }. { $owed } хабарлама күтіп тұр; сұрақтарға бұрынғыдай жауап беремін.
}
button-pause = Кідірту
button-go-on = Жалғастыру
feed-health-title = Дереккөздердің жай-күйі
feed-health-troubled = { $count ->
    [0] Бәрі дұрыс оқылып жатыр.
    [one] Біреуінде ақау бар. Қалпына келгенше оны барған сайын сирек оқимын.
   *[other] { $count } дереккөзде ақау бар. Қалпына келгенше оларды барған сайын сирек оқимын.
}
feed-health-failures = { $count ->
    [one] бір рет оқылмады
   *[other] қатарынан { $count } рет оқылмады
}
feed-health-read = соңғы оқылғаны: { $moment }
button-feed-off = { $number } өшіру
button-feed-on = { $number } қосу
