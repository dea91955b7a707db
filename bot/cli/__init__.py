"""The operator's commands: parse, call, print."""

import sys
from importlib import import_module

import click

from bot import __version__
from bot.errors import BotError, SettingsError
from bot.memory import importing
from content.errors import ContentError

# Each command's module is imported only when it is used, so that each starts quickly.
_COMMANDS = {
    "run": "running:run",
    "ingest": "reading:ingest",
    "extract": "reading:extract",
    "ask": "answering:ask",
    "digest": "answering:digest",
    "feeds": "feeds:feeds",
    "import": "moving:import_articles",
    "export": "moving:export_articles",
    "check": "upkeep:check",
    "settings": "describing:settings",
    "backup": "upkeep:backup",
    "restore": "upkeep:restore",
    "copy": "copying:copy_database",
}


class _Commands(click.Group):
    """Finds a command in its module by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name].partition(":")
        with importing():
            command: click.Command = getattr(import_module(f"bot.cli.{module}"), attribute)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jarshy")
def jarshy() -> None:
    """Jarshy reads the news for people: digests at their hour, answers with sources, in Telegram."""


def main() -> None:
    """Run a command. Exit codes: 0 done, 1 failed (standard error says why), 2 wrong setting or usage."""
    try:
        sys.exit(jarshy.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
    except SettingsError as error:
        click.echo(f"jarshy: {error}", err=True)
        sys.exit(2)
    except (BotError, ContentError) as error:
        click.echo(f"jarshy: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output went away: `jarshy export - | head`
        sys.stderr.close()
        sys.exit(141)
