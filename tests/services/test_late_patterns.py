# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""PySide's patterns wait until they are used, its messages stay the same, and Python's way comes back."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest

from holdspace.services.late_patterns import late_patterns

SAID = """
import contextlib, inspect, sys
from holdspace.services.late_patterns import late_patterns
with late_patterns() if sys.argv[1] == "late" else contextlib.nullcontext():
    import PySide6.QtCore as core
from PySide6 import QtGui, QtWidgets
for wrong in (
    lambda: core.QRect("no"),
    lambda: core.QTimer.singleShot("no"),
    lambda: QtGui.QColor([], {}),
    lambda: core.QLocale("en").toString(object()),
):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(error)
for kind in (core.QRect, core.QObject, core.QTimer, QtGui.QPainter, QtGui.QFont, QtWidgets.QWidget):
    for name, thing in sorted(vars(kind).items()):
        print(name, getattr(thing, "__signature__", None), thing.__doc__ if callable(thing) else "")
"""


def said(way: str) -> str:
    done = subprocess.run([sys.executable, "-c", SAID, way], capture_output=True, text=True, check=True)
    return re.sub(r" at 0x[0-9a-f]+", "", done.stdout)


def test_what_pyside_says_is_the_same() -> None:
    late = said("late")
    assert "PySide6.QtCore.QRect" in late
    assert len(late) > 10_000
    assert late == said("stock")


def compiled_by(whose: str, what: str) -> Any:
    there: dict[str, Any] = {"__name__": whose, "re": re}
    exec(f"made = re.compile({what})", there)
    return there["made"]


def test_a_pattern_that_waits_does_as_it_would() -> None:
    with late_patterns():
        made = compiled_by("shibokensupport.here", "'(,)', re.VERBOSE")
    assert not isinstance(made, re.Pattern)
    split, match, sub = made.split, made.match, made.sub
    assert split("a,b", maxsplit=1) == ["a", ",", "b"]
    assert match("x") is None
    assert sub(";", "a,b") == "a;b"
    assert made.search("a,b").span() == (1, 2)
    assert made.pattern == "(,)"


def test_others_patterns_do_not_wait_and_pythons_way_comes_back() -> None:
    stock = re.compile
    with late_patterns():
        assert isinstance(compiled_by("holdspace.here", "'a'"), re.Pattern)
    assert re.compile is stock
    with pytest.raises(RuntimeError), late_patterns():
        raise RuntimeError
    assert re.compile is stock


WAITED = """
from holdspace.services import late_patterns as module
made, used = [], []
class Counted(module._Late):
    def __init__(self, *parts):
        made.append(self)
        super().__init__(*parts)
    def _made(self):
        used.append(self)
        return super()._made()
module._Late = Counted
with module.late_patterns():
    import PySide6.QtCore
from PySide6.QtWidgets import QApplication
print(len(made), len(used))
"""


def test_a_start_uses_none_of_them() -> None:
    done = subprocess.run([sys.executable, "-c", WAITED], capture_output=True, text=True, check=True)
    made, used = map(int, done.stdout.split())
    assert made >= 3
    assert used == 0
