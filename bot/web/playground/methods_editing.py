"""Bot API methods that change or answer what is there: edits, deletions, taps, inline queries."""

import re
from typing import Any

from bot.web.playground.keyboards import checked_markup
from bot.web.playground.methods_sending import chat_id, written
from bot.web.playground.parameters import Parameters
from bot.web.playground.refusals import bad_request
from bot.web.playground.rich import rich_message
from bot.web.playground.text import units
from bot.web.playground.values import InlineAnswer, Json, Message
from bot.web.playground.world import World

_DELETABLE = 48 * 3600  # seconds in which a bot may delete a message
LONGEST_ANSWER = 200  # characters in answerCallbackQuery
MOST_RESULTS = 50
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(world: World, parameters: Parameters) -> Json:
    rich = parameters.json("rich_message")
    if rich is not None and parameters.text("text"):
        raise bad_request("exactly one of text and rich_message must be used")
    content: Json = {"text": "", "entities": (), "rich": None}
    if rich is not None:
        content["rich"] = rich_message(rich)
    else:
        content["text"], content["entities"] = written(parameters, "text")
        if not content["text"]:
            raise bad_request("message text is empty")
    keyboard = checked_markup(parameters.json("reply_markup"), inline_only=True)
    message = _editable(world, parameters, "message to edit not found")
    if message.attachment is not None:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, message, {**content, "keyboard": keyboard})


async def edit_message_reply_markup(world: World, parameters: Parameters) -> Json:
    keyboard = checked_markup(parameters.json("reply_markup"), inline_only=True)
    message = _editable(world, parameters, "message to edit not found")
    return _edit(world, message, {"keyboard": keyboard})


async def delete_message(world: World, parameters: Parameters) -> bool:
    chat = world.writable(chat_id(parameters))
    message = world.message(chat, parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    foreign = not chat.is_private and message.sender.id != world.bot.id
    if foreign or world.now() - message.date > _DELETABLE:
        raise bad_request("message can't be deleted")
    del world.messages[chat.id][message.id]
    world.show("deleted", message)
    return True


async def answer_callback_query(world: World, parameters: Parameters) -> bool:
    text = parameters.text("text")
    if units(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = world.answerable(parameters.text("callback_query_id"))
    world.audience.tell(
        {
            "kind": "answered",
            "query_id": query.id,
            "user_id": query.user.id,
            "text": text,
            "alert": parameters.boolean("show_alert"),
        }
    )
    return True


async def answer_inline_query(world: World, parameters: Parameters) -> bool:
    results, query_id = parameters.json("results"), parameters.text("inline_query_id")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results: Array expected")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(parameters.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    _check_button(parameters.json("button"))
    for result in results:
        _check_result(result)
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if world.inline_answers.get(query_id, ()) is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    answer = InlineAnswer(query_id, tuple(results), parameters.text("next_offset"), parameters.json("button"))
    world.inline_answers[query_id] = answer
    world.audience.tell({"kind": "inline", "query_id": query_id, "answer": answer.to_json()})
    return True


def _check_result(result: Any) -> None:
    if not isinstance(result, dict) or not isinstance(result.get("type"), str):
        raise bad_request("can't parse inline query result: Object expected")
    if not isinstance(result.get("id"), str) or not 1 <= len(result["id"].encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    checked_markup(result.get("reply_markup"), inline_only=True)
    if not isinstance(result.get("input_message_content"), dict):
        if result["type"] == "article":
            raise bad_request("can't parse inline query result: input message content is empty")
        return
    if result["type"] == "article" and not str(result.get("title") or "").strip():
        raise bad_request("can't parse inline query result: ARTICLE_TITLE_EMPTY")
    inline_content(result)


def inline_content(result: Json) -> tuple[str, tuple[Json, ...], Json | None]:
    """What a result is as a message: text, its entities, or a rich message. Raises Refusal."""
    content = result["input_message_content"]
    if "rich_message" in content:
        return "", (), rich_message(content["rich_message"])
    given = Parameters({"text": content.get("message_text"), "parse_mode": content.get("parse_mode") or ""})
    text, entities = written(given, "text")
    if not text:
        raise bad_request("MESSAGE_EMPTY")
    return text, entities, None


def _check_button(button: Any) -> None:
    """The button above the results: it opens the private chat, or a Mini App."""
    if button is None:
        return
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise bad_request("can't parse inline query results button: text is empty")
    if "web_app" not in button and not re.fullmatch(
        r"[A-Za-z0-9_-]{1,64}", str(button.get("start_parameter", ""))
    ):
        raise bad_request("START_PARAM_INVALID")


def _editable(world: World, parameters: Parameters, missing: str) -> Message:
    chat = world.writable(chat_id(parameters))
    message = world.message(chat, parameters.integer("message_id"))
    if message is None:
        raise bad_request(missing)
    if message.sender.id != world.bot.id:
        raise bad_request("message can't be edited")
    return message


def _edit(world: World, message: Message, change: Json) -> Json:
    if all(getattr(message, name) == value for name, value in change.items()):
        raise bad_request(_UNCHANGED)
    content_changed = any(
        getattr(message, name) != value for name, value in change.items() if name != "keyboard"
    )
    for name, value in change.items():
        setattr(message, name, value)
    if content_changed:
        message.edited = world.now()  # a change of the keyboard alone shows no "edited"
    world.show("edited", message)
    return message.to_json()
