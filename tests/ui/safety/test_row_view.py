# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One row of the page Safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from holdspace.ui.safety.row_view import RowView
from holdspace.ui.safety.rows import Row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

ROW = Row("code", "Recovery code", "It opens the journal.", "Show it again")


def test_its_button_asks_for_it_and_says_what_for(qtbot: QtBot, theme: Theme) -> None:
    view = RowView(theme, ROW)
    qtbot.addWidget(view)
    assert view.button.accessibleName() == "Recovery code: Show it again"
    with qtbot.waitSignal(view.wanted) as wanted:
        view.button.click()
    assert wanted.args == ["code"]


def test_its_sentence_can_change(qtbot: QtBot, theme: Theme) -> None:
    view = RowView(theme, ROW)
    qtbot.addWidget(view)
    view.say("Shown on Monday.")
    assert "Shown on Monday." in [label.text() for label in view.findChildren(QLabel)]
