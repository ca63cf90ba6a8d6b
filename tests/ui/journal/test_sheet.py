# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The sheet's edge and margins, and its labelled rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from holdspace.ui.journal.sheet import EntrySheet, LabelledRows
from holdspace.ui.theme.theme import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.mark.parametrize("always", [True, False])
def test_the_edge_tells_where_the_keyboard_is(theme: Theme, always: bool, qtbot: QtBot) -> None:
    sheet = EntrySheet(theme)
    words, other = QLineEdit(), QLineEdit()
    sheet.column.addWidget(words)
    sheet.column.addWidget(other)
    sheet.watch(words, always=always)
    qtbot.addWidget(sheet)
    sheet.resize(300, 200)
    sheet.column.setContentsMargins(20, 20, 20, 20)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()

    def edge() -> str:
        return sheet.grab().toImage().pixelColor(150, 0).name()

    other.setFocus()
    assert edge() == theme.colour("line").name()
    words.setFocus(Qt.FocusReason.TabFocusReason)
    assert edge() == theme.colour("focus").name()
    other.setFocus()
    words.setFocus(Qt.FocusReason.MouseFocusReason)
    assert edge() == theme.colour("focus" if always else "line").name()


def test_long_lines_end_before_a_wide_sheet_does(theme: Theme, qtbot: QtBot) -> None:
    sheet = EntrySheet(theme)
    qtbot.addWidget(sheet)
    sheet.resize(1300, 600)
    assert sheet.width() - sheet.side() - sheet.inset() == theme.px(700)
    sheet.resize(700, 600)
    assert sheet.inset() == sheet.side() == theme.px(56)
    sheet.resize(400, 600)
    assert sheet.side() < theme.px(56)


def test_rows_have_their_labels_and_hide_with_them(theme: Theme, qtbot: QtBot) -> None:
    rows = LabelledRows(theme)
    qtbot.addWidget(rows)
    first, second = QLabel("first"), QLabel("second")
    rows.add("One", first, 27)
    rows.add("Two", second, 27)
    rows.resize(600, 100)
    rows.show()
    one = next(each for each in rows.findChildren(Text) if each.text() == "One")
    assert one.buddy() is first
    rows.show_row(first, shown=False)
    assert not one.isVisible()
    assert rows.any_shown()
    rows.show_row(second, shown=False)
    assert not rows.any_shown()


def test_labels_stand_above_where_there_is_little_room(theme: Theme, qtbot: QtBot) -> None:
    rows = LabelledRows(theme, room=400)
    qtbot.addWidget(rows)
    what = QWidget()
    rows.add("One", what, 27)
    rows.show()
    label = rows.findChildren(Text)[0]
    rows.resize(600, 100)
    qtbot.waitUntil(lambda: what.x() > label.x())
    rows.resize(300, 100)
    qtbot.waitUntil(lambda: what.x() == label.x() and what.y() > label.y())
