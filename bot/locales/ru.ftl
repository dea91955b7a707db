### Русский.

format-date = d MMMM y
format-day = d MMM
format-moment = EEE, d MMM, HH:mm
format-weekday-date = EEEE, d MMMM

## Первые слова

welcome-title = Здравствуйте! Я Жаршы, ваш вестник
welcome = Я читаю новости за вас. Раз в день, в удобный вам час, приношу главное: каждую историю один раз, с цифрами, прямой речью и источниками.
welcome-ask = Спрашивайте своими словами, например: «Что Казахстан продаёт Китаю?», или выберите тему.
begin-step = { $number } из { $count }
begin-language = На каком языке мне говорить?
begin-language-hint = Три нажатия, и первый дайджест уже в пути.
begin-topics = За чем следить для вас?
begin-topics-hint = Выберите сколько угодно или возьмите всё.
begin-hour = Когда присылать дайджест?
begin-hour-hint = Ваше время, насколько я понимаю: { $zone }, { $time }. Если это не так, сначала укажите свой город.
help-title = Что я умею
help-ask = Просто напишите вопрос. Я отвечу отрывками из прочитанного, слово в слово, и назову источник каждого. Если ничего не найду, так и скажу.
help-topics = У каждой темы своя команда:
ask-prompt = О чём рассказать? Напишите вопрос после /ask, например: «/ask торговля с Китаем», или выберите тему.

## Кнопки

button-more = Ещё отрывки
button-earlier = ‹ Назад
button-section = { $number } · Раздел
button-article = Статья
button-source = Источник
button-save = ☆ Сохранить
button-unsave = ★ Сохранено
button-close = Закрыть
button-done = Готово
button-back = ‹ Настройки
button-more-like = 👍 Больше такого
button-fewer-like = 👎 Меньше такого
button-about = 💬 Спросить об этом
button-timeline = 🕒 Как всё было
button-taste = 👍 Больше и меньше 👎
button-taste-reset = Забыть эти отметки
button-topics = Темы
button-settings = Настройки
button-manage = Мои группы и каналы
button-hours = Время
button-zone = Часовой пояс
button-language = Язык
button-sources = Источники
button-add-word = ＋ Своя тема
button-add-source = ＋ Свой источник
button-drop-source = Больше не читать
button-next = Дальше ›
button-everything = Обо всём ›
button-other-zone = Другой часовой пояс
button-read-there = Читать в { $bot }
button-ask-in-private = Спросить меня лично
button-search-saved = 🔎 Найти
button-mute-word = ＋ Скрыть слово
button-add-alert = ＋ Новое оповещение
button-find-city = 🔎 Найти мой город
button-location = 📍 Отправить геопозицию
button-subscribe = Присылать дайджест каждый день
button-unsubscribe = Отключить дайджест
button-digest-now = Дайджест на сегодня
button-switch-layout = Неудобно читать? Сменить вид
button-alert-remove = Больше не следить
button-send = Отправить
button-cancel = Отменить
button-export = Получить файлом
button-forget = Забыть меня
button-forget-now = Да, забыть

## Ответы и статьи

answer-also = Также:
answer-elsewhen = За это время ничего нет; вот что есть за другое.
answer-nothing = Ответа на это я нигде не прочитал и гадать не стану.
answer-nothing-hint = Попробуйте спросить иначе или выберите тему:
# $writer: название языковой модели
answer-written = Составлено моделью { $writer } по отрывкам выше; числа в скобках указывают на них.
answer-no-more = Больше об этом у меня ничего нет.
article-gone = Этой статьи у меня больше нет.
article-hint = Номер открывает раздел целиком.
details-whole-section = Раздел целиком
section-lead = Начало статьи
source-unknown = источник неизвестен
date-unknown = без даты
reading-time = { $minutes } мин
reading-hours = { $hours } ч

## Дайджест

digest-written = Изложено моделью { $writer }; цифры и имена сверены с источником
digest-translated = Перевод моделью { $writer } (язык оригинала: { $language }); цифры и имена сверены с источником
digest-late = С опозданием: дайджест должен был выйти { $due }, но доставить его тогда не получилось. Извините.
digest-overview = { $stories ->
    [one] { $stories } история
    [few] { $stories } истории
   *[other] { $stories } историй
} из { $sources ->
    [one] { $sources } источника
   *[other] { $sources } источников
}, читать { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
}.
digest-topics = Сегодня: { $topics }.
digest-quiet = Тихий день ({ $topics }): ничего нового с этого времени — { $since }.
digest-library = Из запасов, постарше, но стоит прочесть:
digest-older = опубликовано { $date }
digest-because = Вы следите за темой «{ $topic }»
digest-liked = Вы просили больше такого
digest-moved = Вы читали об этом { $date }. С тех пор новое:
digest-told-by = { $count ->
    [one] { $count } независимый источник
    [few] { $count } независимых источника
   *[other] { $count } независимых источников
}
digest-figures = В цифрах
digest-sections = По разделам
digest-more-sources = и ещё { $count }
digest-omitted = { $stories ->
    [one] Ещё { $stories } история сюда не поместилась, её кнопка ниже.
    [few] Ещё { $stories } истории сюда не поместились, их кнопки ниже.
   *[other] Ещё { $stories } историй сюда не поместились, их кнопки ниже.
}
digest-legend = 📖 читать · ☆ сохранить · 👍 больше такого · 👎 меньше · 💬 спросить
digest-window = Период: { $since } – { $until }, время: { $zone }.

## Темы

topics-title = Ваши темы
topics-all = все темы
topics-none = Вы не выбрали ни одной темы, поэтому дайджест обо всём.
topics-following = Вы следите за темами: { $topics }.
topics-hint = Нажмите на тему, чтобы следить за ней или перестать.

## Больше и меньше

taste-title = Больше и меньше
taste-none = Вы ещё ничего не просили показывать чаще или реже. Нажмите 👍 или 👎 под дайджестом, и следующий это учтёт.
taste-balanced = Ваши отметки уравновешивают друг друга, поэтому дайджест собирается только по вашим темам.
taste-more = Больше, как вы просили: { $names }.
taste-fewer = Меньше, как вы просили: { $names }.
taste-hint = { $days ->
    [one] Отметка действует { $days } день.
    [few] Отметка действует { $days } дня.
   *[other] Отметка действует { $days } дней.
}

## Подписка и настройки

subscribed-title = Дайджест включён
subscribed-next = Следующий выйдет: { $moment } (время: { $zone }).
subscribed-about = О чём он: { $topics }.
unsubscribed = Дайджест отключён. Темы и настройки сохранились, а спрашивать меня можно по-прежнему.
settings-title = Настройки
settings-on = Дайджест включён.
settings-off = Дайджест отключён.
settings-next = Дайджест включён, следующий выйдет: { $moment }.
settings-hours = Время
settings-quiet = Тихие часы
settings-days = Дни
settings-zone = Часовой пояс
settings-topics = Темы
settings-sources = Источники
settings-mutes = Скрытое
settings-length = Объём
settings-language = Язык
settings-digest-language = Языки новостей
settings-layout = Вид
settings-pictures = Картинки
settings-apart = По одной
settings-hint = Всё, что вы измените, будет видно уже в следующем дайджесте.
managing-title = Ваши группы и каналы
managing-none = Пока ни одной.
managing-count = { $count ->
    [one] Есть { $count } чат.
    [few] Есть { $count } чата.
   *[other] Есть { $count } чатов.
}
managing-hint = Добавьте меня в группу или в канал как администратора с правом писать. Чтобы дайджест приходил в тему группы, напишите там /subscribe.
managing-added = Я теперь в «{ $title }». Выберите здесь, что туда присылать.
managing-thread = тема { $number }
days-all = каждый день
days-workdays = по будням
language-any = любой язык
yes = да
no = нет
length-short = короткий
length-normal = обычный
length-long = длинный
lengths-title = Какой длины делать дайджест?
lengths-hint = В коротком не больше трёх историй, в обычном семи, в длинном двенадцати.
quiet-title = Когда не беспокоить?
quiet-hint = Сейчас: { $hours }. Оповещения за это время придут сразу после него; дайджест выходит в свой час.
quiet-never = никогда
mutes-title = О чём вы не хотите слышать
mutes-none = Вы не скрыли ни одного слова.
mutes-count = { $count ->
    [one] Вы скрыли { $count } слово. Нажмите на него, чтобы вернуть.
    [few] Вы скрыли { $count } слова. Нажмите на любое, чтобы вернуть.
   *[other] Вы скрыли { $count } слов. Нажмите на любое, чтобы вернуть.
}
mutes-hint = Статьи, у которых такое слово в заголовке или первых строках, в дайджест не попадут. Чтобы скрыть источник, нажмите на него в «Источниках».
prompt-city = В каком вы городе? Ответьте на это сообщение его названием.
prompt-city-field = Город
prompt-word = За чем следить? Ответьте на это сообщение словом или двумя, например «литий» или «Средний коридор».
prompt-word-field = Слово или два
prompt-mute = О чём вы не хотите слышать? Ответьте на это сообщение словом или двумя.
prompt-mute-field = Слово или два
prompt-alert = О чём сообщать сразу? Ответьте на это сообщение словом или двумя.
prompt-alert-field = Слово или два
prompt-source = Какую страницу или ленту читать для вас? Ответьте на это сообщение её адресом или пришлите файл OPML.
prompt-source-field = https://…
prompt-saved = Что найти в сохранённом? Ответьте на это сообщение словом или двумя.
prompt-saved-field = Слово или два
layout-rich = с оформлением
layout-plain = простой
hours-title = В котором часу?
hours-hint = Можно выбрать один час или несколько. Для другого времени напишите /settings 07:30.
days-title = По каким дням?
days-hint = Нажмите на день, чтобы включить его или выключить.
zones-title = Где вы?
zones-hint = Сейчас выбрано: { $zone }, { $time }. Выберите город, где столько же времени, найдите свой или напишите /settings Asia/Almaty.
location-ask = Нажмите кнопку внизу, чтобы отправить, где вы. Я только узнаю часовой пояс, само место не храню.
location-found = Ваше время: { $zone }, сейчас там { $time }.
location-unknown = Не могу узнать, который там час. Выберите город в настройках.
languages-title = На каком языке мне говорить?
languages-hint = Изменятся только мои слова, статьи останутся как есть.
digest-languages-title = На каких языках присылать новости?
digest-languages-hint = В дайджест войдут только статьи на отмеченных языках.
layouts-title = Как оформлять сообщения?
layouts-hint = С оформлением весь дайджест помещается в одно сообщение, с таблицами и раскрывающимися разделами. Старые приложения его не покажут, для них есть простой вид.

## Источники, оповещения, сохранённое, тенденции

sources-title = Что я читаю
sources-none = Лент пока нет. До тех пор отвечаю по собственным запасам.
sources-count = { $count ->
    [one] { $count } лента.
    [few] { $count } ленты.
   *[other] { $count } лент.
}
sources-off = больше не читаю
sources-silent = молчит с { $since }
sources-failing = не отвечает
sources-new = ещё не читал
sources-own = ваш
sources-muted = скрыт
sources-hint = Нажмите на источник, чтобы убрать его из дайджеста. Пришлите адрес или файл OPML, чтобы добавить свой: его не увидит никто другой.
source-added = Теперь я читаю для вас «{ $name }». Новое оттуда попадёт только в ваш дайджест.
source-shared = «{ $name }» я уже читаю для всех.
source-unreachable = Этот адрес не открывается. Он верный и доступен всем?
source-no-feed = Я не нахожу там ленты. Пришлите адрес сайта или его ленты RSS.
source-not-offered = Здесь источники выбирает только владелец бота.
opml-taken = { $count ->
    [one] Теперь я читаю для вас { $count } ленту из этого списка.
    [few] Теперь я читаю для вас { $count } ленты из этого списка.
   *[other] Теперь я читаю для вас { $count } лент из этого списка.
}
opml-left = { $count ->
    [one] Ещё для { $count } места нет.
   *[other] Ещё для { $count } места нет.
}
unfit-file = Это не список лент, который я умею читать. Пришлите файл OPML не больше { $kilobytes } кБ.
alerts-title = Ваши оповещения
alerts-count = { $count ->
    [one] Слежу за { $count } темой. Нажмите на неё, чтобы перестать.
   *[other] Слежу за { $count } темами. Нажмите на любую, чтобы перестать.
}
alerts-hint = Напишите слова после команды, например: «/alerts литий», и я сообщу, как только они появятся в новостях.
alerts-added = Сообщу, как только прочту о «{ $words }».
alerts-exists = Я уже слежу за «{ $words }».
alerts-full = { $limit ->
    [one] У вас уже { $limit } оповещение, больше нельзя. Сначала уберите его.
    [few] У вас уже { $limit } оповещения, больше нельзя. Сначала уберите одно из них.
   *[other] У вас уже { $limit } оповещений, больше нельзя. Сначала уберите одно из них.
}
alerts-unfit = { $limit ->
    [one] Для оповещения нужно слово или два, не длиннее { $limit } знака.
   *[other] Для оповещения нужно слово или два, не длиннее { $limit } знаков.
}
alert-title = Только что: «{ $words }»
alert-more = { $count ->
    [one] И ещё { $count } статья.
    [few] И ещё { $count } статьи.
   *[other] И ещё { $count } статей.
}
saved-title = Сохранённое
saved-none = Пока пусто. Нажмите ☆ под ответом, и раздел окажется здесь.
saved-found = Со словами «{ $words }»:
saved-nothing-found = В сохранённом нет ничего со словами «{ $words }».
saved-file = Ваше сохранённое
trends-title = Неделя по темам
trends-none = За две недели новостей слишком мало, чтобы сравнивать.
trends-topic = Тема
trends-this-week = Эта неделя
trends-last-week = Прошлая
trends-hint = Сколько статей вышло за последние семь дней и за семь дней до них.
trends-chart = Статей в день, { $since } – { $until }
trends-most = Чаще всего на этой неделе: { $topics }.
timeline-title = Как всё было
timeline-summary = { $articles ->
    [one] { $articles } статья
    [few] { $articles } статьи
   *[other] { $articles } статей
} из { $sources ->
    [one] { $sources } источника
   *[other] { $sources } источников
}, { $since } – { $until }.

## Архив на сайте

web-title = Новости каждого дня
web-description = Все выпуски бота: каждая история один раз, с цифрами, цитатами и источниками.
web-archive = Все выпуски
web-skip = Перейти к содержанию
web-search = Найти
web-search-label = Поиск по новостям
web-search-hint = Задайте вопрос своими словами или напишите одно-два слова.
web-prompt = Вопрос или слова
web-results = «{ $words }»
web-in-editions = В выпусках
web-nothing = Я ничего не читал про «{ $words }».
web-empty = Выпусков пока нет. Первый выйдет в { $hour }.
web-shelf = Тихий день. С полки — статьи постарше, которые стоят вашего времени:
web-sources = Прочитано здесь:
web-earlier = Более ранние выпуски
web-before = ‹ Предыдущий выпуск
web-after = Следующий выпуск ›
web-pages = Другие выпуски
web-feed = Лента выпусков (Atom)
web-languages = Язык
web-missing-title = Здесь ничего нет
web-missing = Такой страницы нет, или в этот день не было выпуска.
web-busy-title = Минутку
web-busy = Сейчас ищут многие. Попробуйте ещё раз через несколько секунд.
web-closed-title = Для читателей бота
web-closed = Отправьте боту /archive и откройте ссылку, которую он пришлёт.
archive-open = Все мои выпуски на одной странице, с поиском.
archive-yours = { $days ->
    [one] Ссылка только ваша и открывает страницу { $days } день.
    [few] Ссылка только ваша и открывает страницу { $days } дня.
   *[other] Ссылка только ваша и открывает страницу { $days } дней.
}
archive-none = Архива на сайте у меня нет.
button-archive = Открыть архив
button-app = Все настройки на одной странице
app-loading = Минутку…
app-digest = Присылать дайджест
app-save = Сохранить
app-saved = Сохранено. Изменения действуют со следующего дайджеста.
app-closed = Откройте эту страницу из настроек в чате со мной; через два часа её нужно открыть заново.
app-unknown = Я вас ещё или уже не знаю. Сначала напишите мне /start.
app-failed = Не получилось. Попробуйте ещё раз чуть позже.

## Что я помню

privacy-title = Что я о вас помню
privacy-chat = Номер этого чата и ваши настройки: язык, часовой пояс, время, дни, темы, источники, скрытые слова, вид. Ни имени, ни номера телефона.
privacy-questions = { $days ->
    [one] Ваши вопросы { $days } день, чтобы работала кнопка «Ещё отрывки». Потом они удаляются.
    [few] Ваши вопросы { $days } дня, чтобы работала кнопка «Ещё отрывки». Потом они удаляются.
   *[other] Ваши вопросы { $days } дней, чтобы работала кнопка «Ещё отрывки». Потом они удаляются.
}
privacy-saved = Что вы сохранили, ваши оповещения, чего вы просили больше или меньше кнопками 👍 и 👎, группы и каналы, за которыми вы присматриваете, какие дайджесты вам отправлены и, недолго, сколько вы спрашивали и присылали.
privacy-nothing-else = Больше ничего. За тем, что вы открываете и читаете, никто не следит.
privacy-where = Всё это хранится в базе данных того, кто запустил бота.
forget-title = Забыть вас?
forget-ask = Всё, что я храню об этом чате, сразу исчезнет без возврата: настройки, сохранённое, оповещения, вопросы и сведения об отправленных дайджестах.
forgotten = Готово. Об этом чате я больше ничего не храню. Напишете снова — начнём с начала.
export-caption = Всё, что я храню об этом чате

## Если что-то мешает

error = У меня что-то сломалось. Попробуйте ещё раз чуть позже.
error-id = Если это повторится, назовите владельцу бота номер:
not-allowed = Это могут только администраторы бота.
group-admins-only = Менять мои настройки здесь могут только администраторы чата.
flood = { $seconds ->
    [one] Давайте по порядку. Отвечу через { $seconds } секунду.
    [few] Давайте по порядку. Отвечу через { $seconds } секунды.
   *[other] Давайте по порядку. Отвечу через { $seconds } секунд.
}
uploads-full = { $limit ->
    [one] Источники можно присылать не чаще раза в день. Возвращайтесь завтра.
    [few] Сегодня вы уже прислали { $limit } источника, больше не успею. Возвращайтесь завтра.
   *[other] Сегодня вы уже прислали { $limit } источников, больше не успею. Возвращайтесь завтра.
}
too-long = { $limit ->
    [one] Вопрос слишком длинный. Уложитесь, пожалуйста, в { $limit } знак.
    [few] Вопрос слишком длинный. Уложитесь, пожалуйста, в { $limit } знака.
   *[other] Вопрос слишком длинный. Уложитесь, пожалуйста, в { $limit } знаков.
}
unreadable = Я умею читать только текст. Напишите, что хотите узнать.
invalid-zone = Города или часового пояса «{ $given }» я не знаю. Попробуйте ближайший крупный город или запись вида Asia/Almaty.
invalid-hour = «{ $given }» не похоже на время. Оно пишется так: 08:00.
words-unfit = { $limit ->
    [one] Нужно слово или два, не длиннее { $limit } знака.
   *[other] Нужно слово или два, не длиннее { $limit } знаков.
}
words-full = { $limit ->
    [one] У вас уже { $limit }, больше нельзя. Сначала уберите его.
   *[other] У вас уже { $limit }, больше нельзя. Сначала уберите что-нибудь.
}
outdated-button = Эта кнопка устарела. Спросите, пожалуйста, ещё раз.
thread-closed = Тема, куда я присылал дайджест, закрыта или удалена. Теперь он будет приходить в основную.

## Короткие подсказки поверх чата, не длиннее 200 знаков

toast-saved = Сохранено. Ищите в /saved.
toast-unsaved = Убрано из списка.
toast-more-like = В следующих дайджестах больше: { $name }. Отменить: /topics
toast-fewer-like = В следующих дайджестах меньше: { $name }. Отменить: /topics
toast-one-source = Пока об этом рассказал только один источник.
toast-taste-reset = Забыто. Дайджест собирается только по вашим темам.
toast-about = Спрашивайте дальше своими словами.
toast-changed = Готово.
toast-followed = Теперь вы следите за этой темой.
toast-unfollowed = Вы больше не следите за этой темой.
toast-layout-rich = Теперь с оформлением.
toast-layout-plain = Теперь в простом виде.
toast-last-hour = Хотя бы один час нужен. Отключить дайджест можно в настройках.
toast-last-day = Хотя бы один день нужен. Отключить дайджест можно в настройках.
toast-alert-removed = Больше не слежу.
toast-outdated = Эта кнопка устарела.
toast-not-allowed = Это могут только администраторы бота.
toast-group-admins = Это могут менять только администраторы чата.
toast-error = Что-то сломалось. Попробуйте ещё раз.

## Команды, от 1 до 256 знаков

command-start = Начать
command-help = Что я умею
command-digest = Дайджест на сегодня
command-ask = Задать вопрос новостям
command-topics = Выбрать темы
command-subscribe = Получать дайджест каждый день
command-unsubscribe = Отключить дайджест
command-settings = Время, дни, часовой пояс, языки, вид
command-sources = Какие ленты я читаю
command-alerts = Сразу узнавать о том, что вам важно
command-saved = Сохранённое
command-trends = Неделя по темам
command-archive = Все выпуски на сайте
command-privacy = Что я о вас помню
command-stats = Бот в цифрах
command-broadcast = Написать всем подписчикам
command-feeds = Как поживают источники
command-pause = Приостановить рассылку
command-block = Закрыть доступ читателю
command-unblock = Вернуть доступ читателю
command-topic = Свежее по теме: { $topic }

## Для администраторов

stats-title = Бот в цифрах
stats-articles = Статьи
stats-sections = Разделы
stats-feeds = Ленты
stats-failing-feeds = Ленты с ошибками
stats-readers = Читатели
stats-subscribed = С дайджестом
stats-stopped = Недоступны
stats-questions = Вопросы за сутки
stats-owed = Ждут отправки
stats-sent = Отправлено за сутки
stats-model-asked = Запросов к языковой модели сегодня
stats-model-refused = Отвергнуто из написанного ею
stats-model-failed = Осталось без ответа
stats-chart = По дням, { $since } – { $until }
stats-chart-questions = Вопросы
stats-chart-sent = Отправлено
stats-chart-articles = Статьи
stats-chart-readers = Новые читатели
broadcast-prompt = Напишите объявление после команды: «/broadcast Мы снова работаем». Сначала его увидите только вы.
broadcast-preview = { $recipients ->
    [one] Это получит { $recipients } подписчик:
    [few] Это получат { $recipients } подписчика:
   *[other] Это получат { $recipients } подписчиков:
}
broadcast-done = { $deliveries ->
    [0] Отправлять некому.
    [one] Отправляю { $deliveries } подписчику.
   *[other] Отправляю { $deliveries } подписчикам.
}
broadcast-cancelled = Не отправлено.
block-title = Заблокированные читатели
block-prompt = Чтобы закрыть доступ читателю, напишите его номер после команды, например «/block 12345678», или ответьте на его сообщение в группе командой /block. После этого я не отвечаю ему и ничего не присылаю.
block-list = { $count ->
    [0] Никто не заблокирован.
    [one] Заблокирован { $count } читатель. Нажмите на номер, чтобы вернуть доступ.
    [few] Заблокированы { $count } читателя. Нажмите на номер, чтобы вернуть доступ.
   *[other] Заблокировано { $count } читателей. Нажмите на номер, чтобы вернуть доступ.
}
block-done = Читатель { $reader } заблокирован.
block-undone = Читатель { $reader } снова может мне писать.
block-unknown = Читатель { $reader } не заблокирован.
block-not-admin = Администратора заблокировать нельзя.
pause-title = Рассылка
pause-off = { $owed ->
    [one] Дайджесты, уведомления и объявления уходят в срок. Сейчас ждёт { $owed } сообщение.
    [few] Дайджесты, уведомления и объявления уходят в срок. Сейчас ждут { $owed } сообщения.
   *[other] Дайджесты, уведомления и объявления уходят в срок. Сейчас ждут { $owed } сообщений.
}
pause-on = { $owed ->
    [one] Рассылка на паузе с { $since }. Ждёт { $owed } сообщение; на вопросы я отвечаю как обычно.
    [few] Рассылка на паузе с { $since }. Ждут { $owed } сообщения; на вопросы я отвечаю как обычно.
   *[other] Рассылка на паузе с { $since }. Ждут { $owed } сообщений; на вопросы я отвечаю как обычно.
}
button-pause = Поставить на паузу
button-go-on = Продолжить
feed-health-title = Как поживают источники
feed-health-troubled = { $count ->
    [0] Ошибок нет ни у одного.
    [one] Ошибки у { $count } источника. Я обращаюсь к нему всё реже, пока он не оживёт.
   *[other] Ошибки у { $count } источников. Я обращаюсь к ним всё реже, пока они не оживут.
}
feed-health-failures = { $count ->
    [one] { $count } неудача подряд
    [few] { $count } неудачи подряд
   *[other] { $count } неудач подряд
}
feed-health-read = прочитан { $moment }
button-feed-off = Выключить { $number }
button-feed-on = Включить { $number }
