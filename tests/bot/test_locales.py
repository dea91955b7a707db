import ast
import logging
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import bot
from bot.locales import FALLBACK, LANGUAGES, Texts, own_name, texts

BOT = Path(bot.__file__).parent
MORNING = datetime(2026, 11, 24, 3, 5, tzinfo=UTC)


class _Variables(Visitor):
    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node):
        self.names.add(node.id.name)


def catalogue(language):
    """Key -> names of the arguments that its text uses."""
    resource = FluentParser().parse((BOT / "locales" / f"{language}.ftl").read_text(encoding="utf-8"))
    found = {}
    for entry in resource.body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"{entry.id.name} stands twice"
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


def keys_in_code():
    """Whole keys, and beginnings of keys, that the code asks the catalogues for."""
    whole, beginnings = set(), set()
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and called(node) in ("texts", "self"):
                keys, starts = asked_for(node.args[0])
                whole |= keys
                beginnings |= starts
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole |= {node.value} if re.fullmatch(r"toast-[a-z-]*[a-z]", node.value) else set()
    return {key for key in whole if key not in ("en", "")}, beginnings


def called(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def asked_for(argument):
    if isinstance(argument, ast.Constant):
        return {argument.value}, set()
    if isinstance(argument, ast.IfExp):
        first, second = asked_for(argument.body), asked_for(argument.orelse)
        return first[0] | second[0], first[1] | second[1]
    if isinstance(argument, ast.JoinedStr):
        return set(), {argument.values[0].value}
    return set(), set()


def test_there_are_english_and_russian():
    assert LANGUAGES[0] == FALLBACK == "en"
    assert "ru" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_lacks_no_text_and_has_none_too_many(language):
    assert catalogue(language).keys() == catalogue(FALLBACK).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_uses_no_argument_that_english_does_not(language):
    english = catalogue(FALLBACK)
    assert all(names <= english[key] for key, names in catalogue(language).items())


def test_every_key_in_the_code_stands_in_the_catalogue():
    whole, _ = keys_in_code()
    assert len(whole) > 100
    assert whole - catalogue(FALLBACK).keys() == set()


def test_every_text_in_the_catalogue_is_used():
    whole, beginnings = keys_in_code()
    unused = {key for key in catalogue(FALLBACK).keys() - whole if not key.startswith(tuple(beginnings))}
    assert unused == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_toasts_fit_what_telegram_shows(language):
    said = texts(language)
    assert all(len(said(key)) <= 200 for key in catalogue(language) if key.startswith("toast-"))


def test_a_language_tag_finds_its_catalogue():
    assert texts("ru-RU").language == "ru"
    assert texts("ru_RU") is texts("ru")
    assert texts("tlh").language == "en"
    assert texts("").language == "en"


def test_russian_counts_in_three_forms():
    counted = [texts("ru")("sources-count", count=count) for count in (1, 3, 5, 11, 21)]
    assert counted == ["1 лента.", "3 ленты.", "5 лент.", "11 лент.", "21 лента."]


def test_a_missing_text_is_taken_from_english_and_logged_once(caplog, monkeypatch):
    russian = Texts("ru")
    monkeypatch.delitem(russian._bundle._messages, "button-more")
    with caplog.at_level(logging.ERROR):
        assert russian("button-more") == russian("button-more") == "More excerpts"
    assert len(caplog.records) == 1


def test_a_foreign_name_cannot_turn_the_line_around():
    said = texts("en")("alerts-added", words="أخبار\u202e")
    assert said == "I will tell you as soon as I read about “\u2068أخبار\u2069”."


def test_times_are_told_in_the_readers_zone():
    assert texts("en").time(MORNING, "Asia/Almaty") == "08:05"
    assert texts("en").date(MORNING, "Asia/Almaty") == "24 November 2026"
    assert texts("ru").date(MORNING, "Asia/Almaty") == "24 ноября 2026"
    assert texts("en").moment(MORNING, "Asia/Almaty") == "Tue 24 Nov, 08:05"
    assert texts("en").date(MORNING, "Pacific/Honolulu") == "23 November 2026"


def test_an_unknown_zone_is_taken_as_utc():
    assert texts("en").time(MORNING, "Mars/Base") == "03:05"
    assert texts("en").time(MORNING, "../../etc/passwd") == "03:05"


def test_names_are_in_the_readers_language():
    assert texts("ru").zone_name("Asia/Almaty") == "Алматы"
    assert texts("ru").zone_name("Asia/Kolkata") == "Калькутта"
    assert texts("en").zone_name("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert texts("ru").day_name(0) == "пн"
    assert texts("ru").language_name("zh") == "китайский"
    assert own_name("ru") == "Русский"
