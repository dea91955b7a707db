"""Bot API methods that put messages into chats."""

import hashlib
import io
from typing import Any

from bot.web.playground.keyboards import checked_markup
from bot.web.playground.markup import LONGEST_CAPTION, formatted
from bot.web.playground.parameters import Parameters
from bot.web.playground.refusals import bad_request
from bot.web.playground.rich import rich_message
from bot.web.playground.text import units
from bot.web.playground.values import Attachment, Chat, Json, Message
from bot.web.playground.world import World

LARGEST_PHOTO = 10_485_760  # bytes
LARGEST_DOWNLOAD = 20_971_520  # bytes
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_ENTITY_TYPES = set(
    "mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler "  # noqa: SIM905
    "blockquote expandable_blockquote code pre text_link text_mention custom_emoji date_time".split()
)


def chat_id(parameters: Parameters, name: str = "chat_id") -> int | str:
    """The chat that a request names: a number, or @username. Raises Refusal where it names none."""
    value = parameters.text(name).strip()
    if not value:
        raise bad_request(f"{name} is empty")
    try:
        return int(value)
    except ValueError:
        return value


async def send_message(world: World, parameters: Parameters) -> Json:
    text, entities = written(parameters, "text")
    if not text:
        raise bad_request("message text is empty")
    return _send(world, parameters, text=text, entities=entities)


async def send_rich_message(world: World, parameters: Parameters) -> Json:
    return _send(world, parameters, rich=rich_message(parameters.json("rich_message")))


async def send_rich_message_draft(world: World, parameters: Parameters) -> bool:
    if not parameters.integer("draft_id"):
        raise bad_request("draft_id must be non-zero")
    rich = rich_message(parameters.json("rich_message"))
    chat = world.writable(chat_id(parameters))
    if not chat.is_private:
        raise bad_request("message drafts can be sent to private chats only")
    world.audience.tell(
        {"kind": "draft", "chat_id": chat.id, "draft_id": parameters.integer("draft_id"), "rich": rich}
    )
    return True


async def send_document(world: World, parameters: Parameters) -> Json:
    return _send_file(world, parameters, "document")


async def send_photo(world: World, parameters: Parameters) -> Json:
    return _send_file(world, parameters, "photo")


async def get_file(world: World, parameters: Parameters) -> Json:
    """Bots may download files of up to 20 MB, at /file/bot<token>/<file_path>."""
    found = world.file(parameters.text("file_id"))
    if found is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(found.body) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": found.file_id,
        "file_unique_id": found.file_id[-16:],
        "file_size": len(found.body),
        "file_path": f"documents/{found.file_id}",
    }


async def send_chat_action(world: World, parameters: Parameters) -> bool:
    action = parameters.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.writable(chat_id(parameters))
    world.audience.tell({"kind": "action", "chat_id": chat.id, "action": action})
    return True


def written(
    parameters: Parameters, name: str, entities_name: str = "entities", limit: int = 4096
) -> tuple[str, tuple[Json, ...]]:
    """A text parameter with its markup or entities applied. Raises Refusal."""
    given = parameters.json(entities_name)
    if given and not parameters.text("parse_mode"):
        text, _ = formatted(parameters.text(name), "", limit)
        return text, _checked_entities(text, given)
    return formatted(parameters.text(name), parameters.text("parse_mode"), limit)


def _checked_entities(text: str, given: Any) -> tuple[Json, ...]:
    if not isinstance(given, list):
        raise bad_request("can't parse entities JSON object")
    for entity in given:
        if not isinstance(entity, dict) or entity.get("type") not in _ENTITY_TYPES:
            raise bad_request("can't parse MessageEntity: unsupported type specified")
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length < 1:
            raise bad_request("can't parse MessageEntity: offset and length must be positive Integers")
        if offset + length > units(text):
            raise bad_request(f"can't parse entities: entity at offset {offset} ends beyond the text")
    return tuple(given)


def _send_file(world: World, parameters: Parameters, kind: str) -> Json:
    caption, entities = written(parameters, "caption", "caption_entities", LONGEST_CAPTION)
    upload = parameters.upload(kind)
    if upload is None:
        if not parameters.text(kind):
            raise bad_request(f"there is no {kind} in the request")
        raise bad_request("wrong remote file identifier specified: this server takes uploads only")
    if not upload.body:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.body) > LARGEST_PHOTO:
        raise bad_request("file of size 10485760 bytes is too big for a photo")
    size = _pixels(upload.body) if kind == "photo" else (0, 0)
    file_id = f"{kind}{hashlib.sha256(upload.body).hexdigest()[:32]}"
    attachment = Attachment(kind, file_id, upload.name, upload.media_type, upload.body, size)
    return _send(world, parameters, text=caption, entities=entities, attachment=attachment)


def _pixels(body: bytes) -> tuple[int, int]:
    """Width and height of a picture that is taken as a photo. Raises Refusal for any other file."""
    from PIL import Image  # few bots send pictures

    try:
        with Image.open(io.BytesIO(body)) as picture:
            picture.verify()
            width, height = picture.size
    except (OSError, SyntaxError, ValueError):  # all that Pillow raises for what is none, or is broken
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    # Bot API, sendPhoto: width and height add up to 10,000 at most, and differ at most twentyfold.
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _send(world: World, parameters: Parameters, **content: Any) -> Json:
    """Everything that all kinds of messages share: chat, thread, reply, buttons, limits."""
    markup = checked_markup(parameters.json("reply_markup"))
    chat = world.writable(chat_id(parameters))
    reply = _reply(world, chat, parameters)
    thread_id = _thread(chat, parameters.integer("message_thread_id"))
    world.flood.check(chat.id, private=chat.is_private, paid=parameters.boolean("allow_paid_broadcast"))
    inline = markup is not None and "inline_keyboard" in markup
    message = Message(
        id=world.next_message_id(),
        chat=chat,
        sender=world.bot,
        date=world.now(),
        keyboard=markup if inline else None,
        reply_keyboard=None if inline else markup,
        reply_to=reply,
        thread_id=thread_id,
        silent=parameters.boolean("disable_notification"),
        **content,
    )
    return world.keep(message).to_json()


def _thread(chat: Chat, thread_id: int) -> int:
    if not thread_id:
        return 0
    if not chat.is_forum or thread_id not in chat.threads:
        raise bad_request("message thread not found")
    if thread_id in chat.closed_threads:
        raise bad_request("TOPIC_CLOSED")
    return thread_id


def _reply(world: World, chat: Chat, parameters: Parameters) -> Message | None:
    asked = parameters.json("reply_parameters")
    if asked is None:
        asked = {
            "message_id": parameters.integer("reply_to_message_id"),
            "allow_sending_without_reply": parameters.boolean("allow_sending_without_reply"),
        }
    if not isinstance(asked, dict) or not isinstance(asked.get("message_id", 0), int):
        raise bad_request("can't parse reply parameters JSON object")
    if not asked.get("message_id"):
        return None
    found = world.message(chat, asked["message_id"])
    if found is None and not asked.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    if found is not None and asked.get("quote") and str(asked["quote"]) not in found.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return found
