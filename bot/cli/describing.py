"""`jarshy settings`: the settings as they are now."""

import re
from typing import Any

import click
from pydantic import SecretStr

from bot.cli.output import as_json, print_json
from bot.settings import Settings, load_settings

_PASSWORD = re.compile(r"(://[^:/@]*:)[^@]*@")  # DATABASE_URL may hold one


@click.command()
@as_json
@click.option("--changed", is_flag=True, help="Only those that differ from their default.")
def settings(as_json: bool, changed: bool) -> None:
    """Every setting with its value and meaning; secrets are not shown."""
    present = load_settings()
    for name, field in Settings.model_fields.items():
        value, default = getattr(present, name), field.default
        if changed and value == default:
            continue
        shown = _shown(value)
        if as_json:
            print_json({"name": name.upper(), "value": shown, "meaning": field.description})
        else:
            click.echo(f"{click.style(name.upper(), bold=True)}={shown}\n  {field.description}")


def _shown(value: Any) -> str:
    if isinstance(value, SecretStr):
        return "(set)" if value.get_secret_value() else ""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return _PASSWORD.sub(r"\1(set)@", str(value))
