# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Enums made quickly are those that Python makes, every one that Qt has; and Python's way comes back."""

from __future__ import annotations

import enum
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from holdspace.services import quick_enums as module
from holdspace.services.quick_enums import quick_enums

SHAPES = Path(__file__).parent / "enum_shapes.py"


def shapes(way: str) -> Any:
    done = subprocess.run(
        [sys.executable, SHAPES, way],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_every_enum_of_qt_is_as_python_makes_it() -> None:
    quick, stock = shapes("quick"), shapes("stock")
    assert len(stock) > 500
    assert [path for path in stock if quick.get(path) != stock[path]] == []
    assert list(quick) == list(stock)


def test_the_quick_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the comparison above would compare Python with itself."""
    taken: list[str] = []
    monkeypatch.setattr(module, "_add_members", lambda made, names: taken.append(made.__name__))
    with quick_enums():
        enum.Enum("Plain", [("a", 1), ("b", 2)])
    expected = ["Plain"] if sys.version_info[:2] in module._PROVEN else []
    assert taken == expected


def test_what_is_not_plain_is_left_to_python() -> None:
    with quick_enums():
        words = enum.Enum("Words", [("a", "one"), ("b", "two")])
        names = enum.Enum("Names", "a b c")
        named = enum.Enum("Named", [("name", 1), ("value", 2)])
        texts = enum.Enum("Texts", [("a", "x")], type=str)
    assert words("two") is words.b  # type: ignore[attr-defined]
    assert [member.value for member in names] == [1, 2, 3]
    assert [member.name for member in named] == ["name", "value"]
    assert isinstance(texts.a, str)  # type: ignore[attr-defined]


def test_an_unknown_python_makes_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PROVEN", ())
    before = vars(enum.EnumType)["_create_"]
    with quick_enums():
        assert vars(enum.EnumType)["_create_"] is before


def test_pythons_way_comes_back_whatever_happens() -> None:
    before = vars(enum.EnumType)["_create_"]
    with pytest.raises(KeyError), quick_enums():
        raise KeyError
    assert vars(enum.EnumType)["_create_"] is before
