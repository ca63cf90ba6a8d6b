# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whatever any importer or exporter can count as left behind is said in words, never as its id."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from holdspace.services import formats
from holdspace.services.formats import day_one_words, unheld
from holdspace.services.formats.exporters import holdspace_json
from holdspace.services.formats.importers import (
    day_one,
    day_one_rich_text,
    day_one_text,
    daylio_backup,
)
from holdspace.storage import bouquin
from holdspace.ui.moving.words import part_rows

FOLDER = Path(formats.__file__).parent
COUNTERS = {"losses", "_losses", "unheld", "dropped", "_dropped", "among"}
NO_PARTS = {"tags", "starred"}
"""What a text of Day One says that does come along."""
FROM_TABLES: dict[str, set[str]] = {
    "day_one.py": {what for _, what in (*day_one._MEDIA, *day_one._MARKS)},
    "day_one_rich_text.py": set(day_one_rich_text._KINDS.values()),
    "day_one_words.py": set(day_one_words._KINDS.values()),
    "day_one_text.py": set(day_one_text._LABELS) - NO_PARTS,
    "daylio_backup.py": {*daylio_backup._ASSETS.values(), *(what for _, what in daylio_backup._LEFT_OUT)},
    "bouquin_notebook.py": {"version", *bouquin._LEFT_OUT.values()},
    "holdspace_json.py": set(holdspace_json.LATER),
    "exporters/day_one.py": {unheld.CHANGED_TEXT},
    "exporters/jrnl.py": {unheld.CHANGED_TEXT},
    "unheld.py": {unheld.WORDLESS, *unheld._FIELDS},
    "records.py": set(),  # what a counter was given, given on
    "intake.py": set(),
}
"""Where a part is not named where it is counted, what it can be; by the file that counts."""


def counted(file: Path) -> Iterator[ast.expr]:
    """Give what stands for a part wherever one is counted in a module."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and _counts(node.func):
            yield node.args[0]
        elif isinstance(node, ast.Subscript) and _name(node.value) in COUNTERS:
            yield node.slice


def _counts(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id == "Dropped"
    if not (isinstance(called, ast.Attribute) and called.attr in ("add", "update")):
        return False
    return _name(called.value) in (COUNTERS | {"_counts"} | ({"self"} if called.attr == "add" else set()))


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def strings_in(node: ast.expr) -> set[str]:
    found = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return {each for each in found if isinstance(each, str)}


def parts_of(file: Path) -> set[str]:
    parts: set[str] = set()
    for node in counted(file):
        strings = strings_in(node)
        if not isinstance(node, ast.Constant):
            known = {file.name, file.relative_to(FOLDER).as_posix()} & set(FROM_TABLES)
            assert known, f"{file.name}, line {node.lineno}: say in FROM_TABLES what this can be"
            parts |= set().union(*(FROM_TABLES[each] for each in known))
        parts |= strings
    return parts


MODULES = sorted(file for file in FOLDER.rglob("*.py") if parts_of(file))


def test_the_walk_finds_what_is_there() -> None:
    found = set().union(*map(parts_of, MODULES))
    assert len(MODULES) >= 12
    assert {"property", "created_at", "tags", "tag", "photo", "version", "goal", "mood", "scale"} <= found


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_every_part_that_is_left_behind_has_words(file: Path) -> None:
    for part in parts_of(file):
        ((words, _),) = part_rows({part: 1}, QLocale("en_GB"))
        assert words != "Other", part
        assert words != part
