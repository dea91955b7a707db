"""`jarshy run`."""

import click

from bot.cli.output import prepared, run_async
from bot.memory import importing, share_one_pool


@click.command()
def run() -> None:
    """Run the whole bot in one process.

    Without TELEGRAM_BOT_TOKEN it serves the playground: a chat page on 127.0.0.1:8080
    to try the bot in a browser.
    """
    settings = prepared()
    share_one_pool()
    with importing():
        from bot.app import run_bot  # everything else starts quicker without it

    run_async(run_bot(settings))
