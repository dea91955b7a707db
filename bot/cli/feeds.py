"""`jarshy feeds list|add|remove|poll|import|export`."""

from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.opening import open_newsroom
from bot.cli.output import as_json, prepared, print_json, problem, progress_of, run_async
from bot.errors import BotError
from content.errors import ContentError
from content.sources.opml import OpmlFeed, read_opml, write_opml
from content.sources.polling import PollResult
from content.store import feeds as stored
from content.store.feeds import StoredFeed


@click.group()
def feeds() -> None:
    """The feeds that are followed."""


@feeds.command("list")
@as_json
def list_feeds(as_json: bool) -> None:
    """Every feed with its state."""
    followed = run_async(_followed())
    for feed in followed:
        if as_json:
            print_json(_feed_json(feed))
        else:
            click.echo(f"{feed.url}\n  {feed.title or '(not read yet)'} · {_state(feed)}")
    if not followed and not as_json:
        click.echo("No feeds yet; add one with `jarshy feeds add URL`.")


@feeds.command("add")
@click.argument("urls", metavar="URL ...", nargs=-1, required=True)
def add_feeds(urls: tuple[str, ...]) -> int:
    """Follow feeds; the address of a page that announces one will do."""
    return run_async(_add(urls))


@feeds.command("remove")
@click.argument("urls", metavar="URL ...", nargs=-1, required=True)
def remove_feeds(urls: tuple[str, ...]) -> int:
    """Stop following feeds; their articles stay."""
    return run_async(_remove(urls))


@feeds.command("poll")
@as_json
def poll_feeds(as_json: bool) -> int:
    """Poll every feed now and take in what is new."""
    return run_async(_poll(as_json))


@feeds.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_feeds(file: Path) -> None:
    """Follow every feed of an OPML file."""
    found = read_opml(file.read_bytes())
    added = run_async(_follow(found))
    click.echo(f"{added} added, {len(found) - added} followed already")


@feeds.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="-")
def export_feeds(file: Path) -> None:
    """Write the feeds as OPML to FILE (standard output by default)."""
    opml = write_opml([OpmlFeed(feed.url, feed.title) for feed in run_async(_followed())])
    if str(file) == "-":
        click.echo(opml.decode(), nl=False)
        return
    try:
        file.write_bytes(opml)
    except OSError as error:
        raise BotError(f"{file} cannot be written: {error.strerror}") from None


async def _followed() -> Sequence[StoredFeed]:
    async with await open_newsroom(prepared()) as newsroom, newsroom.database.read() as connection:
        return await stored.list_all(connection)


async def _add(urls: tuple[str, ...]) -> int:
    failures = 0
    async with await open_newsroom(prepared()) as newsroom:
        for url in urls:
            try:
                feed = await newsroom.poller.add(url)
                click.echo(f"{feed.url}: {feed.title or 'added'}")
            except ContentError as error:
                failures += 1
                problem(str(error))
    return 1 if failures else 0


async def _remove(urls: tuple[str, ...]) -> int:
    unknown = []
    async with await open_newsroom(prepared()) as newsroom, newsroom.database.write() as connection:
        for url in urls:
            if not await stored.remove(connection, url):
                unknown.append(url)
    for url in unknown:
        problem(f"{url} is not followed; `jarshy feeds list` shows what is")
    return 1 if unknown else 0


async def _poll(as_json: bool) -> int:
    async with await open_newsroom(prepared()) as newsroom:
        followed = sum(feed.active for feed in await newsroom.feeds())
        with progress_of(followed, "Polling") as step:
            results = await newsroom.poller.poll(only_due=False, on_result=lambda _result: step())
    for result in results:
        if as_json:
            print_json(_result_json(result))
        elif result.error:
            problem(f"{result.url}: {result.error}")
        else:
            click.echo(f"{result.title or result.url}: {result.new} new")
    return 1 if any(result.error for result in results) else 0


async def _follow(found: Sequence[OpmlFeed]) -> int:
    async with await open_newsroom(prepared()) as newsroom:
        return await newsroom.follow(found)


def _state(feed: StoredFeed) -> str:
    """How the feed is, and when it is asked next."""
    if not feed.active:
        return click.style(f"off: {feed.error}", fg="red")
    then = f"next at {feed.next_poll:%Y-%m-%d %H:%M} UTC"
    if not feed.error:
        return f"{click.style('ok', fg='green')} · {then}"
    times = f" ({feed.failures} times in a row)" if feed.failures > 1 else ""
    return f"{click.style(feed.error + times, fg='red')} · {then}"


def _feed_json(feed: StoredFeed) -> dict[str, object]:
    return {
        "url": feed.url,
        "title": feed.title,
        "active": feed.active,
        "failures": feed.failures,
        "error": feed.error,
        "last_polled": feed.last_polled.isoformat() if feed.last_polled else None,
        "last_success": feed.last_success.isoformat() if feed.last_success else None,
        "next_poll": feed.next_poll.isoformat(),
        "sent_until": feed.sent_until.isoformat() if feed.sent_until else None,
    }


def _result_json(result: PollResult) -> dict[str, object]:
    return {
        "url": result.url,
        "title": result.title,
        "new": result.new,
        "unchanged": result.unchanged,
        "error": result.error,
    }
