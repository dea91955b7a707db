"""How statements are made."""

import ast
from pathlib import Path

import pytest

import bot
import content

FILES = [path for package in (bot, content) for path in Path(package.__file__).parent.rglob("*.py")]
_RAW = {"text", "exec_driver_sql", "literal_column"}  # what SQLAlchemy takes SQL as text by


@pytest.mark.parametrize("path", [file for file in FILES if "sqlalchemy" in file.read_text("utf-8")], ids=str)
def test_no_statement_is_put_together_from_text(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in _RAW:
            assert _is_fixed(node.args[0]), f"{path}:{node.lineno}"


def _is_fixed(node):
    """Whether it is written out, or compiled from an expression, whose values are bound."""
    if isinstance(node, ast.IfExp):
        return _is_fixed(node.body) and _is_fixed(node.orelse)
    return isinstance(node, ast.Constant) or ast.unparse(node).startswith("str(insertion.compile(")
