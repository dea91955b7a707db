"""OPML in and out."""

import pytest

from content.errors import ContentError
from content.sources.opml import OpmlFeed, feeds_named, read_opml, write_opml

FEEDS = (
    OpmlFeed("https://example.org/feed?a=1&b=2", 'Tom & "Jerry" <weekly>'),
    OpmlFeed("https://example.kz/rss", "Новости — жаңалықтар"),
    OpmlFeed("http://example.com/atom", ""),
)


def test_what_was_written_is_read_back():
    assert read_opml(write_opml(FEEDS)) == FEEDS


def test_control_characters_do_not_break_the_file():
    assert read_opml(write_opml([OpmlFeed("https://e.org/", "a\x00\x0bb")])) == (
        OpmlFeed("https://e.org/", "ab"),
    )


def test_folders_are_flattened_and_what_cannot_be_fetched_is_passed_over():
    body = b"""<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head/><body>
        <outline text="News"><outline text="Inner">
        <outline type="rss" text="A" xmlUrl="https://a.example/feed"/></outline>
        <outline type="rss" text="A again" xmlUrl="https://a.example/feed"/>
        <outline type="rss" text="File" xmlUrl="file:///etc/passwd"/>
        <outline type="rss" text="R&D" xmlUrl="https://b.example/feed"/></outline></body></opml>"""
    assert read_opml(body) == (
        OpmlFeed("https://a.example/feed", "A"),
        OpmlFeed("https://b.example/feed", "R&D"),
    )


@pytest.mark.parametrize(
    "body", [b"", b"<html></html>", b"\x89PNG", b"<opml><body/></opml>", b"x" * 5_000_001]
)
def test_what_holds_no_feeds_is_refused(body):
    with pytest.raises(ContentError, match="OPML"):
        read_opml(body)


def test_entities_of_the_file_do_not_expand():
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    body = f"""<!DOCTYPE opml [<!ENTITY l0 "lol">{levels}]><opml><body>
        <outline text="&l9;" xmlUrl="https://e.org/"/></body></opml>"""
    (feed,) = read_opml(body.encode())
    assert len(feed.title) < 20


def test_feeds_are_named_by_address_or_by_file(tmp_path):
    file = tmp_path / "feeds.opml"
    file.write_bytes(write_opml(FEEDS[1:2]))
    assert feeds_named(["https://e.org", str(file)]) == (OpmlFeed("https://e.org/", ""), FEEDS[1])


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(ContentError, match=r"missing\.opml"):
        feeds_named(["missing.opml"])
