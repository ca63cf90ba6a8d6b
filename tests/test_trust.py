# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""docs/trust.md names for each of the 56 cases a test that is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAPER = (ROOT / "docs/trust.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(?P<file>(?:[\w/]+/)?test_\w+\.py)?(?:::(?P<test>test_\w+))?`")
CASES = 56


@cache
def functions_of(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def named_in(text: str) -> list[tuple[str, str]]:
    """Return each file named in a text, and the test in it or ""; a test alone is in the file before it."""
    found = []
    file = ""
    for match in NAMED.finditer(text):
        if not (match["file"] or match["test"]):
            continue
        file = match["file"] or file
        found.append((file if file.startswith("tests/") else f"tests/storage/{file}", match["test"] or ""))
    return found


def test_every_case_has_its_row() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| (.*) \|$", PAPER, flags=re.MULTILINE))
    assert sorted(map(int, rows)) == list(range(1, CASES + 1))
    without = {int(number) for number, row in rows.items() if not named_in(row)}
    assert without == {2}, "which is the same as the row above"


def test_every_test_that_is_named_is_there() -> None:
    named = named_in(PAPER)
    assert len(named) > CASES
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / file).is_file() or (test and test not in functions_of(file))
    ]
    assert missing == []
