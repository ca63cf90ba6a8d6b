# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An entry's words, to be read: rendered, or plain where they are too many or too tangled to render."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QTextOption
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QTextBrowser

from holdspace.services.rendering import headings_for_qt
from holdspace.ui.theme.document import ENTRY_FACTOR, document_css
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.private_selection import PrivateSelection
from holdspace.ui.widgets.text_marks import TextMarks

_INDENT = 26
_NO_LINKS = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class _ReadWords(PrivateSelection, TextMarks):
    """Words to be read, walked through by key and copied. Stands before QTextBrowser or QPlainTextEdit.

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
        self.take_copy = copy
        box = self._text_box()
        box.setFrameShape(QFrame.Shape.NoFrame)
        box.setUndoRedoEnabled(False)
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        box.setTextInteractionFlags(_NO_LINKS)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setCursorWidth(0)
        box.document().setDocumentMargin(2)
        theme.changed.connect(self._on_theme_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, delete, go back or copy."""
        wanted = {
            Qt.Key.Key_Return: self.edit_wanted,
            Qt.Key.Key_Enter: self.edit_wanted,
            Qt.Key.Key_E: self.edit_wanted,
            Qt.Key.Key_Delete: self.delete_wanted,
            Qt.Key.Key_Escape: self.back_wanted,
        }.get(Qt.Key(event.key()))
        self._text_box().setCursorWidth(2)  # whoever walks through the words by key sees where
        if wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hide the caret: a hand that points needs none."""
        self._text_box().setCursorWidth(0)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy, and nothing that looks beyond the entry."""
        menu = QMenu(self)
        copy_action = menu.addAction(QCoreApplication.translate("journal", "Copy"))
        copy_action.setEnabled(self._selection().hasSelection())
        all_action = menu.addAction(QCoreApplication.translate("journal", "Select all"))
        menu.addSeparator()
        history_action = menu.addAction(QCoreApplication.translate("journal", "Earlier versions"))
        chosen = menu.exec(event.globalPos())
        if chosen is history_action:
            self.history_wanted.emit()
        elif chosen is copy_action:
            self.copy()
        elif chosen is all_action:
            self._text_box().selectAll()
        menu.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Hold on to the serif: a style sheet polished later takes the widget's own font away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_serif()

    def _take_serif(self) -> None:
        self._text_box().document().setDefaultFont(self._theme.serif(ENTRY_FACTOR))

    def _on_theme_changed(self) -> None:
        self._take_serif()


class EntryView(_ReadWords, QTextBrowser):
    """Rendered words. It loads nothing, opens nothing and follows no link."""

    def __init__(self, theme: Theme, copy: Callable[[str], None]) -> None:
        super().__init__(theme, copy)
        self._fragment = ""
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def show_html(self, fragment: str) -> None:
        """Show the HTML fragment that services.rendering made."""
        self._fragment = headings_for_qt(fragment)
        self._on_theme_changed()
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        """Load nothing, wherever it is."""
        # Not None: a document whose widget has nothing to give goes and reads the file itself.
        return QByteArray(b"refused")

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        document = self.document()
        document.setDefaultStyleSheet(document_css(self._theme))
        document.setIndentWidth(self._theme.px(_INDENT))
        self.setHtml(self._fragment)


class PlainView(_ReadWords, QPlainTextEdit):
    """Plain words: twenty million characters show as fast as a hundred."""

    def __init__(self, theme: Theme, copy: Callable[[str], None]) -> None:
        super().__init__(theme, copy)
        self._take_serif()

    def show_lines(self, lines: str) -> None:
        """Show lines that services.rendering cut to a length Qt can break."""
        self.setPlainText(lines)
        self.verticalScrollBar().setValue(0)
