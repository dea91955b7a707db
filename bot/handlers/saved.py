"""/saved, and keeping a section for later."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.handlers.visit import Visit
from bot.locales import Texts
from bot.views import callbacks
from bot.views.callbacks import Callback
from bot.views.message import Message
from bot.views.saved import PIECES_A_PAGE, SavedShown, saved_file, saved_view
from content.store import saved

MOST_SHOWN = 400  # the latest; a list of more pages is no list

_STARS = {"☆": "★", "★": "☆"}


async def saved_list(visit: Visit) -> None:
    """Show what the reader keeps; with words, what of it has them."""
    if visit.words:
        await search(visit)
    else:
        await visit.show(await _list(visit, 0))


async def search(visit: Visit) -> None:
    """Show what has the visit's words in it."""
    async with visit.parts.database.read() as connection:
        found = await saved.with_words(connection, visit.reader_id, visit.words)
    pieces = [_shown(one) for one in found[:PIECES_A_PAGE]]
    await visit.show(saved_view(visit.texts, pieces, 0, visit.subscriber.timezone, visit.words))


async def export(visit: Visit, _callback: Callback) -> str:
    """Send all of it as a page that can be read without the bot."""
    async with visit.parts.database.read() as connection:
        kept = await saved.everything(connection, visit.reader_id)
    page = saved_file(visit.texts, kept, visit.subscriber.timezone)
    await visit.update.get_bot().send_document(
        visit.chat_id,
        page.encode(),
        filename="saved.html",
        caption=visit.texts("saved-file"),
        message_thread_id=visit.thread_id or None,
    )
    return ""


async def saved_page(visit: Visit, callback: Callback) -> str:
    """A page of it."""
    await visit.show_instead(await _list(visit, callback.number(0, 0)))
    return ""


async def save(visit: Visit, callback: Callback) -> str:
    """Keep a section."""
    article_id, position = callback.arguments[0], callback.number(1)
    article = await visit.parts.newsroom.article(article_id)
    if article is None or position >= len(article.sections):
        raise ValueError(f"article {article_id} has no section {position} any more")
    async with visit.parts.database.write() as connection:
        await saved.put(connection, visit.reader_id, article_id, position, visit.now)
    await _swap_button(visit, callback, callbacks.UNSAVE)
    return visit.texts("toast-saved")


async def unsave(visit: Visit, callback: Callback) -> str:
    """Keep it no longer."""
    article_id, position = callback.arguments[0], callback.number(1)
    async with visit.parts.database.write() as connection:
        await saved.remove(connection, visit.reader_id, article_id, position)
    if {button.verb for button in visit.buttons} <= _LIST_VERBS:
        await visit.show_instead(await _list(visit, _page(visit)))
    else:
        await _swap_button(visit, callback, callbacks.SAVE)
    return visit.texts("toast-unsaved")


# The buttons of a saved list; an answer or a section has others too.
_LIST_VERBS = {
    callbacks.SECTION,
    callbacks.UNSAVE,
    callbacks.SAVED,
    callbacks.SAVED_EXPORT,
    callbacks.ASK_FOR,
    callbacks.NOTHING,
}


def _page(visit: Visit) -> int:
    """The page of the list that was pressed on: its pager begins with the way back, where there is one."""
    pager = [button for button in visit.buttons if button.verb in {callbacks.SAVED, callbacks.NOTHING}]
    return pager[0].number(0) + 1 if pager and pager[0].verb == callbacks.SAVED else 0


async def _list(visit: Visit, page: int) -> Message:
    async with visit.parts.database.read() as connection:
        kept = await saved.list_of(connection, visit.reader_id, MOST_SHOWN)
    return saved_view(visit.texts, [_shown(one) for one in kept], page, visit.subscriber.timezone)


def _shown(one: saved.SavedSection) -> SavedShown:
    return SavedShown(
        one.article_id, one.position, one.title, one.heading, one.url, one.source, one.published
    )


async def _swap_button(visit: Visit, pressed: Callback, verb: str) -> None:
    """Let the pressed button do the opposite; the message, which may be any, stays as it is."""
    message = visit.pressed_on
    if message is None or message.reply_markup is None or pressed not in visit.buttons:
        return
    if not visit.is_private:
        return  # several people share the button; each keeps what they like
    old = callbacks.encode(pressed.verb, *pressed.arguments)
    new = callbacks.encode(verb, *pressed.arguments)
    rows = [
        [_swapped(button, new, visit.texts) if button.callback_data == old else button for button in row]
        for row in message.reply_markup.inline_keyboard
    ]
    try:
        await message.edit_reply_markup(InlineKeyboardMarkup(rows))
    except BadRequest as refusal:
        # A second tap finds the work done ("not modified"), and the old message may be gone.
        if "not modified" not in refusal.message.lower() and "not found" not in refusal.message.lower():
            raise


def _swapped(button: InlineKeyboardButton, data: str, texts: Texts) -> InlineKeyboardButton:
    opposite = "button-unsave" if data.startswith(callbacks.UNSAVE) else "button-save"
    return InlineKeyboardButton(_STARS.get(button.text) or texts(opposite), callback_data=data)
