"""What commands print, and running their asynchronous part."""

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

import click

from bot.logs import configure_logging
from bot.settings import Settings, load_settings

T = TypeVar("T")

as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line, and nothing else."
)


def prepared() -> Settings:
    """The settings, with logging set up as they say. Raises SettingsError."""
    settings = load_settings()
    configure_logging(settings.log_level, settings.log_format)
    return settings


def run_async(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's asynchronous part to its end."""
    return asyncio.run(work)


def print_json(value: Any) -> None:
    """One object as one line on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False))


def problem(message: str) -> None:
    """One line about something that went wrong, on standard error."""
    click.echo(f"jarshy: {message}", err=True)


def progress(
    items: Iterable[T], label: str, length: int | None = None
) -> AbstractContextManager[Iterable[T]]:
    """A progress bar on standard error; silent where that is no terminal."""
    return click.progressbar(
        items, length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()
    )


@contextmanager
def progress_of(length: int, label: str) -> Iterator[Callable[[], None]]:
    """The same for `length` things that end in any order: call what it gives after each."""
    with click.progressbar(
        length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        yield lambda: bar.update(1)
