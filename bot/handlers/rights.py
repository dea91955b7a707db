"""Who may do what: administrators of the bot, and of a group."""

from collections.abc import Awaitable, Callable
from functools import wraps

from bot.handlers import managing
from bot.handlers.visit import Visit
from bot.views.notices import group_admins_only_view, not_allowed_view

Action = Callable[[Visit], Awaitable[None]]


def choosing(action: Action) -> Action:
    """`action` for those who may change what the chat gets; the others are told why not."""

    @wraps(action)
    async def guarded(visit: Visit) -> None:
        if await visit.may_choose():
            await managing.note(visit)
            await action(visit)
        else:
            await visit.show(group_admins_only_view(visit.texts))

    return guarded


def administering(action: Action) -> Action:
    """`action` for the bot's own administrators."""

    @wraps(action)
    async def guarded(visit: Visit) -> None:
        if visit.is_administrator:
            await action(visit)
        else:
            await visit.show(not_allowed_view(visit.texts))

    return guarded
