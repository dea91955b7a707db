"""Feeds through a proxy: the same checks hold, and the proxy is told the checked address."""

import ssl

import pytest
from proxy_server import ProxyServer

from content.errors import AddressRefused, FetchError
from content.sources.fetch import Fetcher


@pytest.fixture
async def proxy():
    async with ProxyServer() as running:
        yield running


async def by_name(host, port):
    return ["127.0.0.1"]


@pytest.fixture
def through(proxy):
    """Makes a fetcher that goes through the proxy."""

    def make(scheme, allow_private=True, resolve=by_name):
        return Fetcher(allow_private, deadline=5, pause=0, resolve=resolve, proxy=proxy.address(scheme))

    return make


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_document_comes_through_the_proxy_from_the_address_that_was_checked(
    server, proxy, through, scheme
):
    url = server.answer("/feed", b"news").replace("127.0.0.1", "news.example")
    fetcher = through(scheme)
    assert (await fetcher.fetch(url)).body == b"news"
    await fetcher.close()
    assert [host for host, _ in proxy.asked_for] == ["127.0.0.1"]
    assert server.requests[0].headers["host"].startswith(b"news.example")


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_certificates_are_checked_through_a_proxy(tls_server, certificate, proxy, scheme):
    trusted = ssl.create_default_context(cafile=certificate[1])
    fetcher = Fetcher(True, pause=0, resolve=by_name, tls=trusted, proxy=proxy.address(scheme))
    assert (await fetcher.fetch(f"https://news.example:{tls_server}/")).body == b"x"
    with pytest.raises(FetchError, match="certificate"):
        await fetcher.fetch(f"https://other.example:{tls_server}/")
    await fetcher.close()


async def test_a_proxy_that_resolves_names_is_told_the_name(server, proxy, through):
    url = server.answer("/feed", b"news").replace("127.0.0.1", "localhost")
    fetcher = through("socks5h")
    assert (await fetcher.fetch(url)).body == b"news"
    await fetcher.close()
    assert [host for host, _ in proxy.asked_for] == ["localhost"]


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_private_address_is_refused_through_a_proxy_too(proxy, through, scheme):
    fetcher = through(scheme, allow_private=False)
    with pytest.raises(AddressRefused):
        await fetcher.fetch("http://news.example/feed")
    await fetcher.close()
    assert proxy.asked_for == []


async def test_an_address_written_out_is_checked_even_where_the_proxy_resolves_names(proxy, through):
    async def as_written(host, port):
        return [host]

    fetcher = through("socks5h", allow_private=False, resolve=as_written)
    with pytest.raises(AddressRefused):
        await fetcher.fetch("http://127.0.0.1:80/feed")
    await fetcher.close()
    assert proxy.asked_for == []


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_refuses_is_said_so_without_its_password(proxy, through, scheme):
    proxy.refuse = True
    fetcher = through(scheme)
    with pytest.raises(FetchError, match="proxy") as refused:
        await fetcher.fetch("http://news.example/feed")
    await fetcher.close()
    assert proxy.password not in str(refused.value) and "p%40ss" not in str(refused.value)
