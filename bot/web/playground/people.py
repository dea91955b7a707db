"""What people do in the world: write, tap, block, add the bot to a group. The bot hears of it in updates."""

import hashlib

from bot.web.playground.methods_editing import inline_content
from bot.web.playground.refusals import Refusal, bad_request
from bot.web.playground.text import clean, detect
from bot.web.playground.values import Attachment, CallbackQuery, Chat, Json, Message, User
from bot.web.playground.world import World

# Of ChatMemberAdministrator, those that are always there.
_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
    "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip
LONGEST_MESSAGE = 4096  # UTF-16 units; a real client splits what is longer


def say(
    world: World,
    user_id: int,
    text: str,
    *,
    chat_id: int = 0,
    thread_id: int = 0,
    reply_to: int = 0,
) -> Message:
    """A person writes `text`, in their private chat with the bot or in the group `chat_id`.

    Writing to a bot that is blocked unblocks it, as in Telegram's own apps.
    Raises Refusal where there is no such person or chat, or nothing is said.
    """
    user, chat = _person(world, user_id), _place(world, user_id, chat_id)
    text = clean(text).strip()
    if not text:
        raise bad_request("message text is empty")
    _open(world, chat)
    message = Message(
        id=world.next_message_id(),
        chat=chat,
        sender=user,
        date=world.now(),
        text=text,
        entities=tuple(detect(text)),
        reply_to=world.message(chat, reply_to) if reply_to else None,
        thread_id=thread_id,
    )
    world.keep(message)
    if _is_heard(world, message):
        world.updates.add("message", message.to_json())
    return message


def send_file(world: World, user_id: int, name: str, media_type: str, body: bytes) -> Message:
    """A person sends the bot a file. Raises Refusal for an empty one."""
    user, chat = _person(world, user_id), _place(world, user_id, 0)
    if not body:
        raise bad_request("file must be non-empty")
    _open(world, chat)
    file_id = f"document{hashlib.sha256(body).hexdigest()[:32]}"
    attachment = Attachment("document", file_id, name, media_type, body)
    message = Message(
        id=world.next_message_id(), chat=chat, sender=user, date=world.now(), attachment=attachment
    )
    world.keep(message)
    world.updates.add("message", message.to_json())
    return message


def share_location(world: World, user_id: int, longitude: float, latitude: float) -> Message:
    """A person sends where they are, by the button that the bot gave them or by themselves.

    Raises Refusal where there is no such place.
    """
    user, chat = _person(world, user_id), _place(world, user_id, 0)
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise bad_request("wrong location")
    _open(world, chat)
    message = Message(
        id=world.next_message_id(),
        chat=chat,
        sender=user,
        date=world.now(),
        location={"longitude": longitude, "latitude": latitude},
    )
    world.keep(message)
    world.updates.add("message", message.to_json())
    return message


def tap(world: World, user_id: int, message_id: int, data: str, *, chat_id: int = 0) -> CallbackQuery:
    """A person taps the button with `data` below a message. Raises Refusal where it has no such button."""
    user, chat = _person(world, user_id), _place(world, user_id, chat_id)
    message = world.message(chat, message_id)
    if message is None:
        raise bad_request("message not found")
    rows = (message.keyboard or {}).get("inline_keyboard", [])
    if not any(button.get("callback_data") == data for row in rows for button in row):
        raise bad_request(f"message {message_id} has no button with the data {data!r}")
    query = world.ask(user, message, data)
    world.updates.add("callback_query", query.to_json())
    return query


def ask_inline(world: World, user_id: int, text: str, offset: str = "") -> str:
    """A person types @bot and `text` in some chat; gives the query's id."""
    user = _person(world, user_id)
    query_id = world.new_id()
    world.inline_answers[query_id] = None
    world.updates.add(
        "inline_query",
        {"id": query_id, "from": user.to_json(), "query": text, "offset": offset, "chat_type": "private"},
    )
    return query_id


def share_inline(
    world: World, user_id: int, query_id: str, result_id: str, *, chat_id: int = 0, thread_id: int = 0
) -> Message:
    """A person picks one of the results that @bot offered, and so sends it in a chat.

    The bot hears of it only where it is itself in that chat.
    """
    user, chat = _person(world, user_id), _place(world, user_id, chat_id)
    answer = world.inline_answers.get(query_id)
    found = [result for result in answer.results if result["id"] == result_id] if answer else []
    if not found:
        raise bad_request("there is no such result")
    text, entities, rich = inline_content(found[0])
    message = Message(
        id=world.next_message_id(),
        chat=chat,
        sender=user,
        date=world.now(),
        text=text,
        entities=entities,
        rich=rich,
        keyboard=found[0].get("reply_markup"),
        thread_id=thread_id,
        via_bot=world.bot,
    )
    world.keep(message)
    world.updates.add("message", message.to_json())
    return message


def block(world: World, user_id: int) -> None:
    """A person stops and blocks the bot."""
    chat = _place(world, user_id, 0)
    if not chat.refusal:
        chat.refusal = "bot was blocked by the user"
        _membership(world, chat, _person(world, user_id), "member", "kicked")


def unblock(world: World, user_id: int) -> None:
    """A person takes the bot back."""
    chat = _place(world, user_id, 0)
    if chat.refusal:
        chat.refusal = ""
        _membership(world, chat, _person(world, user_id), "kicked", "member")


def deactivate(world: World, user_id: int) -> None:
    """A person deletes their account: the bot hears nothing, but can no longer write."""
    _place(world, user_id, 0).refusal = "user is deactivated"


def add_group(world: World, title: str, members: tuple[int, ...], *, forum: bool = False) -> Chat:
    """The first of `members` makes a supergroup with the others and the bot."""
    chat = world.add_group(title, members, forum=forum)
    _membership(world, chat, _person(world, members[0]), "left", "member")
    world.audience.tell({"kind": "reload"})
    return chat


def add_channel(world: World, title: str, owner: int) -> Chat:
    """A person makes a channel and brings the bot in as an administrator who may post."""
    chat = world.add_group(title, (owner,), forum=False)
    chat.type = "channel"
    _membership(world, chat, _person(world, owner), "left", "administrator")
    world.audience.tell({"kind": "reload"})
    return chat


def demote(world: World, chat_id: int, user_id: int) -> None:
    """A person is no administrator of a group or channel any more."""
    world.chats[chat_id].administrators.discard(user_id)


def kick(world: World, chat_id: int, user_id: int) -> None:
    """An administrator removes the bot from a group."""
    chat = world.chats[chat_id]
    chat.refusal = "bot was kicked from the supergroup chat"
    _membership(world, chat, _person(world, user_id), "member", "kicked")


def upgrade(world: World, chat_id: int) -> Chat:
    """Telegram moves a group to a new id; messages to the old one are refused and name the new one."""
    old = world.chats[chat_id]
    people = sorted(old.members, key=lambda member: member not in old.administrators)
    new = world.add_group(old.name, people, forum=old.is_forum)
    old.migrated_to = new.id
    for chat, field, other in ((old, "migrate_to_chat_id", new), (new, "migrate_from_chat_id", old)):
        service: Json = {
            "message_id": world.next_message_id(),
            "date": world.now(),
            "chat": chat.to_json(),
            "from": world.users[people[0]].to_json(),
            field: other.id,
        }
        world.updates.add("message", service)
    return new


def add_thread(world: World, chat_id: int, name: str) -> int:
    """A new topic in a forum; gives its id."""
    thread_id = world.next_message_id()
    world.chats[chat_id].threads[thread_id] = name
    return thread_id


def _membership(world: World, chat: Chat, user: User, old: str, new: str) -> None:
    """Tell the bot that what it is in `chat` has changed."""
    bot = world.bot.to_json()
    states: list[Json] = [{"status": status, "user": bot} for status in (old, new)]
    for state in states:
        if state["status"] == "kicked":
            state["until_date"] = 0
        if state["status"] == "administrator":
            state |= dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True, "can_post_messages": True}
    world.updates.add(
        "my_chat_member",
        {
            "chat": chat.to_json(),
            "from": user.to_json(),
            "date": world.now(),
            "old_chat_member": states[0],
            "new_chat_member": states[1],
        },
    )
    world.audience.tell({"kind": "blocked", "chat_id": chat.id, "blocked": bool(chat.refusal)})


def _open(world: World, chat: Chat) -> None:
    """A person who writes to the bot starts it, and takes it back where it was blocked."""
    if chat.is_private:
        if chat.refusal:
            unblock(world, chat.id)
        chat.reachable = True


def _is_heard(world: World, message: Message) -> bool:
    """Privacy mode: in a group a bot gets commands, mentions of itself and replies to itself."""
    if message.chat.is_private:
        return True
    if message.chat.refusal:
        return False
    to_bot = message.reply_to is not None and message.reply_to.sender.id == world.bot.id
    name = f"@{world.bot.username}".lower()
    command = any(entity["type"] == "bot_command" for entity in message.entities)
    return to_bot or command or name in message.text.lower()


def _person(world: World, user_id: int) -> User:
    user = world.users.get(user_id)
    if user is None and world.rules.any_chat and user_id > 0:
        world.chat(user_id)
        user = world.users[user_id]
    if user is None:
        raise Refusal(404, f"Not Found: there is no user {user_id} in the playground")
    return user


def _place(world: World, user_id: int, chat_id: int) -> Chat:
    _person(world, user_id)
    chat = world.chats.get(chat_id or user_id)
    if chat is None or (not chat.is_private and user_id not in chat.members):
        raise Refusal(404, f"Not Found: user {user_id} is in no chat {chat_id}")
    return chat
