# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Putting the words of a question or of a form into an entry box, as one step that can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from holdspace.ui.widgets.entry_edit import EntryEdit


def put_question(box: EntryEdit, question: str) -> None:
    """Quote a question after what is in the box, with the caret below it."""
    _put(box, f"> {question}\n\n", caret_after="")


def put_form(box: EntryEdit, text: str) -> None:
    """Put a form after what is in the box, with the caret where it is filled in first."""
    _put(box, text, caret_after=text.partition("\n")[0] if text.startswith("#") else "")


def _put(box: EntryEdit, words: str, *, caret_after: str) -> None:
    document = box.document()
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    begun = box.plain_text().strip()
    cursor.beginEditBlock()
    if begun:
        cursor.insertText("\n" if box.plain_text().endswith("\n") else "\n\n")
    start = cursor.position()
    cursor.insertText(words)
    cursor.endEditBlock()
    if caret_after:
        cursor.setPosition(start + len(caret_after) + 1)
    box.setTextCursor(cursor)
    box.ensureCursorVisible()
    box.setFocus(Qt.FocusReason.OtherFocusReason)
