"""The Mini App as Telegram opens it: in a real browser, with the signed data behind the address."""

import json
import os
import shutil
from urllib.parse import urlencode

import pytest
from axe_playwright_python.async_playwright import Axe
from mini_app_signing import init_data
from playwright.async_api import async_playwright

from content.clock import ShiftedClock
from content.store import subscribers

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
async def browser():
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        await launched.close()


def opened(address, **theme):
    signed = init_data({"id": 102, "first_name": "Ben"}, ShiftedClock().now())
    return f"{address}/app#" + urlencode({"tgWebAppData": signed, "tgWebAppThemeParams": json.dumps(theme)})


async def test_a_reader_changes_settings_and_sees_that_they_are_saved(browser, address, database):
    page = await browser.new_page(viewport=PHONE)
    asked, problems = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    await page.goto(opened(address))
    await page.get_by_label("Send me the digest").check()
    await page.get_by_label("19:00").check()
    await page.get_by_label("Energy").check()
    await page.get_by_role("button", name="Save").click()
    await page.get_by_text("Saved. It counts").wait_for()
    assert await page.evaluate("document.activeElement.id") == "said"
    assert await page.get_by_label("19:00").is_checked()
    async with database.read() as connection:
        chosen = await subscribers.get(connection, 102)
    assert (chosen.subscribed, chosen.hours, chosen.interests.topics) == (
        True,
        ("08:00", "19:00"),
        ("energy",),
    )
    assert all(url.startswith(address) for url in asked)
    assert problems == []


async def test_opened_elsewhere_it_says_where_to_open_it(browser, address):
    page = await browser.new_page(viewport=PHONE)
    await page.goto(f"{address}/app")
    await page.get_by_role("alert").wait_for()
    assert await page.locator("form").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everybody_can_use_it_in_telegrams_colours_too(browser, address, scheme):
    context = await browser.new_context(viewport=PHONE, color_scheme=scheme, bypass_csp=True)
    page = await context.new_page()
    await page.goto(opened(address, bg_color="#ffffff" if scheme == "light" else "#17212b"))
    await page.get_by_role("button", name="Save").wait_for()
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
