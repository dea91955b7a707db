"""Which addresses may be fetched."""

import pytest

from content.errors import AddressRefused
from content.sources.addresses import checked_address, is_public


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:10::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2002:c0a8:101::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "localhost",
        "",
    ],
)
def test_an_address_that_is_not_of_the_public_internet_is_told(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "198.17.255.255",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:82a::200e",
        "2400:cb00::1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
    ],
)
def test_a_public_address_is_told(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/feed",
        "gopher://example.org/",
        "feed:https://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org/feed",
        "example.org/feed",
        "http://",
        "http:///feed",
        "http://user@example.org/",
        "http://user:word@example.org/",
        "http://@example.org/",
        "http://example.org:99999/",
        "http://example.org:port/",
        "http://[::1/",
        "http://exa mple.org/",
        "http://example.org/a b",
        "http://example.org/\x00",
        "http://example.org/" + "a" * 5000,
        "",
    ],
)
def test_what_is_no_plain_http_address_is_refused(url):
    with pytest.raises(AddressRefused):
        checked_address(url)


def test_a_refusal_does_not_repeat_the_password():
    with pytest.raises(AddressRefused) as refused:
        checked_address("https://someone:secret@example.org/feed")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("http://example.org:80/feed#top", "http://example.org/feed"),
        ("https://example.org:8443/feed?a=1", "https://example.org:8443/feed?a=1"),
        (" https://example.org/feed \n", "https://example.org/feed"),
        ("https://новости.kz/лента", "https://xn--b1amnebsh.kz/лента"),
        ("http://[2606:4700::1]:8080/", "http://[2606:4700::1]:8080/"),
    ],
)
def test_an_address_is_made_ready_to_be_fetched(url, checked):
    assert checked_address(url) == checked
