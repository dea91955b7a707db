"""What the bot says about itself: welcome, help, how to ask, and what it remembers."""

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Bullets, Footer, Heading, Paragraph, Run, unstyled
from bot.views.commands import admin_commands, commands
from bot.views.compose import Row, button, compose
from bot.views.message import Message
from bot.views.topics import ask_buttons
from content.topics import TOPICS

# A fresh install answers these from its own library.
_FIRST_TOPICS = ("trade", "energy", "china", "taiwan", "kazakhstan", "centralasia")


def welcome_view(texts: Texts, *, subscribed: bool = False) -> Message:
    """The first message: what this is, and the first things to tap."""
    first: Row = (
        button(texts("button-digest-now"), callbacks.encode(callbacks.DIGEST))
        if subscribed
        else button(texts("button-subscribe"), callbacks.encode(callbacks.SUBSCRIBE)),
        button(texts("button-topics"), callbacks.encode(callbacks.TOPICS)),
    )
    second = (
        button(texts("button-settings"), callbacks.encode(callbacks.SETTINGS)),
        button("🌐 " + texts("button-language"), callbacks.encode(callbacks.LANGUAGES)),
    )
    return compose(
        [
            Heading(unstyled(texts("welcome-title"))),
            Paragraph(unstyled(texts("welcome"))),
            Paragraph(unstyled(texts("welcome-ask"))),
        ],
        [first, *ask_buttons(texts, _FIRST_TOPICS), second],
    )


def greeting_view(texts: Texts) -> Message:
    """The same for a new reader, to whom the news itself and the first choices follow."""
    return compose(
        [
            Heading(unstyled(texts("welcome-title"))),
            Paragraph(unstyled(texts("welcome"))),
            Paragraph(unstyled(texts("welcome-ask"))),
        ]
    )


def help_view(texts: Texts, *, admin: bool = False, archive: bool = False) -> Message:
    """Everything the bot does, by command."""
    topic_commands = {topic.command for topic in TOPICS.values()}
    listed = (admin_commands if admin else commands)(texts, archive=archive)
    return compose(
        [
            Heading(unstyled(texts("help-title")), level=3),
            Paragraph(unstyled(texts("help-ask"))),
            Bullets(
                tuple(
                    unstyled(f"/{command.name} — {command.description}")
                    for command in listed
                    if command.name not in topic_commands
                )
            ),
            Paragraph(
                (
                    Run(texts("help-topics") + " "),
                    Run(" ".join(f"/{topic.command}" for topic in TOPICS.values())),
                )
            ),
        ],
        [(button(texts("button-settings"), callbacks.encode(callbacks.SETTINGS)),)],
    )


def ask_prompt_view(texts: Texts) -> Message:
    """How to ask, with topics to tap instead."""
    return compose([Paragraph(unstyled(texts("ask-prompt")))], ask_buttons(texts))


def privacy_view(texts: Texts, question_days: int) -> Message:
    """What is kept about a reader; questions are forgotten after so many days."""
    return compose(
        [
            Heading(unstyled(texts("privacy-title")), level=3),
            Bullets(
                (
                    unstyled(texts("privacy-chat")),
                    unstyled(texts("privacy-questions", days=question_days)),
                    unstyled(texts("privacy-saved")),
                    unstyled(texts("privacy-nothing-else")),
                )
            ),
            Footer(unstyled(texts("privacy-where"))),
        ],
        [
            (button(texts("button-export"), callbacks.encode(callbacks.EXPORT)),),
            (button(texts("button-forget"), callbacks.encode(callbacks.FORGET)),),
        ],
    )


def forget_view(texts: Texts) -> Message:
    """Whether to forget the reader, who has to say so twice."""
    return compose(
        [
            Heading(unstyled(texts("forget-title")), level=3),
            Paragraph(unstyled(texts("forget-ask"))),
        ],
        [
            (
                button(texts("button-forget-now"), callbacks.encode(callbacks.FORGET_NOW)),
                button(texts("button-cancel"), callbacks.encode(callbacks.CLOSE)),
            )
        ],
    )


def forgotten_view(texts: Texts) -> Message:
    """The last words."""
    return compose([Paragraph(unstyled(texts("forgotten")))])
