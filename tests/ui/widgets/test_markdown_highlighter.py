# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Marks step back and their meaning shows; a long text is looked at only where it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextBlock, QTextCursor

from holdspace.domain.markdown_looks import looks_of
from holdspace.ui.widgets import markdown_highlighter
from holdspace.ui.widgets.entry_edit import LONGEST_TEXT, EntryEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

LEAF = "\U0001f33f"


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> EntryEdit:
    box = EntryEdit(theme)
    qtbot.addWidget(box)
    box.resize(500, 300)
    box.show()
    return box


def looks(block: QTextBlock) -> dict[str, str]:
    """Return what each part of a line looks like: its colour if it has one, weight and slant."""
    text = block.text().encode("utf-16-le")
    found = {}
    for each in block.layout().formats():
        part = text[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
        font, colour = each.format.font(), each.format.foreground()
        weight = round(font.variableAxisValue(font.Tag("wght")))
        slant = "italic" if font.italic() else "upright"
        found[part] = colour.color().name() if colour.style().value else f"{weight} {slant}"
    return found


def test_marks_step_back_and_what_they_mean_shows(box: EntryEdit, theme: Theme) -> None:
    box.show_text(f"# head\n{LEAF} **so** *it*")
    ink3 = theme.colour("ink3").name()
    first = box.document().firstBlock()
    assert looks(first) == {"# ": ink3, "head": "600 upright"}
    assert looks(first.next()) == {"**": ink3, "so": "700 upright", "*": ink3, "it": "500 italic"}


def test_it_follows_the_keys_and_the_theme(qtbot: QtBot, box: EntryEdit, theme: Theme) -> None:
    qtbot.keyClicks(box, "a *b")
    assert looks(box.document().firstBlock()) == {}
    qtbot.keyClicks(box, "*")
    assert looks(box.document().firstBlock())["b"] == "500 italic"
    theme.choose("dark")
    assert looks(box.document().firstBlock())["*"] == theme.colour("ink3").name()


def test_looks_are_no_change_and_no_step_to_undo(qtbot: QtBot, box: EntryEdit, theme: Theme) -> None:
    box.show_text("- **words**\n" * 1000)
    with qtbot.assertNotEmitted(box.textChanged):
        box.verticalScrollBar().setValue(0)
        box.verticalScrollBar().setValue(900)
        theme.choose("dark")
    assert not box.document().isUndoAvailable()
    assert not box.document().firstBlock().charFormat().foreground().style().value


def test_the_longest_text_holds_up_nothing(box: EntryEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    monkeypatch.setattr(
        markdown_highlighter, "looks_of", lambda line: looked_at.append(line) or looks_of(line)
    )
    box.show_text("- **a**\n" * (LONGEST_TEXT // 8))
    box.moveCursor(QTextCursor.MoveOperation.Start)
    assert 0 < len(looked_at) < 500  # a few screens; Qt lays out anew after each, all 12,500 took a minute
    assert looks(box.document().firstBlock())
    assert not looks(box.document().findBlockByNumber(6000))
    box.moveCursor(QTextCursor.MoveOperation.End)
    assert looks(box.document().lastBlock().previous())
