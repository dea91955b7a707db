"""Each way in names tests that hold it; they must exist."""

import ast
import re

import pytest
from documents import ROOT

THREATS = (ROOT / "docs/threats.md").read_text("utf-8")
ROWS = [line for line in THREATS.splitlines() if re.match(r"\| (?!way in|-)", line)]
NAMED = sorted(set(re.findall(r"`(tests/[\w/.]+)::(\w+)`", THREATS)))


def test_there_are_ways_in():
    assert len(ROWS) > 25


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[2].strip()[:40])
def test_each_way_in_names_what_holds_it(row):
    _, way, risk, held, tests, _ = row.split("|")
    assert all(cell.strip() for cell in (way, risk, held))
    assert "::test_" in tests


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_is_named_exists(path, name):
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert name in names
