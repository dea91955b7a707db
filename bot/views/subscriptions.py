"""What a reader has chosen, and what subscribing and leaving say."""

from dataclasses import dataclass
from datetime import datetime

from bot.locales import Texts, own_name
from bot.views import callbacks
from bot.views.blocks import Bullets, Footer, Heading, Paragraph, Run, Runs, unstyled
from bot.views.compose import button, compose, row
from bot.views.markup import truncate
from bot.views.message import Button, Message
from bot.views.topics import topic_list
from content.interests import Interests

EVERY_DAY = 0b1111111
WORKDAYS = 0b0011111
_CHAT_LIMIT = 60


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """A subscriber's choices."""

    language: str  # of the interface
    timezone: str  # IANA name
    hours: tuple[str, ...]  # "08:00", local, sorted
    days: int  # bit 0 is Monday
    interests: Interests
    layout: str  # rich | plain
    pictures: bool
    apart: bool  # each story in a message of its own
    quiet: str  # "22:00-07:00"; empty for never
    subscribed: bool
    next_due: datetime | None
    app: str = ""  # address of the settings as a Mini App; empty where there is none
    chat: str = ""  # the group or channel whose settings they are, where they are looked at from elsewhere


def subscribed_view(texts: Texts, shown: SettingsShown) -> Message:
    """The digest is on: when the next one comes, and about what."""
    when = texts.moment(shown.next_due, shown.timezone) if shown.next_due else ", ".join(shown.hours)
    return compose(
        [
            Heading(unstyled(texts("subscribed-title")), level=3),
            Paragraph(unstyled(texts("subscribed-next", moment=when, zone=texts.zone_name(shown.timezone)))),
            Paragraph(unstyled(texts("subscribed-about", topics=_about(texts, shown.interests)))),
        ],
        [
            (_to(texts("button-topics"), callbacks.TOPICS), _to(texts("button-hours"), callbacks.HOURS)),
            (_to(texts("button-zone"), callbacks.ZONES), _to(texts("button-settings"), callbacks.SETTINGS)),
            (_to(texts("button-digest-now"), callbacks.DIGEST),),
        ],
    )


def unsubscribed_view(texts: Texts) -> Message:
    """The digest is off; nothing else changed."""
    return compose(
        [Paragraph(unstyled(texts("unsubscribed")))],
        [(_to(texts("button-subscribe"), callbacks.SUBSCRIBE),)],
    )


def settings_view(texts: Texts, shown: SettingsShown) -> Message:
    """All choices in one message, a button for each."""
    layout = texts("layout-plain") if shown.layout == "plain" else texts("layout-rich")
    state = texts("settings-off")
    if shown.subscribed:
        state = texts("settings-on")
    if shown.subscribed and shown.next_due:
        state = texts("settings-next", moment=texts.moment(shown.next_due, shown.timezone))
    choices = (
        _choice(texts("settings-hours"), ", ".join(shown.hours)),
        _choice(texts("settings-days"), days_in_words(texts, shown.days)),
        _choice(texts("settings-zone"), texts.zone_name(shown.timezone)),
        _choice(texts("settings-quiet"), quiet_in_words(texts, shown.quiet)),
        _choice(texts("settings-topics"), _about(texts, shown.interests)),
        _choice(texts("settings-length"), texts(f"length-{shown.interests.length}")),
        _choice(texts("settings-language"), own_name(texts.language)),
        _choice(texts("settings-digest-language"), _languages(texts, shown.interests)),
        _choice(texts("settings-layout"), layout),
        _choice(texts("settings-pictures"), texts("yes") if shown.pictures else texts("no")),
        _choice(texts("settings-apart"), texts("yes") if shown.apart else texts("no")),
    )
    switch = (
        _to(texts("button-unsubscribe"), callbacks.UNSUBSCRIBE)
        if shown.subscribed
        else _to(texts("button-subscribe"), callbacks.SUBSCRIBE)
    )
    return compose(
        [
            Heading(unstyled(_titled(texts, shown.chat)), level=3),
            Paragraph(unstyled(state)),
            Bullets(choices),
            Footer(unstyled(texts("settings-hint"))),
        ],
        [
            row(
                _to(texts("settings-hours"), callbacks.HOURS),
                _to(texts("settings-days"), callbacks.DAYS),
            ),
            row(
                _to(texts("settings-zone"), callbacks.ZONES),
                _to(texts("settings-quiet"), callbacks.QUIET_HOURS),
            ),
            row(
                _to(texts("settings-topics"), callbacks.TOPICS),
                _to(texts("settings-sources"), callbacks.SOURCES, 0),
            ),
            row(
                _to(texts("settings-mutes"), callbacks.MUTES),
                _to(texts("settings-length"), callbacks.LENGTHS),
            ),
            row(
                _to(texts("settings-language"), callbacks.LANGUAGES),
                _to(texts("settings-digest-language"), callbacks.DIGEST_LANGUAGES),
            ),
            row(
                _to(_switched(texts("settings-pictures"), shown.pictures), callbacks.PICTURES),
                _to(_switched(texts("settings-apart"), shown.apart), callbacks.APART),
            ),
            row(_to(texts("settings-layout"), callbacks.LAYOUTS), switch),
            row(Button(texts("button-app"), app=shown.app) if shown.app else None),
            row(_to(texts("button-manage"), callbacks.MANAGE), _to(texts("button-done"), callbacks.CLOSE)),
        ],
    )


def days_in_words(texts: Texts, days: int) -> str:
    """ "every day", "Monday to Friday", or the short names."""
    if days & EVERY_DAY == EVERY_DAY:
        return texts("days-all")
    if days & EVERY_DAY == WORKDAYS:
        return texts("days-workdays")
    return ", ".join(texts.day_name(day) for day in range(7) if days >> day & 1)


def quiet_in_words(texts: Texts, quiet: str) -> str:
    """ "22:00 – 07:00", or that there are none."""
    return quiet.replace("-", " – ") or texts("quiet-never")


def _titled(texts: Texts, chat: str) -> str:
    title = texts("settings-title")
    return f"{title}: {truncate(chat, _CHAT_LIMIT)}" if chat else title


def _about(texts: Texts, interests: Interests) -> str:
    return topic_list(texts, (*interests.topics, *interests.words))


def _languages(texts: Texts, interests: Interests) -> str:
    return ", ".join(map(texts.language_name, interests.languages)) or texts("language-any")


def _switched(name: str, on: bool) -> str:
    return f"{'☑' if on else '☐'} {name}"


def _choice(name: str, value: str) -> Runs:
    return (Run(f"{name}: "), Run(value, bold=True))


def _to(label: str, verb: str, *arguments: str | int) -> Button:
    return button(label, callbacks.encode(verb, *arguments))
