# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The entry box: where words are set down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from holdspace.ui.theme.theme import Theme

_LINE_HEIGHT = 1.55
_LINE_ENDS = str.maketrans(dict.fromkeys("\u2028\u2029\ufdd0\ufdd1", "\n"))  # a document's own marks
_BLINK_MS = 530
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier
# Find a command, and Undo of what was just done: GNOME cuts a line with the one, Linux redoes with the other.
_WINDOW_KEYS = (QKeyCombination(_CTRL, Qt.Key.Key_K), QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Z))
_BLINKS = 18  # about ten seconds, then the caret stands still and nothing wakes the machine


def is_set_down_key(event: QKeyEvent) -> bool:
    """Say whether a key press is Ctrl+Enter and nothing more."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _CTRL


def _is_for_window(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.ShortcutOverride and event.keyCombination() in _WINDOW_KEYS


class EntryEdit(QTextEdit):
    """Plain words in the serif, with a sage caret that stops blinking after ten seconds.

    *Signals*: `set_down_wanted()` on Ctrl+Enter.
    """

    set_down_wanted = Signal()

    def __init__(self, theme: Theme, identifier: str = "", factor: float = 1.32) -> None:
        super().__init__()
        self._theme = theme
        self._factor = factor
        self._caret_shown = True
        self._blinks_left = 0
        if identifier:
            self.setAccessibleIdentifier(identifier)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(0)  # ours is painted below: sage, two pixels
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self._blink = QTimer(self)
        self._blink.setInterval(_BLINK_MS)
        self._blink.timeout.connect(self._on_blink)
        self.cursorPositionChanged.connect(self._restart_blink)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def plain_text(self) -> str:
        """Return the words as typed, non-breaking spaces too, which toPlainText would change."""
        return self.document().toRawText().translate(_LINE_ENDS)

    def show_text(self, text: str) -> None:
        """Put words into the box, in one step that cannot be undone, with the caret at their end."""
        self.setPlainText(text)
        self._space_lines()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def forget(self) -> None:
        """Empty the box and its undo history."""
        self.setUndoRedoEnabled(False)
        self.setPlainText("")
        self._space_lines()
        self.setUndoRedoEnabled(True)

    def sizeHint(self) -> QSize:
        """Ask for little: the box around it takes the spare height."""
        return QSize(240, 56)

    def minimumSizeHint(self) -> QSize:
        """Return room for about two lines."""
        return QSize(120, 48)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only."""
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """Leave the window's own keys to the window, which an editor would claim on some systems."""
        if isinstance(event, QKeyEvent) and _is_for_window(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the words down on Ctrl+Enter."""
        if is_set_down_key(event):
            self.set_down_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start the caret."""
        super().focusInEvent(event)
        self._restart_blink()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop the caret."""
        super().focusOutEvent(event)
        self._blink.stop()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, placeholder and caret."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.hasFocus() and self._caret_shown:
            caret = self.cursorRect()
            height = min(caret.height(), round(self._theme.font_pixels * self._factor * 1.35))
            box = QRectF(caret.x(), caret.bottom() - height, 2, height)
            painter.fillRect(box, self._theme.colour("sage"))

    def _on_blink(self) -> None:
        self._blinks_left -= 1
        self._caret_shown = not self._caret_shown or self._blinks_left <= 0
        if self._blinks_left <= 0 or not self.isVisible():
            self._blink.stop()
        self.viewport().update(self.cursorRect().adjusted(-2, -8, 4, 8))

    def _restart_blink(self) -> None:
        self._caret_shown = True
        self._blinks_left = _BLINKS
        if self.hasFocus():
            self._blink.start()
        self.viewport().update()

    def _space_lines(self) -> None:
        undo = self.isUndoRedoEnabled()
        self.setUndoRedoEnabled(False)
        line = QTextBlockFormat()
        line.setLineHeight(
            self._theme.font_pixels * self._factor * _LINE_HEIGHT,
            QTextBlockFormat.LineHeightTypes.MinimumHeight.value,
        )
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(line)
        self.setUndoRedoEnabled(undo)

    def _on_theme_changed(self) -> None:
        font = self._theme.serif(self._factor)
        if font != self.font():  # spacing lines anew forgets what could be undone: not at dusk
            self.setFont(font)
            self._space_lines()


class Sheet(QWidget):
    """A sheet with an edge; where `watched` has the keyboard the edge turns into the focus colour."""

    def __init__(self, theme: Theme, *, radius: int = 10) -> None:
        super().__init__()
        self._theme = theme
        self._radius = radius
        self._watched: QWidget | None = None
        theme.changed.connect(self.update)

    def watch(self, widget: QWidget) -> None:
        """Show by the edge whether `widget` has the keyboard."""
        self._watched = widget

    def refresh(self) -> None:
        """Paint the edge again after the keyboard moved."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet and edge."""
        focused = self._watched is not None and self._watched.hasFocus()
        width = self._theme.tokens.focus if focused else self._theme.tokens.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus" if focused else "edge"), width))
        painter.setBrush(self._theme.colour("sheet"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = self._theme.px(self._radius)
        painter.drawRoundedRect(box, radius, radius)
