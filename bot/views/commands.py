"""The commands that Telegram lists below the text field."""

from dataclasses import dataclass

from bot.locales import Texts
from content.topics import TOPICS

# Bot API, setMyCommands: at most 100 commands per scope and language.
LIMIT = 100


@dataclass(frozen=True, slots=True)
class Command:
    """A command of 1-32 of a-z 0-9 _ and its description of 1-256 characters."""

    name: str
    description: str


def commands(texts: Texts, *, archive: bool = False) -> tuple[Command, ...]:
    """What every reader can do, then one command a topic; `archive` where there is one on the web."""
    return (*_chat(texts, archive), *_topics(texts))[:LIMIT]


def admin_commands(texts: Texts, *, archive: bool = False) -> tuple[Command, ...]:
    """The same, with the administrators' own."""
    own = (
        Command("stats", texts("command-stats")),
        Command("broadcast", texts("command-broadcast")),
        Command("feeds", texts("command-feeds")),
        Command("pause", texts("command-pause")),
        Command("block", texts("command-block")),
        Command("unblock", texts("command-unblock")),
    )
    return (*_chat(texts, archive), *own, *_topics(texts))[:LIMIT]


def _chat(texts: Texts, archive: bool) -> tuple[Command, ...]:
    on_the_web = (Command("archive", texts("command-archive")),) if archive else ()
    return (
        Command("start", texts("command-start")),
        Command("digest", texts("command-digest")),
        Command("ask", texts("command-ask")),
        Command("topics", texts("command-topics")),
        Command("subscribe", texts("command-subscribe")),
        Command("unsubscribe", texts("command-unsubscribe")),
        Command("settings", texts("command-settings")),
        Command("sources", texts("command-sources")),
        Command("alerts", texts("command-alerts")),
        Command("saved", texts("command-saved")),
        Command("trends", texts("command-trends")),
        *on_the_web,
        Command("privacy", texts("command-privacy")),
        Command("help", texts("command-help")),
    )


def _topics(texts: Texts) -> tuple[Command, ...]:
    return tuple(
        Command(topic.command, f"{topic.emoji} " + texts("command-topic", topic=topic.name(texts.language)))
        for topic in TOPICS.values()
    )
