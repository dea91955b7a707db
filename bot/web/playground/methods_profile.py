"""Bot API methods about the bot itself and the chats it is in."""

from typing import Any

from bot.web.playground.methods_sending import chat_id
from bot.web.playground.parameters import Parameters
from bot.web.playground.refusals import bad_request, forbidden
from bot.web.playground.values import Json
from bot.web.playground.world import World


async def get_me(world: World, _parameters: Parameters) -> Json:
    return world.bot.to_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def set_my_commands(world: World, parameters: Parameters) -> bool:
    world.profile.set_commands(
        parameters.json("commands"), parameters.json("scope"), parameters.text("language_code")
    )
    world.audience.tell({"kind": "reload"})
    return True


async def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    return list(world.profile.commands_set(parameters.json("scope"), parameters.text("language_code")))


async def delete_my_commands(world: World, parameters: Parameters) -> bool:
    world.profile.delete_commands(parameters.json("scope"), parameters.text("language_code"))
    world.audience.tell({"kind": "reload"})
    return True


async def set_my_name(world: World, parameters: Parameters) -> bool:
    return _set_text(world, parameters, "name")


async def set_my_description(world: World, parameters: Parameters) -> bool:
    return _set_text(world, parameters, "description")


async def set_my_short_description(world: World, parameters: Parameters) -> bool:
    return _set_text(world, parameters, "short_description")


async def get_my_name(world: World, parameters: Parameters) -> Json:
    given = world.profile.text_for("name", parameters.text("language_code"))
    return {"name": given or world.bot.first_name}


async def get_my_description(world: World, parameters: Parameters) -> Json:
    return {"description": world.profile.text_for("description", parameters.text("language_code"))}


async def get_my_short_description(world: World, parameters: Parameters) -> Json:
    shown = world.profile.text_for("short_description", parameters.text("language_code"))
    return {"short_description": shown}


async def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    if parameters.text("chat_id"):
        world.chat(chat_id(parameters))
    world.profile.set_menu_button(parameters.json("menu_button"))
    return True


async def get_chat(world: World, parameters: Parameters) -> Json:
    chat = world.chat(chat_id(parameters))
    value = chat.to_json()
    accepted = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    value["accent_color_id"] = abs(chat.id) % 7
    value["max_reaction_count"] = 11
    value["accepted_gift_types"] = dict.fromkeys(accepted, False)
    return value


async def get_chat_member(world: World, parameters: Parameters) -> Json:
    chat = world.chat(chat_id(parameters))
    user_id = parameters.integer("user_id")
    if user_id == world.bot.id:
        return {"status": "kicked" if chat.refusal else "member", "user": world.bot.to_json()}
    user = world.users.get(user_id)
    if user is None or (user_id != chat.id and user_id not in chat.members):
        raise bad_request("member not found")
    value: Json = {"user": user.to_json(), "status": "member"}
    if user_id in chat.administrators:
        value |= {"status": "creator", "is_anonymous": False}
    return value


async def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    chat = world.chat(chat_id(parameters))
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [
        {"user": world.users[member].to_json(), "status": "creator", "is_anonymous": False}
        for member in sorted(chat.administrators)
    ]


async def leave_chat(world: World, parameters: Parameters) -> bool:
    chat = world.writable(chat_id(parameters))
    if chat.is_private:
        raise forbidden("bot can't leave private chats")
    chat.refusal = "bot is not a member of the supergroup chat"
    return True


def _set_text(world: World, parameters: Parameters, which: str) -> bool:
    world.profile.set_text(which, parameters.text(which), parameters.text("language_code"))
    world.audience.tell({"kind": "reload"})
    return True


def checked_kinds(value: Any) -> tuple[str, ...] | None:
    """allowed_updates as given, or None where it is not."""
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(kind, str) for kind in value):
        raise bad_request("can't parse allowed_updates: Array of String expected")
    return tuple(value)


async def set_webhook(world: World, parameters: Parameters) -> bool:
    if not parameters.text("url"):
        return await delete_webhook(world, parameters)
    kinds = checked_kinds(parameters.json("allowed_updates"))
    world.webhook.set(
        parameters.text("url"),
        parameters.text("secret_token"),
        parameters.integer("max_connections", 40),
    )
    world.updates.allow(kinds)
    if parameters.boolean("drop_pending_updates"):
        world.updates.pending.clear()
    return True


async def delete_webhook(world: World, parameters: Parameters) -> bool:
    world.webhook.delete()
    if parameters.boolean("drop_pending_updates"):
        world.updates.pending.clear()
    return True


async def get_webhook_info(world: World, _parameters: Parameters) -> Json:
    return world.webhook.info()
