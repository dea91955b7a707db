from dataclasses import replace
from datetime import UTC, datetime

import pytest

from content.article import Article, Section, from_json, to_json
from content.errors import ContentError

ARTICLE = Article(
    title="Wheat harvest grows",
    sections=(Section("", ("First.", "Second."), "First."), Section("Exports", ("Third.",))),
    url="https://news.example/wheat",
    source="The Example",
    authors=("A. Writer",),
    published=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
    language="en",
)


def test_json_round_trip_keeps_everything():
    assert from_json(to_json(ARTICLE)) == ARTICLE


def test_the_id_stays_when_the_text_changes():
    assert replace(ARTICLE, title="Wheat harvest falls").id == ARTICLE.id


def test_without_an_address_source_and_title_make_the_id():
    plain = replace(ARTICLE, url="")
    assert plain.id == replace(plain, title="WHEAT HARVEST GROWS ").id
    assert plain.id != replace(plain, source="Another").id


def test_the_fingerprint_changes_with_the_text_but_not_with_the_summary():
    assert replace(ARTICLE, title="Other").fingerprint != ARTICLE.fingerprint
    summarized = replace(ARTICLE, sections=(replace(ARTICLE.sections[0], summary="x"), ARTICLE.sections[1]))
    assert summarized.fingerprint == ARTICLE.fingerprint


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ([], "JSON object"),
        ({"title": 3, "sections": []}, "'title'"),
        ({"title": "x", "sections": []}, "'sections'"),
        ({"title": "x", "sections": ["y"]}, "section"),
        ({"title": "x", "sections": [{"heading": ""}]}, "'text'"),
        ({"title": "x", "sections": [{"text": "y"}], "published": "yesterday"}, "'published'"),
        ({"title": "x", "sections": [{"text": "y"}], "authors": "Me"}, "'authors'"),
    ],
)
def test_a_malformed_object_is_refused_by_the_field_that_is_wrong(value, named):
    with pytest.raises(ContentError, match=named):
        from_json(value)


def test_what_no_database_stores_is_left_out_and_a_language_is_a_code():
    value = {"title": "Grain\x00 and \ud800oats", "language": "en_US", "sections": [{"text": "One."}]}
    article = from_json(value)
    assert (article.title, article.language) == ("Grain and oats", "en")
    with pytest.raises(ContentError, match="language"):
        from_json({**value, "language": "englishlanguage"})
