# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words that are selected never become X11's primary selection, which any program may read."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk

SELECTING = """
import sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from holdspace.services.resources import resources_folder
from holdspace.ui.journal.entry_view import EntryView, PlainView
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.private_line import PrivateLine

app = QApplication([])
theme = Theme(app, resources_folder(), "light")
kind = sys.argv[1]
box = EntryEdit(theme) if kind == "entry" else (EntryView if kind == "rendered" else PlainView)(theme, print)


class Held:
    def __init__(self, hasSelection):
        self.hasSelection = hasSelection


if kind == "line":
    box = PrivateLine()
    box.setText("one two three four")
    box.viewport, box.textCursor = (lambda: box), (lambda: Held(box.hasSelectedText))
else:
    box.setPlainText("one two three four")
box.resize(400, 120)
box.show()
box.activateWindow()
QTest.qWaitForWindowActive(box)
clipboard, left, ctrl = app.clipboard(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
assert clipboard.supportsSelection()
seen = []


def look(what):
    assert box.textCursor().hasSelection(), what
    seen.append(clipboard.text(QClipboard.Mode.Selection))


QTest.mousePress(box.viewport(), left, pos=QPoint(5, 12))
QTest.mouseMove(box.viewport(), QPoint(90, 12))
QTest.mouseRelease(box.viewport(), left, pos=QPoint(90, 12))
look("drag")
QTest.mouseDClick(box.viewport(), left, pos=QPoint(20, 12))
look("double click")
QTest.keyClick(box, Qt.Key.Key_A, ctrl)
look("all")
QTest.keyClick(box, Qt.Key.Key_Home, ctrl)
QTest.keyClick(box, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
look("by key")
print(seen)
"""


@pytest.mark.parametrize("kind", ["entry", "rendered", "plain", "line"])
def test_selecting_leaves_the_primary_selection_empty(
    desk: Desk, home: Path, person: Path, kind: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SELECTING, kind],
        env=desk.environment(home, person),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "['', '', '', '']"), done.stderr
