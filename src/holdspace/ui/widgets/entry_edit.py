# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The entry box: where words are set down."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QKeyCombination,
    QMimeData,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.markdown_keys import begin_line, is_line_end, mark_wanted, toggle_mark
from holdspace.ui.widgets.private_clipboard import PrivateClipboard
from holdspace.ui.widgets.private_selection import PrivateSelection, lines_of
from holdspace.ui.widgets.text_marks import TextMarks

if TYPE_CHECKING:
    from holdspace.ui.widgets.markdown_highlighter import MarkdownHighlighter

LONGEST_TEXT = 100_000
"""Characters in a box: pasting as many takes 0.1 s, and 0.8 s at worst, where each is a line."""
LONGEST_LINE = 20_000
"""Characters between two line ends: Qt breaks them anew at every key, which takes 30 ms at worst."""
_LINE_HEIGHT = 1.55
_LINE_END = re.compile("[\n\r\u2029]")  # where Qt begins a new block; it breaks each block by itself
_BLINK_MS = 530
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier
_FIND_KEYS = QKeyCombination(_CTRL, Qt.Key.Key_K)  # GNOME cuts a line with them
_UNDO_KEYS = QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Z)  # what was just done; in a box with words they redo
_TAKE_BACK_KEYS = QKeyCombination(_CTRL, Qt.Key.Key_Z)  # the same, in a box where nothing was done yet
_BLINKS = 18  # about ten seconds, then the caret stands still and nothing wakes the machine


def is_set_down_key(event: QKeyEvent) -> bool:
    """Say whether a key press is Ctrl+Enter and nothing more."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _CTRL


def is_role_key(event: QKeyEvent) -> bool:
    """Say whether a key press is Alt+Enter and nothing more."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _ALT


def is_editable(text: str) -> bool:
    """Say whether a text is short enough to be edited without holding up the window."""
    return len(text) <= LONGEST_TEXT and all(len(line) <= LONGEST_LINE for line in _LINE_END.split(text))


class EntryEdit(PrivateSelection, TextMarks, QTextEdit):
    """Plain words in the serif, with a sage caret that stops blinking after ten seconds.

    Markdown's marks come by key (markdown_keys.KEYS) and show lightly what they mean.
    `take_copy` takes what is copied or cut; without it the box looks after its copies itself.
    *Signals*: `set_down_wanted()` on Ctrl+Enter; `role_wanted()` on Alt+Enter; `paste_refused(int)` with the
    limit, LONGEST_TEXT or LONGEST_LINE, that what was pasted would have gone over; `menu_wanted(object, int)`
    with the menu before it is shown, and the position in the text that it is for; `keyboard_moved()` as it
    gets or loses the keyboard.
    """

    set_down_wanted = Signal()
    role_wanted = Signal()
    paste_refused = Signal(int)
    menu_wanted = Signal(object, int)
    keyboard_moved = Signal()

    def __init__(
        self,
        theme: Theme,
        identifier: str = "",
        factor: float = 1.32,
        *,
        take_copy: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._make_viewport()
        self.take_copy = take_copy or PrivateClipboard(QGuiApplication.clipboard(), self).copy
        self._is_moving = False
        self._theme = theme
        self._factor = factor
        self._spaced_by = 0.0  # the height of lines; the font may have changed by itself before
        self._caret_shown = True
        self._blinks_left = 0
        self._highlighter: MarkdownHighlighter | None = None
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
        self.textChanged.connect(self._on_first_words)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def line_height(self) -> float:
        """Return the height of a line in pixels."""
        return self._theme.font_pixels * self._factor * _LINE_HEIGHT

    def plain_text(self) -> str:
        """Return the words as typed, non-breaking spaces too, which toPlainText would change."""
        return lines_of(self.document().toRawText())

    def show_text(self, text: str) -> None:
        """Put words into the box, in one step that cannot be undone, with the caret at their end.

        All of them, however many: where they could be too many, ask `is_editable` first.
        """
        self.setPlainText(text)
        self._space_lines()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def show_document(self, document: QTextDocument) -> None:
        """Put a document that `release` gave into the box, with all that can be undone in it."""
        self.setDocument(document)
        document.setParent(self)  # where the box goes, it goes along
        document.documentLayout().setPaintDevice(self.viewport())
        if document.defaultFont() != self.font():
            document.setDefaultFont(self.font())
            self._space_lines()
        if self._highlighter is not None:
            self._highlighter.follow()
        elif not document.isEmpty():
            self._on_first_words()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def release(self) -> QTextDocument:
        """Return the document with its words and what can be undone, and leave the box empty."""
        document = self.document()
        if self._highlighter is not None:
            self._highlighter.setDocument(None)
            self._highlighter.deleteLater()
            self._highlighter = None
        document.setParent(None)
        empty = QTextDocument(self)
        empty.setDocumentMargin(document.documentMargin())
        self.setDocument(empty)
        empty.documentLayout().setPaintDevice(self.viewport())
        return document

    def toggle_mark(self, mark: str) -> None:
        """Put a mark of markdown_keys.KEYS on what is selected, or take it off."""
        toggle_mark(self, mark)

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
        """Paste words only, and none where they would hold up the window at every key."""
        if not source.hasText():
            return
        words = source.text()
        limit = 0 if self._is_moving else self._limit_broken_by(words)
        if limit:
            self.paste_refused.emit(limit)
            return
        self.textCursor().insertText(words)
        self.ensureCursorVisible()

    def refusal(self, limit: int) -> str:
        """Return what is said of words that were not pasted."""
        count = self.locale().toString(limit)
        if limit == LONGEST_LINE:
            words = self.tr(
                "That is too long to paste here: a line of over {count} characters. Nothing was changed."
            )
        else:
            words = self.tr("That is too long to paste here: over {count} characters. Nothing was changed.")
        return words.replace("{count}", count)

    def make_menu(self) -> QMenu:
        """Return Qt's own menu of an editor, its Cut and Copy led to the private clipboard."""
        menu = self.createStandardContextMenu()
        for name, slot in (("edit-cut", self.cut), ("edit-copy", self.copy)):
            action = menu.findChild(QAction, name)
            if action is not None:
                action.triggered.disconnect()
                action.triggered.connect(slot)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu."""
        menu = self.make_menu()
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        self.menu_wanted.emit(menu, cursor.position())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped. What only moves within the box is no longer than it was."""
        self._is_moving = event.source() in (self, self.viewport())
        super().dropEvent(event)
        self._is_moving = False

    def event(self, event: QEvent) -> bool:
        """Leave the window's own keys to the window, which an editor would claim on some systems."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if self._is_for_window(event):
            event.ignore()
            return True
        if mark_wanted(event) or is_role_key(event) or event.keyCombination() == _UNDO_KEYS:
            event.accept()  # the window has a command by the same key, for the palette
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the words down on Ctrl+Enter; put marks on them, and go on with a list."""
        mark = mark_wanted(event)
        if is_set_down_key(event):
            self.set_down_wanted.emit()
        elif is_role_key(event):
            self.role_wanted.emit()
        elif mark:
            self.toggle_mark(mark)
        elif not (is_line_end(event) and begin_line(self)):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start the caret."""
        super().focusInEvent(event)
        self._restart_blink()
        self.keyboard_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop the caret."""
        super().focusOutEvent(event)
        self._blink.stop()
        self.viewport().update()
        self.keyboard_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the caret in view, where it was."""
        was_seen = QRect(QPoint(0, 0), event.oldSize()).intersects(self.cursorRect())
        super().resizeEvent(event)
        if was_seen:
            self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, placeholder and caret."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.hasFocus() and self._caret_shown:
            caret = self.cursorRect()
            height = min(caret.height(), round(self._theme.font_pixels * self._factor * 1.35))
            box = QRectF(caret.x(), caret.bottom() - height, 2, height)
            painter.fillRect(box, self._theme.colour("sage"))

    def _is_for_window(self, event: QKeyEvent) -> bool:
        keys, text = event.keyCombination(), self.document()
        can_redo = not text.isEmpty() or text.isRedoAvailable()
        is_new = not can_redo and not text.isUndoAvailable()
        return (
            keys == _FIND_KEYS
            or (keys == _UNDO_KEYS and not can_redo)
            or (keys == _TAKE_BACK_KEYS and is_new)
        )

    def _make_viewport(self) -> None:
        """Put our own widget where Qt would have one of a class that PySide does not know.

        To name an unknown class PySide looks through every widget class that there is, a twelfth of a start.
        """
        viewport = QWidget()
        viewport.setBackgroundRole(QPalette.ColorRole.Base)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        self.setViewport(viewport)
        # The layout still measures by the one that setViewport deleted.
        self.document().documentLayout().setPaintDevice(viewport)

    def _limit_broken_by(self, words: str) -> int:
        """Return the limit that the box would go over with `words` in place of what is selected, or 0."""
        cursor, document = self.textCursor(), self.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd())
        before = cursor.selectionStart() - first.position()
        after = last.position() + last.length() - 1 - cursor.selectionEnd()
        selected = cursor.selectionEnd() - cursor.selectionStart()
        if document.characterCount() - 1 - selected + len(words) > LONGEST_TEXT:
            return LONGEST_TEXT
        lengths = [len(line) for line in _LINE_END.split(words)]
        lengths[0] += before
        lengths[-1] += after
        return LONGEST_LINE if max(lengths) > LONGEST_LINE else 0

    def _on_first_words(self) -> None:
        if self._highlighter is None and not self.document().isEmpty():
            from holdspace.ui.widgets.markdown_highlighter import MarkdownHighlighter

            self._highlighter = MarkdownHighlighter(self._theme, self, self._factor)

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
        self._spaced_by = self.line_height
        line.setLineHeight(self._spaced_by, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(line)
        self.setUndoRedoEnabled(undo)

    def _on_theme_changed(self) -> None:
        font = self._theme.serif(self._factor)
        if font != self.font():
            self.setFont(font)
            self.viewport().setFont(font)  # the placeholder's; under a style sheet it would not be handed on
        if self._spaced_by != self.line_height:  # it forgets what could be undone: not at dusk
            self._space_lines()


class Sheet(QWidget):
    """A sheet with an edge; where `watched` has the keyboard the edge turns into the focus colour.

    `edge` is the colour role of the edge: "line" for paper on which nothing can be done.
    """

    def __init__(self, theme: Theme, *, radius: int = 10, edge: str = "edge") -> None:
        super().__init__()
        self._theme = theme
        self._radius = radius
        self._edge = edge
        self._watched: QWidget | None = None
        theme.changed.connect(self.update)

    def watch(self, widget: EntryEdit) -> None:
        """Show by the edge whether `widget` has the keyboard."""
        self._watched = widget
        widget.keyboard_moved.connect(self.update)

    def refresh(self) -> None:
        """Paint the edge again after the keyboard moved."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet and edge."""
        focused = self._watched is not None and self._watched.hasFocus()
        width = self._theme.tokens.focus if focused else self._theme.tokens.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus" if focused else self._edge), width))
        painter.setBrush(self._theme.colour("sheet"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = self._theme.px(self._radius)
        painter.drawRoundedRect(box, radius, radius)
