### English. The catalogue that the others are measured by, and fall back to.
### Dates are Babel patterns: https://unicode.org/reports/tr35/tr35-dates.html

format-date = d MMMM y
format-day = d MMM
format-moment = EEE d MMM, HH:mm
format-weekday-date = EEEE, d MMMM

## First words

welcome-title = Good day, I am Jarshy, your herald
welcome = I read the news for you. Once a day, at your hour, I bring the stories that matter, each told once, with its figures, its words and its sources.
welcome-ask = Ask me anything in your own words, such as “What does Kazakhstan sell to China?”, or tap a topic.
begin-step = { $number } of { $count }
begin-language = Which language shall I speak?
begin-language-hint = Three taps, and your first digest is on its way.
begin-topics = What shall I follow for you?
begin-topics-hint = Tap as many as you like, or take everything.
begin-hour = When shall the digest come?
begin-hour-hint = Your clock, as far as I can tell: { $zone }, { $time }. If that is wrong, tell me your city first.
help-title = What I can do
help-ask = Just write your question. I answer with passages from what I have read, word for word, and say where each comes from. Where I find nothing, I say so.
help-topics = Topics, each a command of its own:
ask-prompt = What would you like to know? Write it after /ask, such as “/ask trade with China”, or tap a topic.

## Buttons

button-more = More excerpts
button-earlier = ‹ Earlier
button-section = { $number } · Section
button-article = Article
button-source = Source
button-save = ☆ Save
button-unsave = ★ Saved
button-close = Close
button-done = Done
button-back = ‹ Settings
button-more-like = 👍 More like this
button-fewer-like = 👎 Fewer like this
button-about = 💬 Ask about this
button-timeline = 🕒 How it unfolded
button-taste = 👍 More and fewer 👎
button-taste-reset = Forget these taps
button-topics = Topics
button-settings = Settings
button-manage = My groups and channels
button-hours = Hours
button-zone = Time zone
button-language = Language
button-sources = Sources
button-add-word = ＋ A topic of my own
button-add-source = ＋ A source of my own
button-drop-source = Stop reading it
button-next = Next ›
button-everything = Everything ›
button-other-zone = Another time zone
button-read-there = Read it with { $bot }
button-ask-in-private = Ask me in private
button-search-saved = 🔎 Search
button-mute-word = ＋ Mute a word
button-add-alert = ＋ A new alert
button-find-city = 🔎 Find my city
button-location = 📍 Send my location
button-subscribe = Send me a daily digest
button-unsubscribe = Stop the digest
button-digest-now = Today’s digest
button-switch-layout = Hard to read? Switch the layout
button-alert-remove = Stop this alert
button-send = Send it
button-cancel = Cancel
button-export = Get it as a file
button-forget = Forget me
button-forget-now = Yes, forget me

## Answers and articles

answer-also = Also in:
answer-elsewhen = Nothing I read is from that time; these are from others.
answer-nothing = I have read nothing that answers this, and I would rather say so than guess.
answer-nothing-hint = Try other words, or one of these topics:
# $writer is the name of a language model
answer-written = By { $writer } from the excerpts above; the numbers say which.
answer-no-more = That is all I have on this.
article-gone = I no longer keep this article.
article-hint = A number opens the whole section.
details-whole-section = The whole section
section-lead = The lead
source-unknown = source unknown
date-unknown = undated
reading-time = { $minutes } min
reading-hours = { $hours } h

## The digest

digest-written = Put by { $writer }; figures and names checked against the source
digest-translated = Translated from { $language } by { $writer }; figures and names checked against the source
digest-late = Late: this was due on { $due }, when I could not deliver. Sorry about that.
digest-overview = { $stories ->
    [one] One story
   *[other] { $stories } stories
} from { $sources ->
    [one] one source
   *[other] { $sources } sources
}, { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
} to read.
digest-topics = Today: { $topics }.
digest-quiet = A quiet day: nothing new since { $since } ({ $topics }).
digest-library = From the shelf, older pieces worth your time:
digest-older = published { $date }
digest-because = Because you follow { $topic }
digest-liked = You asked for more like this
digest-moved = You read of this on { $date }. New since then:
digest-told-by = { $count ->
    [one] one source
   *[other] { $count } independent sources
}
digest-figures = In figures
digest-sections = Section by section
digest-more-sources = { $count ->
    [one] and one more
   *[other] and { $count } more
}
digest-omitted = { $stories ->
    [one] One more story did not fit here; its button is below.
   *[other] { $stories } more stories did not fit here; their buttons are below.
}
digest-legend = 📖 read · ☆ keep · 👍 more like this · 👎 fewer · 💬 ask
digest-window = From { $since } to { $until }, { $zone } time.

## Topics

topics-title = Your topics
topics-all = all topics
topics-none = You follow no topic in particular, so your digest covers everything.
topics-following = You follow: { $topics }.
topics-hint = Tap a topic to follow it or to let it go.

## More and fewer

taste-title = More and fewer
taste-none = You have asked for more or fewer of nothing yet. Tap 👍 or 👎 below a digest, and the next one goes by it.
taste-balanced = Your taps cancel each other out, so your digest goes by your topics alone.
taste-more = More, as you asked: { $names }.
taste-fewer = Fewer, as you asked: { $names }.
taste-hint = { $days ->
    [one] A tap counts for one day.
   *[other] A tap counts for { $days } days.
}

## Subscribing and settings

subscribed-title = Your digest is on
subscribed-next = The next one comes { $moment } ({ $zone } time).
subscribed-about = It covers: { $topics }.
unsubscribed = Your digest is off. Your topics and settings stay as they are, and you can still ask me anything.
settings-title = Settings
settings-on = Your digest is on.
settings-off = Your digest is off.
settings-next = Your digest is on; the next one comes { $moment }.
settings-hours = Hours
settings-quiet = Quiet hours
settings-days = Days
settings-zone = Time zone
settings-topics = Topics
settings-sources = Sources
settings-mutes = Muted
settings-length = Length
settings-language = Language
settings-digest-language = News in
settings-layout = Layout
settings-pictures = Pictures
settings-apart = One by one
settings-hint = Every change counts from the next digest.
managing-title = Your groups and channels
managing-none = There is none that I know of.
managing-count = { $count ->
    [one] There is one.
   *[other] There are { $count }.
}
managing-hint = Add me to a group, or to a channel as an administrator who may post. To have a group’s digest in one of its topics, write /subscribe there.
managing-added = I am in “{ $title }” now. Choose here what I post there.
managing-thread = topic { $number }
days-all = every day
days-workdays = Monday to Friday
language-any = any language
yes = yes
no = no
length-short = short
length-normal = normal
length-long = long
lengths-title = How long shall the digest be?
lengths-hint = Short has three stories at most, normal seven, long twelve.
quiet-title = When shall I be quiet?
quiet-hint = Now: { $hours }. What alerts find in these hours comes when they are over; the digest keeps its own hour.
quiet-never = never
mutes-title = What you do not want to hear of
mutes-none = You have muted no word.
mutes-count = { $count ->
    [one] You have muted one word. Tap it to hear of it again.
   *[other] You have muted { $count } words. Tap one to hear of it again.
}
mutes-hint = Articles that begin with such a word, in their title or first lines, stay out of your digest. To mute a source, tap it under Sources.
prompt-city = Which city are you in? Reply to this message with its name.
prompt-city-field = City
prompt-word = What would you like to follow? Reply to this message with a word or two, such as “lithium” or “Middle Corridor”.
prompt-word-field = A word or two
prompt-mute = What do you not want to hear of? Reply to this message with a word or two.
prompt-mute-field = A word or two
prompt-alert = What shall I tell you of at once? Reply to this message with a word or two.
prompt-alert-field = A word or two
prompt-source = Which page or feed shall I read for you? Reply to this message with its address, or send an OPML file.
prompt-source-field = https://…
prompt-saved = What are you looking for in what you saved? Reply to this message with a word or two.
prompt-saved-field = A word or two
layout-rich = rich
layout-plain = plain
hours-title = At what time?
hours-hint = Choose one hour or several. For a time in between write /settings 07:30.
days-title = On which days?
days-hint = Tap a day to switch it on or off.
zones-title = Where are you?
zones-hint = Now: { $zone }, { $time }. Choose a city with your time, look for yours, or write /settings Asia/Almaty.
location-ask = Tap the button below to send me where you are. I only look up the time zone and keep nothing else.
location-found = You are on { $zone } time; it is { $time } there now.
location-unknown = I cannot tell the time there. Please choose a city in the settings.
languages-title = Which language shall I speak?
languages-hint = This changes my own words, not the articles.
digest-languages-title = In which languages shall the news be?
digest-languages-hint = Your digest then brings only articles in the languages you tick.
layouts-title = How shall I set the page?
layouts-hint = Rich puts a whole digest into one message, with tables and folding sections. Older apps cannot show it; for them there is plain.

## Sources, alerts, saved, trends

sources-title = What I read
sources-none = I follow no feed yet. Until I do, I answer from my own shelf.
sources-count = { $count ->
    [one] One feed.
   *[other] { $count } feeds.
}
sources-off = no longer followed
sources-silent = silent since { $since }
sources-failing = cannot be reached
sources-new = not read yet
sources-own = yours
sources-muted = muted
sources-hint = Tap one to leave it out of your digest. Send me an address or an OPML file to add your own, which nobody else sees.
source-added = I read “{ $name }” for you now. What is new there comes into your digest, and yours alone.
source-shared = I already read “{ $name }” for everyone.
source-unreachable = I cannot reach that address. Is it right, and open to everyone?
source-no-feed = I find no feed there. Please send me the address of a site or of its RSS feed.
source-not-offered = Here only the operator chooses what I read.
opml-taken = { $count ->
    [one] I read one feed of that list for you now.
   *[other] I read { $count } feeds of that list for you now.
}
opml-left = { $count ->
    [one] For one more there is no room.
   *[other] For { $count } more there is no room.
}
unfit-file = That is no list of feeds that I can read. Send me an OPML file of at most { $kilobytes } kB.
alerts-title = Your alerts
alerts-count = { $count ->
    [one] I watch for one thing. Tap it to stop.
   *[other] I watch for { $count } things. Tap one to stop it.
}
alerts-hint = Write the words after the command, such as “/alerts lithium”, and I tell you as soon as an article has them.
alerts-added = I will tell you as soon as I read about “{ $words }”.
alerts-exists = I am already watching for “{ $words }”.
alerts-full = { $limit ->
    [one] You have an alert, and one is the most I can keep for you. Remove it first.
   *[other] You have { $limit } alerts, which is as many as I can keep for you. Remove one first.
}
alerts-unfit = An alert needs a word or two, { $limit } characters at most.
alert-title = Just in: “{ $words }”
alert-more = { $count ->
    [one] And one more article.
   *[other] And { $count } more articles.
}
saved-title = Saved
saved-none = Nothing yet. Tap ☆ below an answer to keep its section here.
saved-found = With “{ $words }”:
saved-nothing-found = Nothing you saved has “{ $words }” in it.
saved-file = What you saved
trends-title = The week in topics
trends-none = Too little news in the last two weeks to compare.
trends-topic = Topic
trends-this-week = This week
trends-last-week = Last week
trends-hint = Articles in the last seven days, and in the seven before.
trends-chart = Articles a day, { $since } to { $until }
trends-most = Most in the news this week: { $topics }.
timeline-title = How it unfolded
timeline-summary = { $articles ->
    [one] One article
   *[other] { $articles } articles
} from { $sources ->
    [one] one source
   *[other] { $sources } sources
}, { $since } to { $until }.

## The archive on the web

web-title = The news of each day
web-description = Every edition of the bot: each story once, with its figures, its words and its sources.
web-archive = All editions
web-skip = Skip to the content
web-search = Search
web-search-label = Search the news
web-search-hint = Write a question in your own words, or a word or two.
web-prompt = Ask, or search
web-results = “{ $words }”
web-in-editions = In the editions
web-nothing = I have read nothing about “{ $words }”.
web-empty = There is no edition yet. The first one comes out at { $hour }.
web-shelf = A quiet day. From the shelf, older pieces worth your time:
web-sources = Read in:
web-earlier = Earlier editions
web-before = ‹ The edition before
web-after = The edition after ›
web-pages = More editions
web-feed = Feed of the editions (Atom)
web-languages = Language
web-missing-title = Not here
web-missing = There is no such page, or no edition of that day.
web-busy-title = One moment, please
web-busy = Many people are searching just now. Please try again in a few seconds.
web-closed-title = For the bot’s readers
web-closed = Send /archive to the bot and open the link that it gives you.
archive-open = All my editions on one page, with search.
archive-yours = { $days ->
    [one] The link is yours alone and opens the page for one day.
   *[other] The link is yours alone and opens the page for { $days } days.
}
archive-none = I keep no archive on the web.
button-archive = Open the archive
button-app = All settings on one page
app-loading = One moment …
app-digest = Send me the digest
app-save = Save
app-saved = Saved. It counts from the next digest.
app-closed = Open this page from the settings in the chat with me; after two hours it has to be opened again.
app-unknown = I do not know you yet, or no longer. Write /start to me first.
app-failed = That did not work. Please try again in a moment.

## Privacy

privacy-title = What I remember of you
privacy-chat = The number of this chat and what you set: language, time zone, hours, days, topics, sources, muted words, layout. Not your name, not your phone number.
privacy-questions = { $days ->
    [one] Your questions for one day, so that “More excerpts” works. Then they are gone.
   *[other] Your questions for { $days } days, so that “More excerpts” works. Then they are gone.
}
privacy-saved = What you saved, your alerts, what you asked more or fewer of with 👍 and 👎, the groups and channels you look after, which digests were sent to you, and, for a while, how much you asked and sent.
privacy-nothing-else = Nothing else. No one follows what you open or read.
privacy-where = It stays in the database of whoever runs this bot.
forget-title = Shall I forget you?
forget-ask = Everything I keep of this chat goes at once and cannot be brought back: settings, saved sections, alerts, questions, and the record of your digests.
forgotten = Done. I keep nothing of this chat any more. If you write to me again, we begin anew.
export-caption = Everything I keep of this chat

## When something is in the way

error = Something went wrong on my side. Please try again in a moment.
error-id = If it happens again, give the bot’s operator this number:
not-allowed = Only the administrators of this bot can do that.
group-admins-only = Only this chat’s administrators can change my settings here.
flood = { $seconds ->
    [one] One thing at a time, please. I am with you again in a second.
   *[other] One thing at a time, please. I am with you again in { $seconds } seconds.
}
uploads-full = { $limit ->
    [one] You may send me one source a day. Please come back tomorrow.
   *[other] You have sent me { $limit } sources today, which is as many as I can take. Please come back tomorrow.
}
too-long = That is a long question. Please put it in { $limit } characters or fewer.
unreadable = I can only read text. Write me what you would like to know.
invalid-zone = I know no city or time zone “{ $given }”. Try the next large city, or write it as Asia/Almaty.
invalid-hour = “{ $given }” is no time of day. It should look like 08:00.
words-unfit = I need a word or two, { $limit } characters at most.
words-full = { $limit ->
    [one] One is the most I can keep for you. Remove it first.
   *[other] You have { $limit }, which is as many as I can keep for you. Remove one first.
}
outdated-button = This button is out of date. Please ask again.
thread-closed = The topic in which I posted the digest is closed or gone. From now on it goes to the main one.

## Toasts: short notes over the chat, at most 200 characters

toast-saved = Saved. You find it under /saved.
toast-unsaved = Taken off your list.
toast-more-like = From your next digest more of: { $name }. To take it back: /topics
toast-fewer-like = From your next digest fewer of: { $name }. To take it back: /topics
toast-one-source = So far only one source has told this.
toast-taste-reset = Forgotten. Your digest goes by your topics alone.
toast-about = Ask on in your own words.
toast-changed = Done.
toast-followed = You follow this topic now.
toast-unfollowed = You no longer follow this topic.
toast-layout-rich = From now on in the rich layout.
toast-layout-plain = From now on in the plain layout.
toast-last-hour = One hour has to stay. To get no digest, stop it in the settings.
toast-last-day = One day has to stay. To get no digest, stop it in the settings.
toast-alert-removed = This alert is off.
toast-outdated = This button is out of date.
toast-not-allowed = Only the administrators of this bot can do that.
toast-group-admins = Only this chat’s administrators can change that.
toast-error = Something went wrong. Please try again.

## Commands: 1 to 256 characters each

command-start = Start here
command-help = What I can do
command-digest = Today’s digest, now
command-ask = Ask the news a question
command-topics = Choose your topics
command-subscribe = Get a digest every day
command-unsubscribe = Stop the digest
command-settings = Hours, days, time zone, languages, layout
command-sources = The feeds I read
command-alerts = Hear at once about words you choose
command-saved = What you saved
command-trends = The week in topics
command-archive = All editions on the web
command-privacy = What I remember of you
command-stats = The bot in numbers
command-broadcast = Write to all subscribers
command-feeds = How the sources are
command-pause = Pause what goes out by itself
command-block = Shut a reader out
command-unblock = Let a reader in again
command-topic = The latest: { $topic }

## For administrators

stats-title = The bot in numbers
stats-articles = Articles
stats-sections = Sections
stats-feeds = Feeds
stats-failing-feeds = Feeds that fail
stats-readers = Readers
stats-subscribed = With a digest
stats-stopped = Unreachable
stats-questions = Questions, last 24 hours
stats-owed = Messages waiting
stats-sent = Messages sent, last 24 hours
stats-model-asked = Asked of the language model today
stats-model-refused = Refused of what it wrote
stats-model-failed = Not answered by it
stats-chart = A day, { $since } to { $until }
stats-chart-questions = Questions
stats-chart-sent = Messages sent
stats-chart-articles = Articles
stats-chart-readers = New readers
broadcast-prompt = Write the announcement after the command: “/broadcast We are back.” You see it before anyone else does.
broadcast-preview = { $recipients ->
    [one] This goes to one subscriber:
   *[other] This goes to { $recipients } subscribers:
}
broadcast-done = { $deliveries ->
    [0] There is no one to send it to.
    [one] On its way to one subscriber.
   *[other] On its way to { $deliveries } subscribers.
}
broadcast-cancelled = Not sent.
block-title = Blocked readers
block-prompt = To shut a reader out, write their number after the command, such as “/block 12345678”, or answer their message in a group with /block. I then answer them no more and send them nothing.
block-list = { $count ->
    [0] Nobody is blocked.
    [one] One is blocked. Tap the number to let them in again.
   *[other] { $count } are blocked. Tap a number to let them in again.
}
block-done = { $reader } is blocked.
block-undone = { $reader } may write to me again.
block-unknown = { $reader } is not blocked.
block-not-admin = An administrator cannot be blocked.
pause-title = What goes out by itself
pause-off = { $owed ->
    [one] Digests, alerts and announcements go out when they are due. One is waiting now.
   *[other] Digests, alerts and announcements go out when they are due. { $owed } are waiting now.
}
pause-on = { $owed ->
    [one] Paused since { $since }. One message waits; questions are answered as ever.
   *[other] Paused since { $since }. { $owed } messages wait; questions are answered as ever.
}
button-pause = Pause
button-go-on = Go on
feed-health-title = How the sources are
feed-health-troubled = { $count ->
    [0] None fails.
    [one] One fails. It is asked more and more seldom until it recovers.
   *[other] { $count } fail. They are asked more and more seldom until they recover.
}
feed-health-failures = { $count ->
    [one] failed once
   *[other] failed { $count } times in a row
}
feed-health-read = last read { $moment }
button-feed-off = Switch { $number } off
button-feed-on = Switch { $number } on
