# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was added and what was taken out looks different in more than colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from holdspace.domain.diff_excerpt import ShownPiece
from holdspace.domain.word_diff import ADDED, REMOVED, SAME
from holdspace.ui.journal.diff_view import DiffView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def form_at(view: DiffView, words: str) -> QTextCharFormat:
    cursor: QTextCursor = view.document().find(words)
    return cursor.charFormat()


def test_each_kind_has_a_form_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    copied: list[str] = []
    view = DiffView(theme, copied.append)
    qtbot.addWidget(view)
    view.show_pieces([ShownPiece(SAME, "one "), ShownPiece(REMOVED, "two "), ShownPiece(ADDED, "three", 7)])
    single = QTextCharFormat.UnderlineStyle.SingleUnderline
    assert form_at(view, "two").fontStrikeOut()
    assert form_at(view, "two").foreground().color() == theme.colour("ink2")
    assert form_at(view, "three").underlineStyle() == single
    assert form_at(view, "three").background().color() == theme.colour("sage_soft")
    plain = form_at(view, "one")
    assert not plain.fontStrikeOut()
    assert plain.underlineStyle() != single
    assert "[… 7 characters …]" in view.toPlainText()
    theme.choose("dark")
    assert form_at(view, "three").background().color() == theme.colour("sage_soft")
    view.selectAll()
    view.copy()
    assert copied[0].startswith("one two three")


def test_a_word_and_the_one_in_its_place_stand_apart(theme: Theme, qtbot: QtBot) -> None:
    view = DiffView(theme, lambda _words: None)
    qtbot.addWidget(view)
    view.show_pieces([ShownPiece(SAME, "went "), ShownPiece(REMOVED, "home"), ShownPiece(ADDED, "away")])
    assert view.toPlainText() == "went home\N{THIN SPACE}away"
    view.show_pieces([ShownPiece(SAME, "went "), ShownPiece(ADDED, "home")])
    assert view.toPlainText() == "went home"
