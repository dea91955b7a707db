"""A person uses the chat page in a real browser; a small scripted bot answers."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, async_playwright, expect
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.web.playground import AIGERIM, BEN, TOKEN, Playground
from bot.web.serving import serving
from content.clock import ShiftedClock

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EDITION = (
    "<h1>Edition</h1><p>Exports <mark>grew</mark> at <tg-time unix='1795420800' format='t'>then</tg-time></p>"
    "<table><tr><th>A</th><td>1</td></tr></table><aside>Words<cite>Speaker</cite></aside>"
    "<details><summary>More</summary><p>Hidden part</p></details>"
)


async def _start(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    keyboard = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton("Toast", callback_data="toast"),
                InlineKeyboardButton("Alert", callback_data="alert"),
            ]
        ]
    )
    assert update.message
    await update.message.reply_html("<b>Salem</b> &lt;img src=x onerror=alert(1)&gt;", reply_markup=keyboard)


async def _digest(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_chat
    given = {"chat_id": update.effective_chat.id, "rich_message": {"html": EDITION}}
    await context.bot.do_api_request("sendRichMessage", given)


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message and update.message.text
    await update.message.reply_text(update.message.text)


async def _tap(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query
    await query.answer(f"You chose {query.data}", show_alert=query.data == "alert")
    await query.edit_message_text(f"Chosen: {query.data}")


async def _introduce(bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("start", "Begin"), BotCommand("digest", "Today")])
    await bot.set_my_commands([BotCommand("digest", "Сегодня")], language_code="ru")
    await bot.set_my_description("Reads the news")


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """The page at phone size, with a bot behind it; setting the clock sends a digest."""
    clock = ShiftedClock()

    async def set_clock(time: str) -> None:
        hour, minute = map(int, time.split(":"))
        clock.set(clock.now().replace(hour=hour, minute=minute, second=0))
        await application.bot.send_message(AIGERIM.id, f"Digest at {time}")

    playground = Playground(TOKEN, clock, set_clock=set_clock)
    async with serving(playground.app, "127.0.0.1", 0) as address:
        application = Application.builder().token(TOKEN).base_url(f"{address}/bot").build()
        application.add_handler(CommandHandler("start", _start))
        application.add_handler(CommandHandler("digest", _digest))
        application.add_handler(MessageHandler(filters.TEXT, _echo))
        application.add_handler(CallbackQueryHandler(_tap))
        async with application, async_playwright() as playwright:
            await _introduce(application.bot)
            await application.start()
            assert application.updater
            await application.updater.start_polling()
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            opened = await browser.new_page(viewport={"width": 390, "height": 844})
            problems: list[str] = []
            opened.on("pageerror", lambda error: problems.append(str(error)))
            opened.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
            await opened.goto(address)
            yield opened
            await browser.close()
            await application.updater.stop()
            await application.stop()
        await playground.close()
        assert problems == []
        assert playground.world.rejections == []


async def test_a_first_conversation(page: Page) -> None:
    await expect(page.get_by_test_id("welcome")).to_contain_text("Reads the news")
    await page.get_by_test_id("start").click()
    answer = page.get_by_test_id("message").filter(has_text="Salem")
    await expect(answer.locator("strong")).to_have_text("Salem")
    await expect(answer).to_contain_text("<img src=x onerror=alert(1)>")
    await page.get_by_test_id("input").fill("What is new?")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message").filter(has_text="What is new?")).to_have_count(2)


async def test_buttons_answer_with_toasts_and_alerts_and_edits(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await page.get_by_role("button", name="Toast").click()
    await expect(page.get_by_test_id("toast")).to_have_text("You chose toast")
    await expect(page.get_by_test_id("message").last).to_contain_text("Chosen: toast")
    await page.get_by_test_id("input").fill("/start")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Alert").click()
    await expect(page.get_by_test_id("alert")).to_contain_text("You chose alert")
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_test_id("alert")).to_be_hidden()


async def test_a_rich_message_shows_its_parts(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("input").fill("/d")
    await page.get_by_role("option", name="/digest").click()
    edition = page.get_by_test_id("message").filter(has_text="Edition")
    await expect(edition.get_by_role("heading", name="Edition")).to_be_visible()
    await expect(edition.locator("mark")).to_have_text("grew")
    await expect(edition.locator("p time")).to_have_text("08:00")
    await expect(edition.get_by_role("rowheader")).to_have_text("A")
    await expect(edition.locator("aside cite")).to_have_text("Speaker")
    await expect(edition.get_by_text("Hidden part")).to_be_hidden()
    await edition.locator("summary").click()
    await expect(edition.get_by_text("Hidden part")).to_be_visible()


async def test_each_person_has_their_own_chat_and_language(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message")).to_have_count(2)
    await page.get_by_test_id("menu-button").click()
    await expect(page.get_by_role("option")).to_have_text(["/digestСегодня"])
    await page.get_by_test_id("more").click()
    await page.get_by_role("menuitem", name=BEN.first_name).click()
    await expect(page.get_by_test_id("message")).to_have_count(0)
    await expect(page.get_by_test_id("start")).to_have_text("Start")


async def test_the_clock_can_be_set(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("clock").click()
    await page.locator("#clock-input").fill("08:00")
    await page.get_by_test_id("clock-set").click()
    await expect(page.get_by_test_id("message").filter(has_text="Digest at 08:00")).to_be_visible()
    await expect(page.get_by_test_id("clock")).to_contain_text("08:00")


async def test_a_blocked_bot_can_be_started_again(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message")).to_have_count(2)
    await page.get_by_test_id("more").click()
    await page.get_by_role("menuitem", name="Заблокировать бота").click()
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message").filter(has_text="Salem")).to_have_count(2)


async def test_what_answers_the_reader_comes_into_view_from_further_up(page: Page) -> None:
    await page.get_by_test_id("start").click()
    for _ in range(3):
        await page.get_by_test_id("input").fill("/digest")
        await page.get_by_test_id("send").click()
    await expect(page.get_by_role("heading", name="Edition")).to_have_count(3)
    await page.locator("#scroll").evaluate("element => element.scrollTo({top: 0, behavior: 'instant'})")
    await page.get_by_test_id("input").fill("Anything new?")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("message").filter(has_text="Anything new?").last).to_be_in_viewport()
