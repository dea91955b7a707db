"""`jarshy check`, `backup` and `restore`."""

import sys
from pathlib import Path

import click

from bot.cli.output import as_json, prepared, print_json, run_async
from bot.errors import SettingsError
from bot.settings import load_settings


@click.command()
@as_json
def check(as_json: bool) -> int:
    """Check configuration, database, Telegram token, feeds, clock and disk: each ok, or what to do."""
    from bot.checks import Finding, check_all

    try:
        load_settings()
        findings = run_async(check_all(prepared()))
    except SettingsError as error:
        findings = [Finding("configuration", False, str(error))]
    for finding in findings:
        if as_json:
            print_json({"check": finding.name, "ok": finding.ok, "detail": finding.detail})
        else:
            mark = click.style("ok  ", fg="green") if finding.ok else click.style("FAIL", fg="red")
            click.echo(f"{mark}  {finding.name}: {finding.detail}")
    return 0 if all(finding.ok for finding in findings) else 1


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write a consistent copy of the database to FILE, a SQLite database, also while the bot runs."""
    from content.store.copies import back_up

    size = run_async(back_up(prepared().database_url, file))
    click.echo(f"{file}: {size / 1e6:.1f} MB")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask before replacing what is there.")
def restore(file: Path, yes: bool) -> None:
    """Replace the database by the copy in FILE. Stop the bot first."""
    from content.store.copies import put_back

    settings = prepared()
    if not yes and sys.stdin.isatty():
        click.confirm("This replaces the whole database. Go on?", abort=True)
    run_async(put_back(settings.database_url, file))
    click.echo(f"restored from {file}")
