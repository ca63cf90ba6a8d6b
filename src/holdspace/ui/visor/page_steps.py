# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The way from page to page of a sheet that has several: before, which one, next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button


class PageSteps(QWidget):
    """Hidden while there is one page at most. *Signals*: `turned()` as a person went to another."""

    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.place, self._count = 0, 0
        self.before = Button(
            theme, self.tr("The page before"), "icon", icon="chevron-left", identifier="visor.page_before"
        )
        self.after = Button(
            theme, self.tr("The next page"), "icon", icon="chevron-right", identifier="visor.page_after"
        )
        self.setAccessibleIdentifier("visor.pages")
        self._where = Text(theme, "label")
        self._where.setAccessibleIdentifier("visor.page")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.before)
        row.addWidget(self._where)
        row.addWidget(self.after)
        row.addStretch(1)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.show_pages(0, 0)

    @property
    def words(self) -> str:
        """Return which page of how many is shown."""
        return self.tr("Page {0} of {1}").format(self.place + 1, self._count)

    def show_pages(self, count: int, place: int) -> None:
        """Offer so many pages, with the one at a place shown, or the last that there is."""
        self._count, self.place = count, max(0, min(place, count - 1))
        self._where.setText(self.words)
        self._enable(self.before, self.after, self.place > 0)
        self._enable(self.after, self.before, self.place < count - 1)
        self.setVisible(count > 1)

    def _enable(self, button: Button, other: Button, on: bool) -> None:
        """Enable or disable a button; the keyboard goes to the other one, not on to what prints."""
        if not on and self._count > 1 and button.hasFocus():
            other.setEnabled(True)
            other.setFocus(Qt.FocusReason.OtherFocusReason)
        button.setEnabled(on)

    def _on_before(self) -> None:
        self._go(-1)

    def _on_after(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        self.show_pages(self._count, self.place + step)
        announce(self, self.words)
        self.turned.emit()
