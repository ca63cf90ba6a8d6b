# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The entry box: plain words, a caret that rests, nothing kept of what was forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QLocale, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from holdspace.ui.widgets.entry_edit import LONGEST_LINE, LONGEST_TEXT, EntryEdit, Sheet, is_editable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class EdgePaints(QObject):
    """Counts how often the upper edge of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and event.region().contains(QPoint(150, 0)):
            self.count += 1
        return False


@pytest.fixture
def entry(qtbot: QtBot, theme: Theme) -> EntryEdit:
    entry = EntryEdit(theme, "now.entry")
    qtbot.addWidget(entry)
    entry.resize(500, 200)
    entry.show()
    entry.activateWindow()
    entry.setFocus()
    qtbot.waitUntil(entry.hasFocus)
    return entry


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_asks_to_set_down_and_writes_nothing(qtbot: QtBot, entry: EntryEdit, key: Qt.Key) -> None:
    qtbot.keyClicks(entry, "a")
    with qtbot.waitSignal(entry.set_down_wanted):
        qtbot.keyClick(entry, key, CTRL)
    assert entry.plain_text() == "a"


def test_enter_alone_begins_a_line_and_more_keys_with_ctrl_enter_ask_for_nothing(
    qtbot: QtBot, entry: EntryEdit
) -> None:
    with qtbot.assertNotEmitted(entry.set_down_wanted):
        qtbot.keyClicks(entry, "a")
        qtbot.keyClick(entry, Qt.Key.Key_Return)
        qtbot.keyClicks(entry, "b")
        qtbot.keyClick(entry, Qt.Key.Key_Return, CTRL | SHIFT)  # lets go, which is the window's
    assert entry.plain_text().startswith("a\nb")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_alt_enter_asks_for_a_role_and_writes_nothing(qtbot: QtBot, entry: EntryEdit, key: Qt.Key) -> None:
    qtbot.keyClicks(entry, "a")
    with qtbot.waitSignal(entry.role_wanted):
        qtbot.keyClick(entry, key, Qt.KeyboardModifier.AltModifier)
    assert entry.plain_text() == "a"


def test_tab_leads_on(qtbot: QtBot, theme: Theme) -> None:
    window, entry, other = QWidget(), EntryEdit(theme), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(entry)
    column.addWidget(other)
    window.show()
    window.activateWindow()
    entry.setFocus()
    qtbot.waitUntil(entry.hasFocus)
    qtbot.keyClick(entry, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is other
    assert entry.plain_text() == ""


def test_pasting_takes_words_and_no_looks(qtbot: QtBot, entry: EntryEdit) -> None:
    pasted = QMimeData()
    pasted.setHtml('<b style="color: red">bold</b><img src="http://example.org/x.png">')
    pasted.setText("bold")
    entry.insertFromMimeData(pasted)
    assert entry.plain_text() == "bold"
    assert not entry.textCursor().charFormat().font().bold()


def paste(entry: EntryEdit, text: str) -> None:
    pasted = QMimeData()
    pasted.setText(text)
    entry.insertFromMimeData(pasted)


LINES = "word\n" * (LONGEST_TEXT // 5)
LINE = "x" * LONGEST_LINE


@pytest.mark.parametrize("text", [LINES, LINE, f"{LINE}\n{LINE}", f"{LINE}\r\n{LINE}"])
def test_a_paste_at_the_limit_is_taken(qtbot: QtBot, entry: EntryEdit, text: str) -> None:
    assert is_editable(text)
    with qtbot.assertNotEmitted(entry.paste_refused):
        paste(entry, text)
    assert entry.plain_text() == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (LINES + "x", LONGEST_TEXT),
        ("x" * 1_000_000, LONGEST_TEXT),
        (LINE + "x", LONGEST_LINE),
        ("\u2028".join([LINE[: LONGEST_LINE // 2]] * 3), LONGEST_LINE),  # one block to Qt, which breaks it
    ],
)
def test_a_longer_paste_is_refused_and_changes_nothing(
    qtbot: QtBot, entry: EntryEdit, text: str, limit: int
) -> None:
    assert not is_editable(text)
    qtbot.keyClicks(entry, "before")
    with qtbot.waitSignal(entry.paste_refused) as refused, qtbot.assertNotEmitted(entry.textChanged):
        paste(entry, text)
    assert refused.args == [limit]
    assert entry.plain_text() == "before"


def test_what_is_there_counts_and_what_is_replaced_does_not(qtbot: QtBot, entry: EntryEdit) -> None:
    entry.show_text("ab\ncd")
    entry.moveCursor(QTextCursor.MoveOperation.Left)
    with qtbot.waitSignal(entry.paste_refused):
        paste(entry, LINE[1:])  # c and d stand on the line
    with qtbot.assertNotEmitted(entry.paste_refused):
        paste(entry, LINE[2:])
    with qtbot.waitSignal(entry.paste_refused):
        paste(entry, "x")
    with qtbot.assertNotEmitted(entry.paste_refused):
        paste(entry, "\n")  # the line is shorter for it
    entry.show_text(LINES)
    with qtbot.waitSignal(entry.paste_refused):
        paste(entry, "x")
    entry.selectAll()
    with qtbot.assertNotEmitted(entry.paste_refused):
        paste(entry, LINES)


def test_the_refusal_names_the_limit(entry: EntryEdit) -> None:
    entry.setLocale(QLocale(QLocale.Language.English))
    assert entry.refusal(LONGEST_TEXT) == (
        "That is too long to paste here: over 100,000 characters. Nothing was changed."
    )
    assert "a line of over 20,000 characters" in entry.refusal(LONGEST_LINE)


def test_what_moves_within_a_box_that_is_full_is_not_lost(entry: EntryEdit) -> None:
    entry.show_text("moved " + LINES)

    class Drop(QDropEvent):
        def source(self) -> EntryEdit:
            return entry

    data = QMimeData()
    data.setText("moved ")
    drop = Drop(
        QPointF(0, 0),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entry.dropEvent(drop)
    assert entry.plain_text().count("moved ") == 2
    entry.dropEvent(
        QDropEvent(
            QPointF(0, 0),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert entry.plain_text().count("moved ") == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one line",
        "two\nlines",
        "  spaces  kept\u00a0too  ",
        "tab\there",
        "\U0001f343 \u05d0\u05d1",
        "a\n\n\nb",
    ],
)
def test_words_come_out_as_they_went_in(entry: EntryEdit, text: str) -> None:
    entry.show_text(text)
    assert entry.plain_text() == text
    assert entry.textCursor().position() == entry.document().characterCount() - 1


def test_showing_words_cannot_be_undone_into_older_ones(qtbot: QtBot, entry: EntryEdit) -> None:
    qtbot.keyClicks(entry, "older")
    entry.show_text("shown")
    entry.undo()
    assert entry.plain_text() == "shown"


def test_what_is_forgotten_cannot_come_back(qtbot: QtBot, entry: EntryEdit) -> None:
    qtbot.keyClicks(entry, "forget me")
    entry.forget()
    assert not entry.document().isUndoAvailable()
    entry.undo()
    entry.redo()
    assert entry.plain_text() == ""
    qtbot.keyClicks(entry, "x")
    entry.undo()
    assert entry.plain_text() == ""  # and undo works for what comes after


def test_lines_stand_as_close_as_before_once_the_text_is_smaller_again(
    qtbot: QtBot, entry: EntryEdit, theme: Theme
) -> None:
    theme.put_sheet_on()
    qtbot.keyClicks(entry, "one")
    before = entry.document().firstBlock().blockFormat().lineHeight()
    for percent in (200, 100):
        theme.scale_text(percent)
        QApplication.processEvents()
    assert entry.document().firstBlock().blockFormat().lineHeight() == before


def test_a_smaller_box_shows_still_where_one_writes(entry: EntryEdit) -> None:
    entry.resize(500, 1000)
    entry.show_text("line\n" * 20)
    QApplication.processEvents()
    entry.resize(500, 120)
    QApplication.processEvents()
    assert entry.viewport().rect().contains(entry.cursorRect().center())


def test_a_change_of_theme_keeps_words_caret_and_undo(qtbot: QtBot, entry: EntryEdit, theme: Theme) -> None:
    qtbot.keyClicks(entry, "one two")
    entry.moveCursor(QTextCursor.MoveOperation.WordLeft)
    before = entry.textCursor().position()
    with qtbot.assertNotEmitted(entry.textChanged):
        theme.choose("dark")
    assert (entry.plain_text(), entry.textCursor().position()) == ("one two", before)
    entry.undo()
    assert entry.plain_text() == ""


def test_every_line_stands_at_the_designs_leading(qtbot: QtBot, entry: EntryEdit, theme: Theme) -> None:
    qtbot.keyClicks(entry, "one")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.keyClicks(entry, "two")
    layout, block = entry.document().documentLayout(), entry.document().begin()
    first, second = layout.blockBoundingRect(block), layout.blockBoundingRect(block.next())
    assert second.top() - first.top() == pytest.approx(14 * 1.32 * 1.55, abs=1.5)
    assert entry.font().pixelSize() == 18


def test_the_caret_rests_after_ten_seconds_and_blinks_again_at_a_key(qtbot: QtBot, entry: EntryEdit) -> None:
    assert entry._blink.isActive()
    ticks = 0
    while entry._blink.isActive():
        entry._blink.timeout.emit()
        ticks += 1
        assert ticks < 50
    assert 9_000 <= ticks * entry._blink.interval() <= 11_000
    assert entry._caret_shown
    qtbot.keyClicks(entry, "a")
    assert entry._blink.isActive()


def test_without_the_keyboard_nothing_blinks(entry: EntryEdit) -> None:
    entry.clearFocus()
    assert not entry._blink.isActive()


def test_what_is_typed_is_marked_as_sensitive(entry: EntryEdit) -> None:
    assert entry.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_the_sheet_shows_by_its_edge_who_has_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    sheet = Sheet(theme)
    qtbot.addWidget(sheet)
    entry = EntryEdit(theme)
    column = QVBoxLayout(sheet)
    column.addWidget(entry)
    sheet.watch(entry)
    sheet.resize(300, 150)
    sheet.show()
    sheet.activateWindow()

    def edge() -> str:
        return sheet.grab().toImage().pixelColor(150, 0).name()

    entry.setFocus()
    qtbot.waitUntil(entry.hasFocus)
    assert edge() == theme.colour("focus").name()
    other = QLineEdit()
    column.addWidget(other)
    QApplication.processEvents()
    paints = EdgePaints(sheet)
    other.setFocus()
    qtbot.waitUntil(lambda: paints.count > 0)
    assert edge() == theme.colour("edge").name()
