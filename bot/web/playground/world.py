"""The playground's world: who is there, what was said, and what the bot still has to hear of. Memory only."""

import itertools
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.web.playground.audience import Audience
from bot.web.playground.flood import FloodLimits
from bot.web.playground.profile import Profile
from bot.web.playground.refusals import Refusal, bad_request, forbidden
from bot.web.playground.updates import UpdateQueue
from bot.web.playground.values import (
    Attachment,
    CallbackQuery,
    Chat,
    InlineAnswer,
    Json,
    Message,
    Rejection,
    User,
)
from bot.web.playground.webhook import Webhook
from content.clock import Clock

CALLBACK_LIFETIME = 60.0  # seconds in which a tap can be answered; the real server allows about as much
FIRST_GROUP_ID = -1_001_000_000_001  # supergroups count down from here, as Telegram's do


@dataclass(frozen=True, slots=True)
class Rules:
    """How strict the world is."""

    any_chat: bool = False  # every positive chat id is a person who has started the bot
    rich_messages: bool = True  # False: as a Bot API server older than 10.1


@dataclass(slots=True)
class World:
    """All state. Functions in people.py change it as people do, those in methods_*.py as the bot does."""

    clock: Clock
    bot: User
    rules: Rules = Rules()
    flood: FloodLimits = field(default_factory=FloodLimits)
    monotonic: Callable[[], float] = time.monotonic
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    messages: dict[int, dict[int, Message]] = field(default_factory=dict)  # chat -> message id -> message
    queries: dict[str, CallbackQuery] = field(default_factory=dict)  # taps that wait for an answer
    inline_answers: dict[str, InlineAnswer | None] = field(default_factory=dict)  # None: not answered yet
    rejections: list[Rejection] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)  # people whose Telegram the page shows
    profile: Profile = field(default_factory=Profile)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    audience: Audience = field(default_factory=Audience)
    webhook: Webhook = field(init=False)
    _message_ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _query_ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(4_000_000_000_001))
    _group_ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(FIRST_GROUP_ID, -1))

    def __post_init__(self) -> None:
        self.webhook = Webhook(self.updates)

    def now(self) -> int:
        """Unix time by the playground's clock."""
        return int(self.clock.now().timestamp())

    def add_user(self, user: User, *, started: bool) -> Chat:
        """A person and the private chat with them; `started` if they have written to the bot before."""
        self.users[user.id] = user
        chat = Chat(user.id, "private", user.first_name, user.username, reachable=started)
        self.chats[chat.id] = chat
        return chat

    def add_group(self, title: str, members: Iterable[int], *, forum: bool) -> Chat:
        """A supergroup with the bot in it; the first of `members` administers it."""
        people = list(members)
        chat = Chat(next(self._group_ids), "supergroup", title, is_forum=forum)
        chat.members, chat.administrators = set(people), set(people[:1])
        self.chats[chat.id] = chat
        return chat

    def chat(self, chat_id: int | str) -> Chat:
        """The chat that the bot names. Raises Refusal(400) where it knows none such."""
        if isinstance(chat_id, str):
            name = chat_id.removeprefix("@").lower()
            for chat in self.chats.values():
                if name and chat.username.lower() == name:
                    return chat
            raise bad_request("chat not found")
        found = self.chats.get(chat_id)
        if found is None and self.rules.any_chat and chat_id > 0:
            found = self.add_user(User(chat_id, f"Reader {chat_id}"), started=True)
        if found is None or not (found.reachable or self.rules.any_chat):
            raise bad_request("chat not found")
        return found

    def writable(self, chat_id: int | str) -> Chat:
        """The chat that the bot wants to write to. Raises Refusal where it may not."""
        chat = self.chat(chat_id)
        if chat.migrated_to:
            raise Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        if chat.refusal.startswith("not enough rights"):
            raise bad_request(chat.refusal)
        if chat.refusal:
            raise forbidden(chat.refusal)
        return chat

    def message(self, chat: Chat, message_id: int) -> Message | None:
        return self.messages.get(chat.id, {}).get(message_id)

    def file(self, file_id: str) -> Attachment | None:
        """A file that somebody sent."""
        sent = (message.attachment for chat in self.messages.values() for message in chat.values())
        return next((one for one in sent if one is not None and one.file_id == file_id), None)

    def history(self, chat_id: int) -> list[Message]:
        """What was said in a chat, oldest first, as it now stands."""
        return list(self.messages.get(chat_id, {}).values())

    def next_message_id(self) -> int:
        return next(self._message_ids)

    def keep(self, message: Message) -> Message:
        """Put a new message into its chat, and show it."""
        self.messages.setdefault(message.chat.id, {})[message.id] = message
        self.show("message", message)
        return message

    def show(self, kind: str, message: Message) -> None:
        """Tell the page of a message ("message", "edited" or "deleted")."""
        if self.audience.watching and (message.chat.id in self.shown or not message.chat.is_private):
            self.audience.tell({"kind": kind, "chat_id": message.chat.id, "message": page_json(message)})

    def ask(self, user: User, message: Message, data: str) -> CallbackQuery:
        """A tap on a button of `message`, kept until it is answered or too old."""
        query = CallbackQuery(str(next(self._query_ids)), user, message, data, self.monotonic())
        self.queries[query.id] = query
        return query

    def answerable(self, query_id: str) -> CallbackQuery:
        """The tap with this id, which is answered by that. Raises Refusal where it cannot be, any more."""
        query = self.queries.pop(query_id, None)
        if query is None or self.monotonic() - query.asked > CALLBACK_LIFETIME:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answered = True
        return query

    def new_id(self) -> str:
        """An id for a query that no other has."""
        return str(next(self._query_ids))


def page_json(message: Message) -> Json:
    """A message as the page gets it: Telegram's form, and what only a client knows."""
    value = message.to_json()
    if message.reply_keyboard is not None:
        value["reply_keyboard"] = message.reply_keyboard
    return value
