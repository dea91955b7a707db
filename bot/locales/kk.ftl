### Қазақша. Kazakh has one plural category beside "one", and the noun after a number stays singular.
### Dates are Babel patterns: https://unicode.org/reports/tr35/tr35-dates.html

format-date = y 'ж'. d MMMM
format-day = d MMM
format-moment = EEE, d MMM, HH:mm
format-weekday-date = d MMMM, EEEE

## Алғашқы сөз

welcome-title = Қайырлы күн! Мен — Jarshy, сіздің жаршыңызбын
welcome = Сіз үшін жаңалық оқимын. Күніне бір рет, өзіңіз таңдаған сағатта маңызды оқиғаларды әкелемін: әрқайсысы бір рет айтылады, цифры, сөзі және дереккөзі қоса беріледі.
welcome-ask = Кез келген нәрсені өз сөзіңізбен сұраңыз, мысалы: «Қазақстан Қытайға не сатады?», немесе тақырыпты басыңыз.
begin-step = { $number } / { $count }
begin-language = Қай тілде сөйлейін?
begin-language-hint = Үш рет басыңыз, алғашқы дайджест жолға шығады.
begin-topics = Сіз үшін нені қадағалайын?
begin-topics-hint = Қалағаныңызша таңдаңыз немесе бәрін алыңыз.
begin-hour = Дайджест қашан келсін?
begin-hour-hint = Менің білуімше, сіздің уақытыңыз: { $zone }, { $time }. Дұрыс болмаса, алдымен қалаңызды айтыңыз.
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
button-more-like = 👍 Осындай көбірек
button-fewer-like = 👎 Осындай азырақ
button-about = 💬 Осы туралы сұрау
button-timeline = 🕒 Қалай өрбіді
button-taste = 👍 Көбірек және азырақ 👎
button-taste-reset = Бұл белгілерді ұмыту
button-topics = Тақырыптар
button-settings = Баптаулар
button-hours = Сағат
button-zone = Уақыт белдеуі
button-language = Тіл
button-sources = Дереккөздер
button-add-word = ＋ Өз тақырыбым
button-next = Келесі ›
button-everything = Бәрі туралы ›
button-other-zone = Басқа уақыт белдеуі
button-read-there = { $bot } ішінде оқу
button-ask-in-private = Менен жеке сұрау
button-search-saved = 🔎 Іздеу
button-mute-word = ＋ Сөзді жасыру
button-add-alert = ＋ Жаңа хабарлама
button-find-city = 🔎 Қаламды табу
button-location = 📍 Орнымды жіберу
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
digest-legend = 📖 оқу · ☆ сақтау · 👍 осындай көбірек · 👎 азырақ · 💬 сұрау
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
settings-quiet = Тыныш сағаттар
settings-days = Күндер
settings-zone = Уақыт белдеуі
settings-topics = Тақырыптар
settings-sources = Дереккөздер
settings-mutes = Жасырылған
settings-length = Көлемі
settings-language = Тіл
settings-digest-language = Жаңалық тілдері
settings-layout = Көрініс
settings-pictures = Суреттер
settings-apart = Бір-бірлеп
settings-hint = Әр өзгеріс келесі дайджесттен бастап күшіне енеді.
days-all = күн сайын
days-workdays = дүйсенбіден жұмаға дейін
language-any = кез келген тіл
yes = иә
no = жоқ
length-short = қысқа
length-normal = қалыпты
length-long = ұзақ
lengths-title = Дайджест қандай көлемде болсын?
lengths-hint = Қысқасында үш оқиғадан, қалыптысында жетіден, ұзағында он екіден аспайды.
quiet-title = Қай кезде мазаламайын?
quiet-hint = Қазір: { $hours }. Осы сағаттардағы хабарламалар артынан келеді; дайджест өз сағатында шығады.
quiet-never = ешқашан
mutes-title = Не туралы естігіңіз келмейді
mutes-none = Ешбір сөзді жасырмадыңыз.
mutes-count = { $count ->
    [one] Бір сөзді жасырдыңыз. Қайтару үшін басыңыз.
   *[other] { $count } сөзді жасырдыңыз. Қайтару үшін біреуін басыңыз.
}
mutes-hint = Тақырыбында не алғашқы жолдарында ондай сөз бар мақалалар дайджестке кірмейді. Дереккөзді жасыру үшін оны «Дереккөздерден» басыңыз.
prompt-city = Қай қаладасыз? Осы хабарға қаланың атын жазып жауап беріңіз.
prompt-city-field = Қала
prompt-word = Нені қадағалағыңыз келеді? Осы хабарға бір-екі сөзбен жауап беріңіз, мысалы «литий» немесе «Орта дәліз».
prompt-word-field = Бір-екі сөз
prompt-mute = Не туралы естігіңіз келмейді? Осы хабарға бір-екі сөзбен жауап беріңіз.
prompt-mute-field = Бір-екі сөз
prompt-alert = Не туралы бірден хабарлайын? Осы хабарға бір-екі сөзбен жауап беріңіз.
prompt-alert-field = Бір-екі сөз
prompt-source = Сіз үшін қай бетті не лентаны оқиын? Осы хабарға мекенжайын жазып жауап беріңіз немесе OPML файлын жіберіңіз.
prompt-source-field = https://…
prompt-saved = Сақталғаннан нені іздейсіз? Осы хабарға бір-екі сөзбен жауап беріңіз.
prompt-saved-field = Бір-екі сөз
layout-rich = толық
layout-plain = қарапайым
hours-title = Сағат нешеде?
hours-hint = Бір немесе бірнеше сағатты таңдаңыз. Арасындағы уақыт үшін «/settings 07:30» деп жазыңыз.
days-title = Қай күндері?
days-hint = Күнді қосу немесе өшіру үшін басыңыз.
zones-title = Қайдасыз?
zones-hint = Қазір: { $zone }, { $time }. Уақыты сіздікіндей қаланы таңдаңыз, өз қалаңызды іздеңіз немесе «/settings Asia/Almaty» деп жазыңыз.
location-ask = Қайда екеніңізді жіберу үшін төмендегі батырманы басыңыз. Уақыт белдеуін ғана анықтаймын, орныңызды сақтамаймын.
location-found = Сіздің уақытыңыз: { $zone }, қазір онда { $time }.
location-unknown = Ол жердің уақытын анықтай алмадым. Баптаулардан қаланы таңдаңыз.
languages-title = Қай тілде сөйлейін?
languages-hint = Бұл менің өз сөздерімді ғана өзгертеді, мақалаларды емес.
digest-languages-title = Жаңалық қай тілдерде болсын?
digest-languages-hint = Сонда дайджестте белгіленген тілдердегі мақалалар ғана болады.
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
saved-found = «{ $words }» бар:
saved-nothing-found = Сақталғандардың ішінде «{ $words }» жоқ.
saved-file = Сіз сақтағандар
trends-title = Апта тақырыптары
trends-none = Соңғы екі аптаның жаңалығы салыстыруға тым аз.
trends-topic = Тақырып
trends-this-week = Осы апта
trends-last-week = Өткен апта
trends-hint = Соңғы жеті күн мен оған дейінгі жеті күннің мақалалары.
trends-chart = Күніне қанша мақала: { $since } – { $until }
trends-most = Осы аптада ең көп айтылғаны: { $topics }.
timeline-title = Қалай өрбіді
timeline-summary = { $articles ->
    [one] Бір мақала
   *[other] { $articles } мақала
}, { $sources ->
    [one] бір дереккөз
   *[other] { $sources } дереккөз
}, { $since } – { $until }.

## Сайттағы мұрағат

web-title = Әр күннің жаңалықтары
web-description = Боттың барлық шығарылымы: әр оқиға бір рет, цифрларымен, дәйексөздерімен және дереккөздерімен.
web-archive = Барлық шығарылым
web-skip = Мазмұнға өту
web-search = Іздеу
web-search-label = Жаңалықтардан іздеу
web-search-hint = Сұрағыңызды өз сөзіңізбен жазыңыз немесе бір-екі сөз теріңіз.
web-prompt = Сұрақ немесе сөз
web-results = «{ $words }»
web-in-editions = Шығарылымдарда
web-nothing = «{ $words }» туралы ештеңе оқымадым.
web-empty = Әзірге шығарылым жоқ. Біріншісі сағат { $hour } болғанда шығады.
web-shelf = Тыныш күн. Сөреден — уақыт бөлуге тұрарлық бұрынғы мақалалар:
web-sources = Оқылған жері:
web-earlier = Бұрынғы шығарылымдар
web-before = ‹ Алдыңғы шығарылым
web-after = Келесі шығарылым ›
web-pages = Басқа шығарылымдар
web-feed = Шығарылымдар таспасы (Atom)
web-languages = Тіл
web-missing-title = Мұнда ештеңе жоқ
web-missing = Мұндай бет жоқ немесе бұл күні шығарылым болмаған.
web-busy-title = Сәл күтіңіз
web-busy = Дәл қазір іздеп жатқандар көп. Бірнеше секундтан кейін қайталап көріңіз.
web-closed-title = Бот оқырмандары үшін
web-closed = Ботқа /archive деп жазып, ол жіберген сілтемені ашыңыз.
archive-open = Барлық шығарылымым бір бетте, іздеуімен.
archive-yours = { $days ->
    [one] Сілтеме тек сіздікі және бетті бір күн ашады.
   *[other] Сілтеме тек сіздікі және бетті { $days } күн ашады.
}
archive-none = Сайтта мұрағат жүргізбеймін.
button-archive = Мұрағатты ашу

## Құпиялық

privacy-title = Сіз туралы не сақтаймын
privacy-chat = Осы чаттың нөмірі және баптауларыңыз: тіл, уақыт белдеуі, сағат, күн, тақырып, дереккөз, жасырылған сөз, көрініс. Атыңыз да, телефон нөміріңіз де жоқ.
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
uploads-full = { $limit ->
    [one] Күніне бір ғана дереккөз жібере аласыз. Ертең келіңіз.
   *[other] Бүгін { $limit } дереккөз жібердіңіз, одан көбін ала алмаймын. Ертең келіңіз.
}
too-long = Сұрақ тым ұзақ екен. { $limit } таңбаға сыйғызыңызшы.
unreadable = Мен мәтінді ғана оқи аламын. Нені білгіңіз келетінін жазыңыз.
invalid-zone = «{ $given }» деген қаланы не уақыт белдеуін білмеймін. Жақын маңдағы үлкен қаланы жазып көріңіз немесе Asia/Almaty түрінде жазыңыз.
invalid-hour = «{ $given }» — тәулік уақыты емес. 08:00 сияқты болуы керек.
words-unfit = Ұзындығы { $limit } таңбадан аспайтын бір-екі сөз керек.
words-full = { $limit ->
    [one] Сіз үшін біреуін ғана сақтай аламын. Алдымен соны алып тастаңыз.
   *[other] Сізде { $limit } бар, одан көп сақтай алмаймын. Алдымен біреуін алып тастаңыз.
}
outdated-button = Бұл батырма ескірген. Қайта сұраңыз.
thread-closed = Дайджест шығатын тақырып жабылған не жоқ. Енді ол негізгі тақырыпқа келеді.

## Қысқа ескертпелер, ең көбі 200 таңба

toast-saved = Сақталды. /saved арқылы табасыз.
toast-unsaved = Тізімнен алынды.
toast-more-like = Келесі дайджесттен бастап көбірек: { $name }. Қайтару: /topics
toast-fewer-like = Келесі дайджесттен бастап азырақ: { $name }. Қайтару: /topics
toast-one-source = Бұл туралы әзірге бір-ақ дереккөз жазды.
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
command-archive = Барлық шығарылым сайтта
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
