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


def test_what_comes_first_has_a_sentence_and_a_button_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    first = ("3 backups are here.", "Restore one of them", "journal.restore")
    empty = EmptyState(theme, "Your words will be here.", "Make my journal", "journal.setup", first)
    qtbot.addWidget(empty)
    empty.show()
    assert "3 backups are here." in [label.text() for label in empty.findChildren(Text)]
    empty.setFocus()
    assert empty.focusWidget().accessibleIdentifier() == "journal.restore"
    with qtbot.waitSignal(empty.first_pressed):
        qtbot.keyClick(empty.focusWidget(), Qt.Key.Key_Return)
