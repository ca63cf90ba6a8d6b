# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. The keys that put Markdown's marks into an entry box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from holdspace.domain.markdown_editing import Passage

KEYS: dict[str, str] = {
    "bold": "Ctrl+B",
    "italic": "Ctrl+I",
    "list": "Ctrl+Shift+L",
    "quote": "Ctrl+Shift+B",
    "heading": "Ctrl+Shift+H",
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier
_BY_KEY = (
    (QKeyCombination(_CTRL, Qt.Key.Key_B), "bold"),
    (QKeyCombination(_CTRL, Qt.Key.Key_I), "italic"),
    (QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_L), "list"),
    (QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_B), "quote"),
    (QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_H), "heading"),
)


def mark_wanted(event: QKeyEvent) -> str:
    """Return which mark a key press asks for, or ""."""
    pressed = event.keyCombination()
    return next((mark for keys, mark in _BY_KEY if keys == pressed), "")


def is_line_end(event: QKeyEvent) -> bool:
    """Say whether a key press is Enter and nothing more."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def toggle_mark(box: QTextEdit, mark: str) -> None:
    """Put a mark of KEYS on what is selected in the box, or take it off: one step to undo."""
    from holdspace.domain import markdown_editing

    toggle = {
        "bold": markdown_editing.toggle_strong,
        "italic": markdown_editing.toggle_emphasis,
        "list": markdown_editing.toggle_list,
        "quote": markdown_editing.toggle_quote,
        "heading": markdown_editing.toggle_heading,
    }[mark]
    passage, at = _passage(box.textCursor())
    _rewrite(box, passage, toggle(passage), at)


def begin_line(box: QTextEdit) -> bool:
    """Go on with the list or quote at the caret, or end it; False where Enter only breaks the line."""
    from holdspace.domain import markdown_editing

    cursor = box.textCursor()
    if cursor.hasSelection():
        return False
    passage, at = _passage(cursor)
    begun = markdown_editing.begin_line(passage, cursor.block().previous().text())
    if begun is not None:
        _rewrite(box, passage, begun, at)
    return begun is not None


def units(text: str) -> int:
    """Return how many of Qt's positions `text` takes: two for what is beyond the 16 bits of most letters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _letters(text: str, positions: int) -> int:
    """Return how many characters of `text` stand in so many of Qt's positions."""
    if text.isascii():
        return positions
    counted = text.encode("utf-16-le", "surrogatepass")[: 2 * positions]
    return len(counted.decode("utf-16-le", "replace"))


def _passage(cursor: QTextCursor) -> tuple[Passage, int]:
    """Return the lines that a cursor touches, and the position at which they begin."""
    from holdspace.domain.markdown_editing import Passage

    document: QTextDocument = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    at, lines = block.position(), [block.text()]
    while block != last:
        block = block.next()
        lines.append(block.text())
    text = "\n".join(lines)
    start, end = (_letters(text, each - at) for each in (cursor.selectionStart(), cursor.selectionEnd()))
    return Passage(text, start, end), at


def _rewrite(box: QTextEdit, before: Passage, after: Passage, at: int) -> None:
    """Write what differs, and select what is to be selected; `at` is where the passage begins."""
    head = _alike(before.text, after.text)
    foot = _alike(before.text[head:][::-1], after.text[head:][::-1])
    cursor = box.textCursor()
    cursor.beginEditBlock()
    cursor.setPosition(at + units(before.text[:head]))
    old_end = len(before.text) - foot
    cursor.setPosition(at + units(before.text[:old_end]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(after.text[head : len(after.text) - foot])
    cursor.endEditBlock()
    cursor.setPosition(at + units(after.text[: after.start]))
    cursor.setPosition(at + units(after.text[: after.end]), QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    box.ensureCursorVisible()


def _alike(one: str, two: str) -> int:
    """Return how many characters at the beginning are the same."""
    most = min(len(one), len(two))
    return next((index for index in range(most) if one[index] != two[index]), most)
