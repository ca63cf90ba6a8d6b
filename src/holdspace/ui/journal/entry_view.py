# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An entry's words, to be read: rendered, or plain where they are too many or too tangled to render."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QTextOption
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QTextBrowser

from holdspace.ui.theme.document import ENTRY_FACTOR, document_css
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.private_selection import PrivateSelection
from holdspace.ui.widgets.text_marks import TextMarks

_HEADING = re.compile(r"<(/?)h([1-6])>")
_INDENT = 26
_NO_LINKS = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class EntryView(PrivateSelection, TextMarks, QTextBrowser):
    """Rendered words. It loads nothing, opens nothing and follows no link.

    `copy` takes what is copied. *Signals*: `edit_wanted()` on Enter or E, `delete_wanted()` on Delete,
    `back_wanted()` on Esc, `history_wanted()` from the menu.
    """

    edit_wanted = Signal()
    delete_wanted = Signal()
    back_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, theme: Theme, copy: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self._fragment = ""
        self.take_copy = copy
        _prepare(self)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        theme.changed.connect(self._on_theme_changed)

    def show_html(self, fragment: str) -> None:
        """Show the HTML fragment that services.rendering made."""
        self._fragment = _HEADING.sub(_heading, fragment)
        self._on_theme_changed()
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        """Load nothing, wherever it is."""
        # Not None: a document whose widget has nothing to give goes and reads the file itself.
        return QByteArray(b"refused")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, delete, go back or copy."""
        if not _took_key(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hide the caret: a hand that points needs none."""
        self.setCursorWidth(0)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy, and nothing that looks beyond the entry."""
        _show_menu(self, event)

    def changeEvent(self, event: QEvent) -> None:
        """Hold on to the serif: a style sheet polished later takes the widget's own font away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDefaultFont(self._theme.serif(ENTRY_FACTOR))

    def _on_theme_changed(self) -> None:
        document = self.document()
        document.setDefaultFont(self._theme.serif(ENTRY_FACTOR))
        document.setDefaultStyleSheet(document_css(self._theme))
        document.setIndentWidth(self._theme.px(_INDENT))
        self.setHtml(self._fragment)


class PlainView(PrivateSelection, TextMarks, QPlainTextEdit):
    """Plain words: twenty million characters show as fast as a hundred. *Signals*: as EntryView."""

    edit_wanted = Signal()
    delete_wanted = Signal()
    back_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, theme: Theme, copy: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self.take_copy = copy
        _prepare(self)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_lines(self, lines: str) -> None:
        """Show lines that services.rendering cut to a length Qt can break."""
        self.setPlainText(lines)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, delete, go back or copy."""
        if not _took_key(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hide the caret: a hand that points needs none."""
        self.setCursorWidth(0)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        _show_menu(self, event)

    def changeEvent(self, event: QEvent) -> None:
        """Hold on to the serif: a style sheet polished later takes the widget's own font away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDefaultFont(self._theme.serif(ENTRY_FACTOR))

    def _on_theme_changed(self) -> None:
        self.document().setDefaultFont(self._theme.serif(ENTRY_FACTOR))


def _prepare(view: View) -> None:
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setUndoRedoEnabled(False)
    view.setReadOnly(True)
    view.setTabChangesFocus(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    view.setTextInteractionFlags(_NO_LINKS)
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    view.setCursorWidth(0)
    view.document().setDocumentMargin(2)


def _took_key(view: View, event: QKeyEvent) -> bool:
    wanted = {
        Qt.Key.Key_Return: view.edit_wanted,
        Qt.Key.Key_Enter: view.edit_wanted,
        Qt.Key.Key_E: view.edit_wanted,
        Qt.Key.Key_Delete: view.delete_wanted,
        Qt.Key.Key_Escape: view.back_wanted,
    }.get(Qt.Key(event.key()))
    view.setCursorWidth(2)  # whoever walks through the words by key sees where
    if wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    wanted.emit()
    return True


def _show_menu(view: View, event: QContextMenuEvent) -> None:
    menu = QMenu(view)
    copy_action = menu.addAction(QCoreApplication.translate("journal", "Copy"))
    copy_action.setEnabled(view.textCursor().hasSelection())
    all_action = menu.addAction(QCoreApplication.translate("journal", "Select all"))
    menu.addSeparator()
    history_action = menu.addAction(QCoreApplication.translate("journal", "Earlier versions"))
    chosen = menu.exec(event.globalPos())
    if chosen is history_action:
        view.history_wanted.emit()
    elif chosen is copy_action:
        view.copy()
    elif chosen is all_action:
        view.selectAll()
    menu.deleteLater()


def _heading(found: re.Match[str]) -> str:
    return "</p>" if found[1] else f'<p class="h{min(3, int(found[2]))}">'


View = EntryView | PlainView
