"""`jarshy import` and `jarshy export`."""

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from bot.cli.opening import open_newsroom
from bot.cli.output import prepared, print_json, progress, run_async
from bot.errors import BotError
from content.article import Article, from_json
from content.article import to_json as article_json
from content.errors import ContentError


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_articles(file: Path) -> None:
    """Take in all articles of a JSON Lines file (.gz allowed), as `export` writes it."""
    added, changed, same = run_async(_import(file))
    click.echo(f"{added} new, {changed} changed, {same} already here")


_BATCH = 50  # articles a transaction: large enough for speed, small enough to let others write


async def _import(file: Path) -> tuple[int, int, int]:
    counted: Counter[str] = Counter()
    async with await open_newsroom(prepared()) as newsroom:
        batch: list[Article] = []

        async def store() -> None:
            counted.update(taken.change for taken in await newsroom.take(batch, "import"))
            batch.clear()

        try:
            with progress(_lines(file), f"Importing {file.name}") as articles:
                for article in articles:
                    batch.append(article)
                    if len(batch) == _BATCH:
                        await store()
        finally:
            await store()  # also what came before a broken line
    return counted["new"], counted["changed"], counted["same"]


def _lines(file: Path) -> Iterator[Article]:
    opener: Any = gzip.open if file.suffix == ".gz" else open
    done = 0
    try:
        with opener(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    yield from_json(json.loads(line))
                done += 1
    except UnicodeDecodeError as error:
        raise BotError(f"{file}: not in UTF-8, from line {done + 1} on ({error})") from None
    except (ContentError, ValueError, OverflowError, RecursionError) as error:  # whatever stands in a line
        raise BotError(f"{file}, line {done + 1}: {error}; the lines before it are stored") from None
    except (OSError, EOFError, zlib.error) as error:
        raise BotError(f"{file}: cannot be read, from line {done + 1} on ({error})") from None


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
def export_articles(file: Path) -> None:
    """Write all articles to a JSON Lines file (.gz allowed; - is standard output)."""
    number = run_async(_export(file))
    click.echo(f"{number} articles", err=True)


async def _export(file: Path) -> int:
    number = 0
    async with await open_newsroom(prepared()) as newsroom:
        if str(file) == "-":
            async for article in newsroom.export():
                print_json(article_json(article))
                number += 1
            return number
        unfinished = file.with_name(file.name + ".part")  # FILE itself is whole or absent
        try:
            with unfinished.open("wb") as raw, _compressed(file, raw) as out:
                async for article in newsroom.export():
                    out.write((json.dumps(article_json(article), ensure_ascii=False) + "\n").encode())
                    number += 1
            unfinished.replace(file)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise BotError(f"{file} cannot be written: {error.strerror}") from None
    return number


def _compressed(file: Path, raw: BinaryIO) -> Any:
    return gzip.open(raw, "wb") if file.suffix == ".gz" else raw
