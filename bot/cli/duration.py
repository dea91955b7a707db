"""The command-line type for spans of time such as 24h."""

import re
from datetime import timedelta
from typing import Any

import click

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Duration(click.ParamType[timedelta]):
    """90m, 24h, 7d or 2w as a timedelta."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        if isinstance(value, timedelta):
            return value
        match = re.fullmatch(r"(\d{1,5})([mhdw])", value.strip().lower(), re.ASCII)
        if not match or int(match[1]) == 0:
            self.fail(f"{value!r} is no span of time; write 90m, 24h, 7d or 2w", param, ctx)
        return timedelta(**{_UNITS[match[2]]: int(match[1])})
