"""What Telegram checks in a reply_markup: inline keyboards closely, the other kinds for their form."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.web.playground.refusals import bad_request
from bot.web.playground.values import Json

MOST_BUTTONS = 100  # more are refused with REPLY_MARKUP_TOO_LONG
_ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}
_BESIDE = {"text", "icon_custom_emoji_id", "style"}
_STYLES = {"danger", "success", "primary"}
_REPLY_KINDS = ("keyboard", "remove_keyboard", "force_reply")


def checked_markup(value: Any, *, inline_only: bool = False) -> Json | None:
    """The reply_markup as the server keeps it; None where it asks for no buttons. Raises Refusal."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        return _inline(value["inline_keyboard"])
    if inline_only and value:
        raise bad_request("inline keyboard expected")
    if "keyboard" in value:
        _reply_keyboard(value["keyboard"])
    return value if any(value.get(kind) for kind in _REPLY_KINDS) else None


def _inline(rows: Any) -> Json | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'can\'t parse inline keyboard: field "inline_keyboard" must be of type Array of Arrays'
        )
    checked = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, checked)) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": checked} if checked else None


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    unknown = set(button) - _ACTIONS - _BESIDE
    actions = [name for name in button if name in _ACTIONS]
    if unknown or len(actions) != 1:
        raise bad_request(
            "can't parse inline keyboard button: exactly one optional field must be used, "
            f"found {', '.join([*actions, *sorted(unknown)]) or 'none'}"
        )
    if "style" in button and button["style"] not in _STYLES:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    _action(actions[0], button[actions[0]])
    return button


def _action(name: str, value: Any) -> None:
    if name == "callback_data" and not (isinstance(value, str) and 1 <= len(value.encode()) <= 64):
        raise bad_request("BUTTON_DATA_INVALID")
    if name == "url" and not (isinstance(value, str) and is_button_url(value)):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    if name == "web_app":
        url = value.get("url") if isinstance(value, dict) else ""
        if not isinstance(url, str) or not url.startswith("https://"):
            raise bad_request(
                f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
            )
    if name == "copy_text":
        copied = value.get("text") if isinstance(value, dict) else None
        if not isinstance(copied, str) or not 1 <= len(copied) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if name in ("switch_inline_query", "switch_inline_query_current_chat") and not (
        isinstance(value, str) and len(value) <= 256
    ):
        raise bad_request("BUTTON_SWITCH_INLINE_INVALID")


def is_button_url(url: str) -> bool:
    """Whether Telegram takes `url` for a button: http, https or tg, and a host with a dot."""
    if re.search(r"[\s<>\"]", url) or len(url) > 2048:
        return False
    if url.lower().startswith("tg://"):
        return len(url) > 5
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and "." in host.strip(".")


def _reply_keyboard(rows: Any) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('can\'t parse reply keyboard: field "keyboard" must be of type Array of Arrays')
    for button in (button for row in rows for button in row):
        text = button.get("text") if isinstance(button, dict) else button
        if not isinstance(text, str) or not text.strip():
            raise bad_request("can't parse reply keyboard button: text must be non-empty")
