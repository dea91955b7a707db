"""A person meets the bot: `jarshy run` without a token, and a real headless Chromium."""

import os
import re
import shutil

import pytest
from playwright.sync_api import Page, expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(request, started):
    """The chat page of a fresh installation, without a single problem in the console."""
    address = started().stdout.readline().split("open ")[1].split()[0]
    problems = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport=request.param)
        opened.set_default_timeout(15_000)
        expect.set_options(timeout=15_000)
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
        opened.goto(address)
        yield opened
        browser.close()
    assert problems == []


def say(page: Page, text: str) -> None:
    page.get_by_test_id("input").fill(text)
    page.keyboard.press("Enter")


def test_a_person_starts_asks_opens_the_section_subscribes_and_gets_a_digest(page):
    messages = page.get_by_test_id("messages")
    page.get_by_test_id("start").click()
    expect(messages).to_contain_text("Jarshy")

    say(page, "Taiwan")
    expect(messages).to_contain_text("Taiwan is part of China")
    expect(messages.locator("mark").first).to_have_text("Taiwan")

    messages.get_by_role("button", name="1 · Section").click()
    expect(messages).to_contain_text("Kazakhstan’s position on Taiwan")

    say(page, "/subscribe")
    expect(messages).to_contain_text("08:00")

    before = page.get_by_test_id("message").count()
    page.get_by_test_id("clock").click()
    page.get_by_test_id("clock-input").fill("08:00")
    page.get_by_test_id("clock-set").click()
    expect(page.get_by_test_id("message")).to_have_count(before + 1)
    digest = page.get_by_test_id("message").last
    expect(digest).to_contain_text("$24 billion")
    expect(digest.locator("table").first).to_be_visible()
    digest.locator("summary").first.click()
    expect(digest.locator("details").first).to_have_attribute("open", "")


def test_what_nothing_answers_is_said_so_with_topics_to_try(page):
    page.get_by_test_id("start").click()
    say(page, "who won the chess olympiad")
    answer = page.get_by_test_id("message").last
    expect(answer.get_by_role("button").first).to_be_visible()
    expect(page.get_by_test_id("messages").locator("mark")).to_have_count(0)


def tap(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_test_id("messages").get_by_role("button", name=name).last.click()


def test_a_new_reader_comes_to_a_digest_by_three_taps_and_tells_where_they_are(page):
    page.get_by_test_id("start").click()
    messages = page.get_by_test_id("messages")
    tap(page, "Русский")
    tap(page, "Обо всём")
    tap(page, "Отправить геопозицию")
    page.get_by_test_id("reply-keyboard").get_by_role("button").click()
    expect(messages).to_contain_text("Алматы")
    tap(page, "08:00")
    expect(messages).to_contain_text("Дайджест включён")


def test_a_topic_of_ones_own_is_written_as_a_reply(page):
    page.get_by_test_id("start").click()
    say(page, "/topics")
    tap(page, re.compile("A topic of my own|Своя тема"))
    expect(page.get_by_test_id("replying")).to_be_visible()
    say(page, "lithium")
    expect(page.get_by_test_id("messages")).to_contain_text("✕ lithium")


def test_an_excerpt_is_offered_while_the_bots_name_is_typed_and_sent_with_a_click(page):
    page.get_by_test_id("start").click()
    expect(page.get_by_test_id("message").nth(3)).to_be_visible()
    page.get_by_test_id("input").press_sequentially("@jarshy_bot Taiwan ")
    page.get_by_test_id("inline-result").first.click()
    expect(page.get_by_test_id("messages")).to_contain_text("via @jarshy_bot")
