"""`jarshy run`."""

import click

from bot.cli.output import prepared, run_async
from bot.memory import importing, share_one_pool
from bot.roles import Role


@click.command()
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.ALL.value,
    show_default=True,
    help="On many machines with one PostgreSQL, the part that this process does; several may do each.",
)
def run(role: str) -> None:
    """Run the whole bot in one process, or one part of it.

    Without TELEGRAM_BOT_TOKEN it serves the playground: a chat page on 127.0.0.1:8080
    to try the bot in a browser.
    """
    settings = prepared()
    share_one_pool()
    with importing():
        from bot.app import run_bot  # everything else starts quicker without it

    run_async(run_bot(settings, Role(role)))
