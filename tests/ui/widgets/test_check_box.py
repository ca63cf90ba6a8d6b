# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A box to check."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.check_box import CheckBox


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> CheckBox:
    box = CheckBox(theme, "I have it written down or printed", "vault.recovery_saved")
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_check_and_clear_it(qtbot: QtBot, box: CheckBox, key: Qt.Key) -> None:
    qtbot.keyClick(box, key)
    assert box.isChecked()
    qtbot.keyClick(box, key)
    assert not box.isChecked()


def test_the_whole_sentence_can_be_clicked_and_a_check_moves_nothing(qtbot: QtBot, box: CheckBox) -> None:
    before = box.sizeHint()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()
    assert box.sizeHint() == before


def test_it_is_a_check_box_to_tools(box: CheckBox) -> None:
    face = QAccessible.queryAccessibleInterface(box)
    assert face.role() == QAccessible.Role.CheckBox
    assert face.text(QAccessible.Text.Name) == "I have it written down or printed"


def test_words_wrap_where_there_is_little_room(box: CheckBox) -> None:
    assert box.heightForWidth(box.sizeHint().width()) == box.sizeHint().height()
    assert box.heightForWidth(box.sizeHint().width() // 2) > box.sizeHint().height()


def test_a_box_of_few_words_is_no_wider_than_they_are(qtbot: QtBot, theme: Theme) -> None:
    short, long = CheckBox(theme, "All"), CheckBox(theme, "Leave my words as I wrote them")
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert short.minimumSizeHint().width() == short.sizeHint().width()
    assert long.minimumSizeHint().width() < long.sizeHint().width()


def colours_inside(box: CheckBox, theme: Theme) -> int:
    image = box.grab().toImage()
    middle = range(theme.px(5), theme.px(15))
    return len({image.pixel(x, y + theme.px(6)) for x in middle for y in middle})


def test_checked_shows_by_more_than_colour(box: CheckBox, theme: Theme) -> None:
    assert colours_inside(box, theme) == 1
    box.setChecked(True)
    assert colours_inside(box, theme) > 1, "no tick is drawn"
