# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The preview of the visor sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF

from holdspace.services.visor_sheet import VisorLine
from holdspace.ui.visor.preview import SheetPreview

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_has_the_papers_shape_and_shows_what_is_on_it(qtbot: QtBot, theme: Theme) -> None:
    preview = SheetPreview(theme, QSizeF(792, 612))
    qtbot.addWidget(preview)
    preview.show_lines((), "The sheet, with 0 cards")
    preview.resize(396, preview.heightForWidth(396))
    assert preview.height() == 306
    blank = preview.grab().toImage()
    preview.show_lines((VisorLine("Shouting", "I want to hear this."),), "The sheet, with one card")
    assert preview.grab().toImage() != blank
    assert preview.accessibleName() == "The sheet, with one card"
    assert preview.accessibleDescription() == "I want to hear this."
    plain = preview.grab().toImage()
    preview.show_lines((VisorLine("Shouting", "I want to hear this."),), "x", "Read it parked.")
    assert preview.grab().toImage() != plain


def test_it_keeps_up_with_the_theme(qtbot: QtBot, theme: Theme) -> None:
    preview = SheetPreview(theme, QSizeF(792, 612))
    qtbot.addWidget(preview)
    preview.show_lines((VisorLine("Shouting", "I want to hear this."),), "x")
    light = preview.grab().toImage()
    theme.choose("dark")
    assert preview.grab().toImage() != light


def test_a_gap_has_a_line_to_write_on_and_is_said_as_words(qtbot: QtBot, theme: Theme) -> None:
    preview = SheetPreview(theme, QSizeF(792, 612))
    qtbot.addWidget(preview)
    preview.show_lines((VisorLine("Stuck", "I’ll call you [day]."),), "x")
    assert preview.accessibleDescription() == "I’ll call you (your own: day)."
    [cell] = preview._laid_out()._cells
    assert len(cell.words.marks) == 1
