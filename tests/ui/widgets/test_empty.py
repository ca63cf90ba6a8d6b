# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An empty place invites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Text
from holdspace.ui.widgets.empty import EmptyState
from holdspace.ui.widgets.mark import Mark

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_has_a_mark_one_sentence_and_one_link(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "Your words will be here.", "Write a few on Now", "journal.write")
    qtbot.addWidget(empty)
    empty.resize(500, 400)
    empty.show()
    assert len(empty.findChildren(Mark)) == 1
    assert [label.text() for label in empty.findChildren(Text)] == ["Your words will be here."]
    (link,) = [each for each in empty.findChildren(QWidget) if each.accessibleIdentifier() == "journal.write"]
    empty.setFocus()
    assert empty.focusWidget() is link
    with qtbot.waitSignal(empty.link_pressed):
        qtbot.keyClick(link, Qt.Key.Key_Return)
