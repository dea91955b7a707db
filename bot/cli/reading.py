"""`jarshy ingest` and `jarshy extract`."""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

import click

from bot.cli.opening import open_newsroom
from bot.cli.output import as_json, prepared, print_json, problem, progress, run_async
from bot.settings import Settings
from content.article import Article, to_json
from content.document import Document
from content.errors import ContentError
from content.reading.worker import Reader
from content.sources.fetch import Fetcher
from content.sources.gather import Found, gather, spread
from content.sources.parsing import parse_in
from content.summary import summarize_article


@click.command()
@click.argument("inputs", metavar="PATH|URL ...", nargs=-1, required=True)
@as_json
def ingest(inputs: tuple[str, ...], as_json: bool) -> int:
    """Take in text, Markdown or HTML files, folders, web pages or feeds."""
    return run_async(_ingest(prepared(), inputs, as_json))


@click.command()
@click.argument("inputs", metavar="PATH|URL ...", nargs=-1, required=True)
@click.option("--url", default="", help="The address that the page in a file came from.")
@as_json
def extract(inputs: tuple[str, ...], url: str, as_json: bool) -> int:
    """Show what `ingest` would store, without storing it."""
    return run_async(_extract(prepared(), inputs, url, as_json))


async def _ingest(settings: Settings, inputs: tuple[str, ...], as_json: bool) -> int:
    async with await open_newsroom(settings) as newsroom:

        async def store(document: Document, origin: str) -> tuple[Article, str]:
            taken = await newsroom.ingest(document, origin)
            return taken.article, str(taken.change)

        find = partial(gather, fetcher=newsroom.fetcher, parse=newsroom.parse_feed)
        return await _read_all(inputs, find, store, as_json)


async def _extract(settings: Settings, inputs: tuple[str, ...], url: str, as_json: bool) -> int:
    fetcher, reader = (
        Fetcher(allow_private=settings.fetch_private, proxy=settings.feeds_proxy.get_secret_value()),
        Reader(),
    )

    async def read(document: Document, origin: str) -> tuple[Article, str]:
        return summarize_article(await reader.read(document)), ""

    try:
        find = partial(gather, fetcher=fetcher, parse=partial(parse_in, reader), url=url)
        return await _read_all(inputs, find, read, as_json)
    finally:
        await reader.close()
        await fetcher.close()


async def _read_all(
    inputs: tuple[str, ...],
    find: Callable[[str], AsyncIterator[Found]],
    read: Callable[[Document, str], Awaitable[tuple[Article, str]]],
    as_json: bool,
) -> int:
    """Read every input; one that fails is named and the others go on. Returns the exit code."""
    failures = done = 0
    with progress(spread(inputs), "Reading") as names:
        for name in names:
            async for found in find(name):
                try:
                    article, note = await read(found.opened(), found.origin)
                except ContentError as error:
                    failures += 1
                    problem(f"{found.name}: {error}")
                    continue
                done += 1
                if as_json:
                    print_json(to_json(article))
                else:
                    _describe(article, note)
    if not done and not failures:
        problem("there is nothing to read")
    return 0 if done and not failures else 1


def _describe(article: Article, note: str) -> None:
    known = (article.source, article.published and f"{article.published:%Y-%m-%d}", article.language, note)
    click.echo(f"{article.title}\n  {' · '.join(part for part in known if part)}")
    for section in article.sections:
        click.echo(f"  - {section.heading or '(lead)'}: {section.summary}")
