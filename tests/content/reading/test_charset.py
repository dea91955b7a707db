"""Bytes become text in the order browsers follow, and what is no text is refused."""

import pytest

from content.errors import NotAnArticle
from content.reading.charset import decode

RUSSIAN = "Первый паром отправился на северные острова в понедельник утром, сообщил мэр города. "


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_wins(codec):
    assert decode(RUSSIAN.encode(codec), "koi8-r") == RUSSIAN


def test_http_header_wins_over_the_page():
    page = '<meta charset="utf-8">' + RUSSIAN
    assert decode(page.encode("cp1251"), "windows-1251", markup=True) == page


def test_page_declares_its_own_set():
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r">' + RUSSIAN
    assert decode(page.encode("koi8-r"), markup=True) == page


def test_latin_1_means_windows_1252_as_in_browsers():
    assert decode(b"\x93quoted\x94", "iso-8859-1") == "“quoted”"


def test_gb2312_means_gb18030_as_in_browsers():
    assert decode("镕基渡轮".encode("gb18030"), "gb2312") == "镕基渡轮"


@pytest.mark.parametrize(
    ("label", "codec"),
    [("x-cp1251", "cp1251"), ("x-mac-cyrillic", "mac-cyrillic"), ("koi8-ru", "koi8-u"), ("koi", "koi8-r")],
)
def test_labels_that_only_browsers_know(label, codec):
    assert decode((RUSSIAN * 3).encode(codec), label) == RUSSIAN * 3


def test_utf_8_without_declaration():
    assert decode(RUSSIAN.encode()) == RUSSIAN


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r"])
def test_undeclared_cyrillic_is_detected(codec):
    assert decode((RUSSIAN * 5).encode(codec)) == RUSSIAN * 5


def test_wrongly_declared_utf_8_is_disbelieved():
    assert decode((RUSSIAN * 5).encode("cp1251"), "utf-8") == RUSSIAN * 5


def test_one_broken_byte_in_utf_8_does_not_change_the_set():
    assert decode(RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()) == RUSSIAN + "\ufffd" + RUSSIAN


@pytest.mark.parametrize("label", ["no-such-set", "base64", "rot13", "utf-7", "\0", "idna"])
def test_labels_that_are_no_character_sets_are_passed_over(label):
    assert decode(RUSSIAN.encode(), label) == RUSSIAN


@pytest.mark.parametrize(
    ("body", "name"), [(b"%PDF-1.7 ...", "PDF"), (b"PK\x03\x04...", "ZIP"), (bytes(range(32)) * 9, "binary")]
)
def test_binary_data_is_refused_by_name(body, name):
    with pytest.raises(NotAnArticle, match=name):
        decode(body)


def test_utf_8_is_known_by_its_bytes_whatever_the_page_declares():
    page = '<meta charset="gbk"><p>宇航员在太空中喝酒会怎么样，后果很严重</p>'
    assert "宇航员在太空中" in decode(page.encode(), "gb2312", markup=True)
