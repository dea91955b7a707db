"""`jarshy ask` and `jarshy digest`."""

from datetime import timedelta

import click

from bot.cli.duration import Duration
from bot.cli.editions import edition_as
from bot.cli.opening import open_newsroom
from bot.cli.output import as_json, prepared, print_json, run_async
from content.answer import Answer
from content.answer import to_json as answer_json
from content.clock import SystemClock
from content.edition import Wish
from content.interests import Interests
from content.search.overview import overview_of
from content.search.period import Period
from content.topics import TOPICS


@click.command()
@click.argument("question", nargs=-1, required=True)
@click.option(
    "--limit", default=3, show_default=True, type=click.IntRange(1, 50), help="How many excerpts at most."
)
@click.option("--language", default="", help="Favour articles in this language (en, ru, ...).")
@as_json
def ask(question: tuple[str, ...], limit: int, language: str, as_json: bool) -> None:
    """Answer a question with excerpts from the articles."""
    text = " ".join(question)
    period = None if as_json else overview_of(text, SystemClock().now())
    if period is not None:  # about no subject: "what happened yesterday?"
        click.echo(run_async(_digest((), period, language, "text")))
        return
    answer = run_async(_ask(text, limit, language))
    if as_json:
        print_json(answer_json(answer))
    elif not answer.answered:
        topics = ", ".join(topic.names["en"] for topic in TOPICS.values())
        click.echo(f"Nothing here answers that. Topics to try: {topics}.")
    else:
        _print_excerpts(answer)


async def _ask(question: str, limit: int, language: str) -> Answer:
    async with await open_newsroom(prepared()) as newsroom:
        return await newsroom.ask(question, language=language, limit=limit)


def _print_excerpts(answer: Answer) -> None:
    for number, excerpt in enumerate(answer.excerpts, 1):
        shown, end = "", 0
        for start, stop in excerpt.marks:
            shown += excerpt.text[end:start] + click.style(excerpt.text[start:stop], bold=True)
            end = stop
        click.echo(f"{number}. {shown}{excerpt.text[end:]}")
        date = excerpt.published.date().isoformat() if excerpt.published else ""
        parts = (excerpt.title, excerpt.heading, excerpt.source, date, excerpt.url)
        click.echo(click.style("   " + " · ".join(part for part in parts if part), dim=True))


@click.command()
@click.option("--topics", default="", help="Comma-separated topics (trade,taiwan); all by default.")
@click.option(
    "--since", default="24h", type=Duration(), show_default=True, help="How far back: 24h, 7d, 90m."
)
@click.option("--language", default="", help="Only articles in this language; any by default.")
@click.option(
    "--format",
    "layout",
    default="text",
    show_default=True,
    type=click.Choice(["text", "html", "rich", "json"]),
)
def digest(topics: str, since: timedelta, language: str, layout: str) -> None:
    """Print today's edition."""
    wanted = tuple(part.strip().lower() for part in topics.split(",") if part.strip())
    if unknown := [topic for topic in wanted if topic not in TOPICS]:
        raise click.BadParameter(
            f"no topic {unknown[0]!r}; there are {', '.join(TOPICS)}", param_hint="--topics"
        )
    now = SystemClock().now()
    click.echo(run_async(_digest(wanted, Period(now - since, now), language, layout)))


async def _digest(topics: tuple[str, ...], period: Period, language: str, layout: str) -> str:
    settings = prepared()
    async with await open_newsroom(settings) as newsroom:
        interests = Interests(topics=topics, languages=(language,) if language else ())
        edition = await newsroom.edition(Wish(interests), period.since, period.until, told_in=language)
    return edition_as(layout, edition, language or "en", settings.default_timezone)
