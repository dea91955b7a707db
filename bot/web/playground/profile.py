"""What the bot tells about itself: commands, name, descriptions, menu button."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.web.playground.refusals import bad_request
from bot.web.playground.text import units
from bot.web.playground.values import Chat, Json

MOST_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}
LONGEST = {"name": 64, "description": 512, "short_description": 120}  # characters


@dataclass(slots=True)
class Profile:
    commands: dict[tuple[str, str], tuple[Json, ...]] = field(default_factory=dict)  # (scope, language)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)  # (which, language)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})

    def set_commands(self, value: Any, scope: Any, language: str) -> None:
        """Raises Refusal for what Telegram refuses."""
        if not isinstance(value, list):
            raise bad_request("can't parse commands JSON object: Array expected")
        if len(value) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        key = (scope_key(scope), checked_language(language))
        self.commands[key] = tuple(_command(command) for command in value)

    def delete_commands(self, scope: Any, language: str) -> None:
        self.commands.pop((scope_key(scope), checked_language(language)), None)

    def commands_set(self, scope: Any, language: str) -> tuple[Json, ...]:
        """Exactly what was set for this scope and language."""
        return self.commands.get((scope_key(scope), checked_language(language)), ())

    def commands_for(self, chat: Chat, user_id: int, language: str) -> tuple[Json, ...]:
        """The list that a person sees in a chat: the narrowest scope first, their language before any.

        Order: core.telegram.org/bots/api#determining-list-of-commands.
        """
        for scope in _scopes_of(chat, user_id):
            for choice in (language[:2], ""):
                if found := self.commands.get((scope, choice)):
                    return found
        return ()

    def set_text(self, which: str, text: str, language: str) -> None:
        """`which` is one of LONGEST; an empty text removes it. Raises Refusal where it is too long."""
        if units(text) > LONGEST[which]:
            raise bad_request(f"bot {which.replace('_', ' ')} is too long")
        key = (which, checked_language(language))
        self.texts.pop(key, None)
        if text:
            self.texts[key] = text

    def text_for(self, which: str, language: str) -> str:
        return self.texts.get((which, language[:2])) or self.texts.get((which, ""), "")

    def set_menu_button(self, value: Any) -> None:
        kind = value.get("type") if isinstance(value, dict) else "default"
        if kind not in ("commands", "web_app", "default"):
            raise bad_request("can't parse menu button: unsupported type specified")
        self.menu_button = value if isinstance(value, dict) else {"type": "default"}


def checked_language(language: str) -> str:
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def scope_key(scope: Any) -> str:
    """A scope as one string, such as "chat:42"."""
    kind = scope.get("type", "") if isinstance(scope, dict) else "default"
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    parts = [kind]
    if kind in ("chat", "chat_administrators", "chat_member"):
        if not scope.get("chat_id"):
            raise bad_request("can't parse BotCommandScope: chat_id is empty")
        parts.append(str(scope["chat_id"]))
    if kind == "chat_member":
        parts.append(str(scope.get("user_id", "")))
    return ":".join(parts)


def _scopes_of(chat: Chat, user_id: int) -> list[str]:
    if chat.is_private:
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    administrator = [f"chat_administrators:{chat.id}"] if user_id in chat.administrators else []
    everywhere = ["all_chat_administrators"] if user_id in chat.administrators else []
    return [
        f"chat_member:{chat.id}:{user_id}",
        *administrator,
        f"chat:{chat.id}",
        *everywhere,
        "all_group_chats",
        "default",
    ]


def _command(value: Any) -> Json:
    name = value.get("command") if isinstance(value, dict) else None
    description = value.get("description") if isinstance(value, dict) else None
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request("can't parse BotCommand: command and description must be of type String")
    name = name.removeprefix("/").lower()
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    description = description.strip()
    if not 1 <= units(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
