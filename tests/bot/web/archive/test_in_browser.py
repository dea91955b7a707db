"""The pages in a real browser, held against the rules of axe-core, in both colours and both sizes."""

import os
import shutil

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import async_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}


@pytest.fixture
async def browser():
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        await launched.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
async def test_everybody_can_use_the_pages(browser, address, scheme, size):
    # The rules are run from outside, where the page's own policy does not hold.
    context = await browser.new_context(viewport=SIZES[size], color_scheme=scheme, bypass_csp=True)
    page = await context.new_page()
    for path in ("/news", "/news/2026-11-24", "/news/2026-11-23", "/news/search?q=wheat", "/news/nothing"):
        await page.goto(address + path)
        results = await Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        wider = await page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        assert not wider, f"{path} has to be moved sideways"


async def test_a_reader_finds_an_edition_by_keyboard_and_search_and_nothing_leaves_the_site(browser, address):
    page = await browser.new_page(viewport=SIZES["phone"])
    asked, problems = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    await page.goto(f"{address}/news")
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.className") == "skip"
    await page.get_by_role("searchbox").fill("copper cathodes")
    await page.get_by_role("searchbox").press("Enter")
    await page.get_by_role("link", name="Copper leads exports to China").click()
    assert page.url == f"{address}/news/2026-11-24#s-00000000000000aa"
    await page.get_by_role("link", name="Русский").click()
    assert await page.get_by_role("heading", level=1).inner_text() == "Новости каждого дня"
    assert all(url.startswith(address) for url in asked)
    assert problems == []
