# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A field to search with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> SearchField:
    field = SearchField(theme, "Find a phrase", "Clear", "cards.search")
    qtbot.addWidget(field)
    field.show()
    return field


def test_escape_clears_and_stays(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "door")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_the_clear_button_is_there_only_with_text(qtbot: QtBot, field: SearchField) -> None:
    clear = field.findChild(Button)
    assert clear is not None
    assert clear.isHidden()
    qtbot.keyClicks(field, "d")
    assert clear.isVisible()
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert clear.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_down_and_enter_go_on_to_what_was_found(qtbot: QtBot, field: SearchField, key: Qt.Key) -> None:
    with qtbot.waitSignal(field.left_downwards):
        qtbot.keyClick(field, key)


def test_the_placeholder_fits_at_twice_the_text_size(field: SearchField, theme: Theme) -> None:
    theme.scale_text(200)
    try:
        words = field.fontMetrics().horizontalAdvance(field.placeholderText())
        margins = field.textMargins()
        assert words + margins.left() + margins.right() < field.minimumSizeHint().width()
    finally:
        theme.scale_text(100)
