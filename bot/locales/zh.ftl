### 简体中文。Chinese has one plural category only.
### Dates are Babel patterns: https://unicode.org/reports/tr35/tr35-dates.html

format-date = y年M月d日
format-day = M月d日
format-moment = M月d日EEE HH:mm
format-weekday-date = M月d日EEEE

## 初次见面

welcome-title = 您好，我是 Jarshy，您的报信人
welcome = 我替您读新闻。每天在您选定的时间，我把重要的事送来：每件事只讲一遍，附上数字、原话和出处。
welcome-ask = 想知道什么，用自己的话问就行，例如“哈萨克斯坦向中国出口什么？”，也可以点一个话题。
begin-step = 第 { $number } 步，共 { $count } 步
begin-language = 我该说哪种语言？
begin-language-hint = 点三下，第一份摘要就会按时送来。
begin-topics = 替您关注哪些话题？
begin-topics-hint = 可以选任意多个，也可以全部都要。
begin-hour = 摘要几点送？
begin-hour-hint = 据我所知，您的时间是：{ $zone }，{ $time }。如果不对，请先告诉我您的城市。
help-title = 我能做什么
help-ask = 直接写下您的问题。我用读过的原文段落逐字回答，并注明每段的出处。找不到的，我会直说。
help-topics = 话题，每个都是一条命令：
ask-prompt = 您想知道什么？请写在 /ask 后面，例如“/ask 对华贸易”，或者点一个话题。

## 按钮

button-more = 更多段落
button-earlier = ‹ 上一页
button-section = { $number } · 全节
button-article = 文章
button-source = 出处
button-save = ☆ 收藏
button-unsave = ★ 已收藏
button-close = 关闭
button-done = 完成
button-back = ‹ 设置
button-more-like = 👍 多看这类
button-fewer-like = 👎 少看这类
button-about = 💬 就此提问
button-timeline = 🕒 来龙去脉
button-taste = 👍 多看与少看 👎
button-taste-reset = 忘掉这些选择
button-topics = 话题
button-settings = 设置
button-manage = 我的群组和频道
button-hours = 时间
button-zone = 时区
button-language = 语言
button-sources = 来源
button-add-word = ＋ 自定义话题
button-add-source = ＋ 添加自己的来源
button-drop-source = 不再读它
button-next = 下一步 ›
button-everything = 全部都要 ›
button-other-zone = 其他时区
button-read-there = 在 { $bot } 里阅读
button-ask-in-private = 私下问我
button-search-saved = 🔎 查找
button-mute-word = ＋ 屏蔽一个词
button-add-alert = ＋ 新提醒
button-find-city = 🔎 查找我的城市
button-location = 📍 发送我的位置
button-subscribe = 每天给我送摘要
button-unsubscribe = 停止摘要
button-digest-now = 今天的摘要
button-switch-layout = 看不清楚？换一种版式
button-alert-remove = 停止这个提醒
button-send = 发送
button-cancel = 取消
button-export = 以文件形式获取
button-forget = 忘掉我
button-forget-now = 是的，忘掉我

## 回答与文章

answer-also = 另见：
answer-elsewhen = 那段时间的我没有读到；以下来自其他时间。
answer-nothing = 我读过的内容里没有答案；与其猜测，不如直说。
answer-nothing-hint = 换几个词试试，或者看看这些话题：
# $writer is the name of a language model
answer-written = 由 { $writer } 根据上面的段落写成；编号注明出自哪一段。
answer-no-more = 关于这件事，我只有这些。
article-gone = 这篇文章我已经不再保存。
article-hint = 点数字可看整节内容。
details-whole-section = 整节内容
section-lead = 导语
source-unknown = 出处不明
date-unknown = 日期不明
reading-time = { $minutes } 分钟
reading-hours = { $hours } 小时

## 摘要

digest-written = 由 { $writer } 撰写；数字和名称已与出处核对
digest-translated = 由 { $writer } 从{ $language }翻译；数字和名称已与出处核对
digest-late = 迟到了：这份本应在 { $due } 送达，当时没能送出，抱歉。
digest-overview = { $stories } 件事，{ $sources } 个来源，阅读约需 { $minutes } 分钟。
digest-topics = 今天：{ $topics }。
digest-quiet = 平静的一天：自 { $since } 以来没有新消息（{ $topics }）。
digest-library = 书架上还有值得一读的旧文：
digest-older = 发表于 { $date }
digest-because = 因为您关注{ $topic }
digest-liked = 您想多看这类
digest-moved = 您在{ $date }读过此事，此后的新进展：
digest-told-by = { $count } 个独立来源
digest-figures = 数字
digest-sections = 逐节
digest-more-sources = 以及另外 { $count } 个
digest-omitted = 还有 { $stories } 件事放不下，按钮在下面。
digest-legend = 📖 阅读 · ☆ 收藏 · 👍 多看这类 · 👎 少看 · 💬 提问
digest-window = { $since } 至 { $until }，{ $zone } 时间。

## 话题

topics-title = 您的话题
topics-all = 全部话题
topics-none = 您没有特别关注的话题，所以摘要会包括所有内容。
topics-following = 您关注：{ $topics }。
topics-hint = 点话题即可关注或取消关注。

## 多看与少看

taste-title = 多看与少看
taste-none = 您还没有要求多看或少看什么。点摘要下面的 👍 或 👎，下一份就会照办。
taste-balanced = 您的选择互相抵消，摘要只按您的话题来编。
taste-more = 按您的意愿多推：{ $names }。
taste-fewer = 按您的意愿少推：{ $names }。
taste-hint = 每次选择在 { $days } 天内有效。

## 订阅与设置

subscribed-title = 摘要已开启
subscribed-next = 下一份将在 { $moment } 送达（{ $zone } 时间）。
subscribed-about = 内容包括：{ $topics }。
unsubscribed = 摘要已关闭。您的话题和设置都会保留，仍然可以随时提问。
settings-title = 设置
settings-on = 摘要已开启。
settings-off = 摘要已关闭。
settings-next = 摘要已开启；下一份：{ $moment }。
settings-hours = 时间
settings-quiet = 免打扰
settings-days = 日子
settings-zone = 时区
settings-topics = 话题
settings-sources = 来源
settings-mutes = 已屏蔽
settings-length = 长度
settings-language = 语言
settings-digest-language = 新闻语言
settings-layout = 版式
settings-pictures = 图片
settings-apart = 逐条发送
settings-hint = 所有更改从下一份摘要起生效。
managing-title = 您的群组和频道
managing-none = 还没有。
managing-count = 共 { $count } 个。
managing-hint = 把我加进群组，或作为可以发帖的管理员加进频道。想让摘要发到群组的某个话题，请在那里写 /subscribe。
managing-added = 我已加入“{ $title }”。请在这里选择我在那里发什么。
managing-thread = 话题 { $number }
days-all = 每天
days-workdays = 周一至周五
language-any = 任何语言
yes = 是
no = 否
length-short = 短
length-normal = 适中
length-long = 长
lengths-title = 摘要要多长？
lengths-hint = 短摘要最多三件事，适中的七件，长的十二件。
quiet-title = 什么时候不打扰您？
quiet-hint = 现在：{ $hours }。这段时间的提醒会在结束后送达；摘要仍按自己的时间送。
quiet-never = 不设
mutes-title = 您不想看到的内容
mutes-none = 您没有屏蔽任何词。
mutes-count = 您屏蔽了 { $count } 个词。点一下即可恢复。
mutes-hint = 标题或开头出现这些词的文章不会进入您的摘要。要屏蔽某个来源，请在“来源”里点它。
prompt-city = 您在哪座城市？请回复这条消息，写上城市名。
prompt-city-field = 城市
prompt-word = 您想关注什么？请用一两个词回复这条消息，例如“锂”或“中间走廊”。
prompt-word-field = 一两个词
prompt-mute = 您不想看到什么？请用一两个词回复这条消息。
prompt-mute-field = 一两个词
prompt-alert = 什么消息要立刻告诉您？请用一两个词回复这条消息。
prompt-alert-field = 一两个词
prompt-source = 要我替您读哪个网站或订阅源？请回复这条消息，写上网址，或发送 OPML 文件。
prompt-source-field = https://…
prompt-saved = 想在收藏里找什么？请用一两个词回复这条消息。
prompt-saved-field = 一两个词
layout-rich = 丰富
layout-plain = 简洁
hours-title = 几点送达？
hours-hint = 可选一个或几个整点。其他时间请写 /settings 07:30。
days-title = 哪几天送？
days-hint = 点一下即可打开或关闭某一天。
zones-title = 您在哪里？
zones-hint = 现在：{ $zone }，{ $time }。请选一个与您时间相同的城市，查找您的城市，或写 /settings Asia/Almaty。
location-ask = 请点下面的按钮发送您的位置。我只用来查时区，不会保存。
location-found = 您在{ $zone }时间，现在是 { $time }。
location-unknown = 我查不到那里的时间，请在设置里选一个城市。
languages-title = 我该说哪种语言？
languages-hint = 这只改变我说的话，不改变文章。
digest-languages-title = 新闻要哪些语言的？
digest-languages-hint = 之后摘要只收您勾选的语言的文章。
layouts-title = 页面怎么排？
layouts-hint = 丰富版式把整份摘要放进一条消息，有表格和可折叠的部分。旧版应用显示不了，可用简洁版式。

## 来源、提醒、收藏、趋势

sources-title = 我读什么
sources-none = 我还没有订阅任何来源。在那之前，我从自己的书架上回答。
sources-count = { $count } 个来源。
sources-off = 不再订阅
sources-silent = 自 { $since } 起没有更新
sources-failing = 无法访问
sources-new = 尚未读取
sources-own = 您的
sources-muted = 已屏蔽
sources-hint = 点一个来源，就能把它排除在摘要之外。发来网址或 OPML 文件即可添加自己的来源，别人看不到。
source-added = 我现在替您读“{ $name }”。那里的新内容只进入您的摘要。
source-shared = “{ $name }”我已经在替所有人读了。
source-unreachable = 这个网址我打不开。它写对了吗？是公开的吗？
source-no-feed = 我在那里找不到订阅源。请发来网站或其 RSS 的网址。
source-not-offered = 在这里，只有运营者决定我读什么。
opml-taken = 我现在替您读这份清单里的 { $count } 个来源。
opml-left = 另外 { $count } 个放不下了。
unfit-file = 这不是我能读的来源清单。请发送不超过 { $kilobytes } kB 的 OPML 文件。
alerts-title = 您的提醒
alerts-count = 我在留意 { $count } 项。点一下即可停止。
alerts-hint = 把词写在命令后面，例如“/alerts 锂”，文章里一出现我就告诉您。
alerts-added = 一读到“{ $words }”，我就告诉您。
alerts-exists = “{ $words }”我已经在留意了。
alerts-full = 您已有 { $limit } 个提醒，不能再多了。请先删掉一个。
alerts-unfit = 提醒需要一两个词，最多 { $limit } 个字符。
alert-title = 刚刚收到：“{ $words }”
alert-more = 另有 { $count } 篇文章。
saved-title = 收藏
saved-none = 还没有内容。点回答下面的 ☆，就能把那一节留在这里。
saved-found = 含“{ $words }”的：
saved-nothing-found = 收藏里没有含“{ $words }”的内容。
saved-file = 您的收藏
trends-title = 一周话题
trends-none = 最近两周的新闻太少，无法比较。
trends-topic = 话题
trends-this-week = 本周
trends-last-week = 上周
trends-hint = 最近七天与之前七天的文章数。
trends-chart = 每天的文章数，{ $since }至{ $until }
trends-most = 本周报道最多：{ $topics }。
timeline-title = 来龙去脉
timeline-summary = { $articles } 篇文章，{ $sources } 个来源，{ $since }至{ $until }。

## 网页上的存档

web-title = 每天的新闻
web-description = 机器人的每一期摘要：每件事只讲一次，附数字、原话和来源。
web-archive = 全部期次
web-skip = 跳到正文
web-search = 搜索
web-search-label = 搜索新闻
web-search-hint = 用自己的话提问，或写一两个词。
web-prompt = 提问或搜索
web-results = “{ $words }”
web-in-editions = 出现在这些期次
web-nothing = 我没有读到与“{ $words }”有关的内容。
web-empty = 还没有摘要。第一期将在 { $hour } 发布。
web-shelf = 平静的一天。从书架上取几篇值得一读的旧文：
web-sources = 来源：
web-earlier = 更早的期次
web-before = ‹ 上一期
web-after = 下一期 ›
web-pages = 其他期次
web-feed = 摘要订阅源 (Atom)
web-languages = 语言
web-missing-title = 这里没有内容
web-missing = 没有这个页面，或者那一天没有摘要。
web-busy-title = 请稍等
web-busy = 现在搜索的人很多，请过几秒再试。
web-closed-title = 仅供机器人的读者
web-closed = 给机器人发送 /archive，再打开它发来的链接。
archive-open = 我的全部摘要都在一个网页上，可以搜索。
archive-yours = 此链接只属于您，{ $days } 天内有效。
archive-none = 我没有网页存档。
button-archive = 打开存档
button-app = 在一个页面上设置全部
app-loading = 请稍等……
app-digest = 给我发送摘要
app-save = 保存
app-saved = 已保存，从下一期摘要起生效。
app-closed = 请从与我聊天中的设置打开此页面；两小时后需要重新打开。
app-unknown = 我还不认识您，或已将您遗忘。请先给我发送 /start。
app-failed = 没有成功，请稍后再试。

## 隐私

privacy-title = 我记得您的哪些信息
privacy-chat = 这个聊天的编号和您的设置：语言、时区、时间、日子、话题、来源、屏蔽的词、版式。不记姓名，也不记电话号码。
privacy-questions = 您的问题保留 { $days } 天，以便“更多段落”可用，之后即删除。
privacy-saved = 您收藏的内容、您的提醒、您用 👍 和 👎 要求多看或少看的内容、您管理的群组和频道、给您送过哪些摘要，以及短时间内您问过和发过多少。
privacy-nothing-else = 此外什么都不记。没有人跟踪您打开了什么、读了什么。
privacy-where = 这些都留在本机器人运营者的数据库里。
forget-title = 要我忘掉您吗？
forget-ask = 我保存的关于本聊天的一切都会立即删除，无法恢复：设置、收藏、提醒、问题，以及摘要的发送记录。
forgotten = 好了。关于本聊天，我不再保存任何内容。如果您再写信给我，我们重新开始。
export-caption = 我保存的关于本聊天的一切

## 出了状况

error = 我这边出了点问题，请稍后再试。
error-id = 如果再次发生，请把这个编号告诉机器人的运营者：
not-allowed = 只有本机器人的管理员可以这样做。
group-admins-only = 在这里，只有本聊天的管理员可以更改我的设置。
flood = 请一件一件来，{ $seconds } 秒后我再为您服务。
uploads-full = 您今天已经发来 { $limit } 个来源，不能再多了，请明天再来。
too-long = 这个问题太长了，请控制在 { $limit } 个字符以内。
unreadable = 我只能读文字。请写下您想知道什么。
invalid-zone = 我不认识城市或时区“{ $given }”。请试试附近的大城市，或写成 Asia/Almaty 的样子。
invalid-hour = “{ $given }”不是一个时间。应当像 08:00 这样写。
words-unfit = 请写一两个词，最多 { $limit } 个字符。
words-full = 您已有 { $limit } 个，不能再多了。请先删掉一个。
outdated-button = 这个按钮已经过期，请重新提问。
thread-closed = 我发摘要的话题已关闭或不存在，今后会发到主话题。

## 浮动提示：最多 200 个字符

toast-saved = 已收藏，可在 /saved 里找到。
toast-unsaved = 已从列表中移除。
toast-more-like = 从下一份摘要起多推：{ $name }。撤回请用 /topics
toast-fewer-like = 从下一份摘要起少推：{ $name }。撤回请用 /topics
toast-one-source = 目前只有一个来源报道过。
toast-taste-reset = 已忘掉，摘要只按您的话题来编。
toast-about = 可以继续用自己的话提问。
toast-changed = 好了。
toast-followed = 您已关注这个话题。
toast-unfollowed = 您不再关注这个话题。
toast-layout-rich = 今后使用丰富版式。
toast-layout-plain = 今后使用简洁版式。
toast-last-hour = 至少要留一个时间。不想收摘要，请在设置里停止。
toast-last-day = 至少要留一天。不想收摘要，请在设置里停止。
toast-alert-removed = 这个提醒已关闭。
toast-outdated = 这个按钮已经过期。
toast-not-allowed = 只有本机器人的管理员可以这样做。
toast-group-admins = 只有本聊天的管理员可以更改。
toast-error = 出了点问题，请再试一次。

## 命令：每条 1 至 256 个字符

command-start = 从这里开始
command-help = 我能做什么
command-digest = 今天的摘要，现在就看
command-ask = 向新闻提一个问题
command-topics = 选择您的话题
command-subscribe = 每天收一份摘要
command-unsubscribe = 停止摘要
command-settings = 时间、日子、时区、语言、版式
command-sources = 我读的来源
command-alerts = 您选的词一出现就通知
command-saved = 您的收藏
command-trends = 一周话题
command-archive = 网页上的全部摘要
command-privacy = 我记得您的哪些信息
command-stats = 机器人的数字
command-broadcast = 给所有订阅者写信
command-feeds = 查看来源状况
command-pause = 暂停自动发送
command-block = 屏蔽读者
command-unblock = 解除屏蔽
command-topic = 最新消息：{ $topic }

## 管理员

stats-title = 机器人的数字
stats-articles = 文章
stats-sections = 章节
stats-feeds = 来源
stats-failing-feeds = 读取失败的来源
stats-readers = 读者
stats-subscribed = 订阅摘要的
stats-stopped = 无法送达的
stats-questions = 最近 24 小时的问题
stats-owed = 等待发送的消息
stats-sent = 最近 24 小时已发送的消息
stats-model-asked = 今天向语言模型的请求
stats-model-refused = 其中被拒绝的回答
stats-model-failed = 未得到的回答
stats-chart = 按天统计，{ $since }至{ $until }
stats-chart-questions = 问题
stats-chart-sent = 已发送
stats-chart-articles = 文章
stats-chart-readers = 新读者
broadcast-prompt = 把公告写在命令后面：“/broadcast 我们回来了。”发出之前您会先看到它。
broadcast-preview = 将发给 { $recipients } 位订阅者：
broadcast-done = { $deliveries ->
    [0] 没有可以发送的人。
   *[other] 正在发给 { $deliveries } 位订阅者。
}
broadcast-cancelled = 没有发送。
block-title = 已屏蔽的读者
block-prompt = 要屏蔽一位读者，请把编号写在命令后面，例如“/block 12345678”，或在群组里用 /block 回复其消息。之后我不再回答，也不再向其发送任何内容。
block-list = { $count ->
    [0] 没有屏蔽任何人。
   *[other] 已屏蔽 { $count } 位。点按编号即可解除。
}
block-done = 已屏蔽 { $reader }。
block-undone = { $reader } 可以重新给我写信了。
block-unknown = { $reader } 没有被屏蔽。
block-not-admin = 不能屏蔽管理员。
pause-title = 自动发送
pause-off = 摘要、提醒和公告到时就会发出。现在有 { $owed } 条在等待。
pause-on = 自 { $since } 起暂停。有 { $owed } 条消息在等待；问题照常回答。
button-pause = 暂停
button-go-on = 继续
feed-health-title = 来源状况
feed-health-troubled = { $count ->
    [0] 全部正常。
   *[other] 有 { $count } 个来源出错。在恢复之前，读取的间隔会越来越长。
}
feed-health-failures = 连续失败 { $count } 次
feed-health-read = 上次读取：{ $moment }
button-feed-off = 关闭 { $number }
button-feed-on = 开启 { $number }
