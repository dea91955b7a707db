"""`jarshy copy`."""

import click

from bot.cli.output import prepared, run_async
from content.store import Database
from content.store.copying import Contents, copy


@click.command("copy")
@click.option("--from", "source", required=True, metavar="URL", help="sqlite:///path or postgresql://...")
@click.option("--to", "target", required=True, metavar="URL", help="The same; an empty database.")
def copy_database(source: str, target: str) -> None:
    """Copy a whole installation into another database, of either kind; stop the bot first.

    Counts and checksums of every table are compared before anything counts.
    """
    prepared()
    copied = run_async(_copy(source, target))
    click.echo(f"{sum(table.rows for table in copied)} rows in {len(copied)} tables, all as they were")


async def _copy(source: str, target: str) -> tuple[Contents, ...]:
    left = await Database.open(source, create=False)
    try:
        right = await Database.open(target)
        try:
            return await copy(left, right, on_table=_show)
        finally:
            await right.close()
    finally:
        await left.close()


def _show(contents: Contents) -> None:
    click.echo(f"{contents.table:<16} {contents.rows:>9} rows  {contents.checksum}")
