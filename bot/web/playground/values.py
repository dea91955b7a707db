"""What the playground's world is made of.

Telegram's own JSON objects (entities, keyboards, rich messages) are kept as such once they are checked:
they are only ever handed on, to the bot or to the page.
"""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    language_code: str = ""  # as the person's Telegram is set, such as "ru"
    username: str = ""
    is_bot: bool = False

    def to_json(self) -> Json:
        value: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            value["username"] = self.username
        if self.language_code:
            value["language_code"] = self.language_code
        return value


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's), a group, a supergroup or a channel."""

    id: int
    type: str  # "private", "group", "supergroup" or "channel"
    name: str  # the person's first name, or the title
    username: str = ""
    is_forum: bool = False
    reachable: bool = True  # the bot has been here: a person has written first, or it was added
    refusal: str = ""  # why the bot may not write, in Telegram's words after "Forbidden: "
    migrated_to: int = 0
    members: set[int] = field(default_factory=set)  # people in a group
    administrators: set[int] = field(default_factory=set)
    threads: dict[int, str] = field(default_factory=dict)  # forum topics: id -> name
    closed_threads: set[int] = field(default_factory=set)

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    def to_json(self) -> Json:
        value: Json = {"id": self.id, "type": self.type}
        value["first_name" if self.is_private else "title"] = self.name
        if self.username:
            value["username"] = self.username
        if self.is_forum:
            value["is_forum"] = True
        return value


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with a message."""

    kind: str  # "document" or "photo"
    file_id: str
    name: str
    media_type: str
    body: bytes
    size: tuple[int, int] = (0, 0)  # width and height of a photo, in pixels

    def to_json(self) -> Any:
        file = {
            "file_id": self.file_id,
            "file_unique_id": self.file_id[-16:],
            "file_size": len(self.body),
        }
        if self.kind == "photo":
            return [{**file, "width": self.size[0], "height": self.size[1]}]
        return {**file, "file_name": self.name, "mime_type": self.media_type}


@dataclass(slots=True)
class Message:
    """A message as it stands; editing changes it in place."""

    id: int
    chat: Chat
    sender: User
    date: int  # Unix time by the playground's clock
    text: str = ""  # the caption, where there is an attachment
    entities: tuple[Json, ...] = ()
    rich: Json | None = None  # Telegram's RichMessage
    keyboard: Json | None = None  # InlineKeyboardMarkup
    reply_keyboard: Json | None = None  # ReplyKeyboardMarkup and its kin
    attachment: Attachment | None = None
    location: Json | None = None
    edited: int = 0  # Unix time, 0 if never
    reply_to: "Message | None" = None
    thread_id: int = 0
    silent: bool = False
    via_bot: User | None = None  # through whose inline mode it was sent

    def to_json(self) -> Json:
        value: Json = {
            "message_id": self.id,
            "from": self.sender.to_json(),
            "chat": self.chat.to_json(),
            "date": self.date,
        }
        if self.thread_id:
            value |= {"message_thread_id": self.thread_id, "is_topic_message": True}
        if self.edited:
            value["edit_date"] = self.edited
        if self.reply_to is not None:
            value["reply_to_message"] = _without_reply(self.reply_to)
        if self.via_bot is not None:
            value["via_bot"] = self.via_bot.to_json()
        value |= self._content()
        if self.keyboard is not None:
            value["reply_markup"] = self.keyboard
        return value

    def _content(self) -> Json:
        if self.rich is not None:
            return {"rich_message": self.rich}
        if self.location is not None:
            return {"location": self.location}
        if self.attachment is None:
            return {"text": self.text} | ({"entities": list(self.entities)} if self.entities else {})
        value: Json = {self.attachment.kind: self.attachment.to_json()}
        if self.text:
            value["caption"] = self.text
        if self.entities:
            value["caption_entities"] = list(self.entities)
        return value


def _without_reply(message: Message) -> Json:
    """Telegram does not nest replies."""
    value = message.to_json()
    value.pop("reply_to_message", None)
    return value


@dataclass(slots=True)
class CallbackQuery:
    """One tap on an inline button."""

    id: str
    user: User
    message: Message
    data: str
    asked: float  # monotonic seconds
    answered: bool = False

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "from": self.user.to_json(),
            "message": self.message.to_json(),
            "chat_instance": str(self.message.chat.id),
            "data": self.data,
        }


@dataclass(frozen=True, slots=True)
class Rejection:
    """A request that a real Telegram would have refused too; an end-to-end test wants none."""

    method: str
    chat_id: int | str | None  # as the request named it
    status: int
    description: str


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the bot gave for an inline query."""

    query_id: str
    results: tuple[Json, ...]
    next_offset: str
    button: Json | None = None  # above the results

    def to_json(self) -> Json:
        return {"results": list(self.results), "next_offset": self.next_offset, "button": self.button}
