# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The button that copies a card's sentence, and says so quietly for a moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button

COPIED_MS = 2000


class CopyButton(Button):
    """Copies what `words` returns to `take_copy`, where that is anything; `kind` as Button's."""

    def __init__(
        self,
        theme: Theme,
        words: Callable[[], str],
        take_copy: Callable[[str], None],
        kind: str,
        identifier: str,
    ) -> None:
        super().__init__(theme, self.tr("Copy"), kind, icon="copy", identifier=identifier)
        self._words = words
        self._has_words = kind != "icon"
        self._is_copied = False
        self._take_copy = take_copy
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(COPIED_MS)
        self._copied.timeout.connect(self.rest)
        self.clicked.connect(self.copy)
        self._fix_width()

    def copy(self) -> None:
        """Put the words on the clipboard and say so."""
        words = self._words()
        if not words:
            return
        self._take_copy(words)
        self._show(copied=True)
        self._copied.start()
        announce(self, self.tr("Copied."))

    def rest(self) -> None:
        """Offer to copy again."""
        self._copied.stop()
        self._show(copied=False)

    def show_words(self, shown: bool) -> None:
        """Show the word beside the icon, or have it as the icon's name where there is no room."""
        if shown != self._has_words:
            self._has_words = shown
            self._fix_width()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let no timer run while hidden."""
        self.rest()
        super().hideEvent(event)

    def _show(self, *, copied: bool) -> None:
        self._is_copied = copied
        words = self._label()
        self.show_icon("check" if copied else "copy")
        if self._kind != "icon":
            self.setText(words if self._has_words else "")
        self.setAccessibleName("" if self._has_words else words)
        self.setToolTip("" if self._has_words else words)

    def _label(self) -> str:
        return self.tr("Copied.") if self._is_copied else self.tr("Copy")

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._fix_width()

    def _fix_width(self) -> None:
        """Be as wide as the longest words, so that nothing moves when they change."""
        if self._kind != "icon":
            self.setText(self.tr("Copied.") if self._has_words else "")
            self.setFixedWidth(self.sizeHint().width())
        self._show(copied=self._is_copied)
