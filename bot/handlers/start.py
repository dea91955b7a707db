"""/start: what the bot is, today's edition, and three taps to a digest of one's own; deep links.

t.me/<bot>?start=topic_trade begins with that topic followed, ?start=art_<id>_<position> with that section.
"""

from dataclasses import replace

from bot.due import time_of_day
from bot.handlers import articles
from bot.handlers.digest import digest
from bot.handlers.visit import Visit
from bot.handlers.zones import zone_of_language
from bot.locales import LANGUAGES
from bot.views.beginning import hour_step, language_step, topics_step
from bot.views.callbacks import Callback
from bot.views.subscriptions import subscribed_view
from bot.views.welcome import greeting_view, welcome_view
from content.interests import Interests
from content.store.subscribers import Subscriber
from content.topics import TOPICS


async def start(visit: Visit) -> None:
    """Say what the bot is and what it can do; show a new reader the news, then how to have it daily."""
    kind, _, rest = visit.words.partition("_")
    if kind == "art":
        await _open(visit, rest)
        return
    if kind == "topic" and rest in TOPICS and await visit.may_choose():
        visit = await visit.choose_interests(lambda present: _following(present, rest))
    if visit.subscriber.subscribed or not visit.is_private:
        await visit.show(welcome_view(visit.texts, subscribed=visit.subscriber.subscribed))
        return
    await visit.show(greeting_view(visit.texts))
    await digest(visit)
    await visit.show(language_step(visit.texts))


async def step(visit: Visit, callback: Callback) -> str:
    """Take what was tapped in the first minute, and go on."""
    which, chosen = callback.arguments[0], "".join(callback.arguments[1:2])
    match which:
        case "topics":
            if chosen not in LANGUAGES:
                raise ValueError(f"{chosen!r} is none of {', '.join(LANGUAGES)}")
            visit = await visit.choose(lambda present: _speaking(present, chosen, visit))
            await visit.show_instead(topics_step(visit.texts, visit.subscriber.interests.topics))
        case "topic":
            if chosen not in TOPICS:
                raise ValueError(f"there is no topic {chosen!r}")
            visit = await visit.choose_interests(lambda present: _toggled(present, chosen))
            await visit.show_instead(topics_step(visit.texts, visit.subscriber.interests.topics))
        case "hour":
            await visit.show_instead(hour_step(visit.texts, visit.subscriber.timezone, visit.now))
        case "at":
            hour = time_of_day(chosen)
            visit = await visit.choose(lambda present: replace(present, subscribed=True, hours=(hour,)))
            await visit.show_instead(subscribed_view(visit.texts, visit.settings_shown))
        case _:
            raise ValueError(f"the first minute has no step {which!r}")
    return ""


async def _open(visit: Visit, place: str) -> None:
    """A section that somebody shared."""
    article_id, _, position = place.partition("_")
    await articles.section(visit, Callback("", (article_id, position or "0")))


def _speaking(present: Subscriber, language: str, visit: Visit) -> Subscriber:
    """With the language, and, where nothing has told of another, the zone where most live who speak it."""
    default = visit.parts.settings.default_timezone
    unsaid = present.timezone == default
    return replace(
        present,
        language=language,
        timezone=zone_of_language(language, default) if unsaid else present.timezone,
    )


def _following(present: Interests, topic_id: str) -> Interests:
    return replace(present, topics=tuple(sorted({*present.topics, topic_id})))


def _toggled(present: Interests, topic_id: str) -> Interests:
    return replace(present, topics=tuple(sorted({*present.topics} ^ {topic_id})))
