# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page opened on top of a place: one column of panels, one of them shown, and a way back below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.spaced_column import SpacedColumn

COLUMN = 432
_MARGIN, _ABOVE, _BETWEEN = 32, 16, 12
_RING = 6  # pixels round a control in which the ring of focus is not cut off


class Panel(QWidget):
    """What an AsidePage shows one of."""

    def first_control(self) -> QWidget:
        """Return what has the keyboard first."""
        return self


class AsidePage(ClosablePage):
    """Shows one panel at a time; Esc and the link below lead back. Leaving it has it forget.

    A page makes its panels and then calls `fill`. `between` are the pixels from a panel to the link, `above`
    those over and under the column where it scrolls. One that `grows` under the hand stands at the top, so
    that only what is below a new part moves. *Signals*: `closed()`.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        column: int = COLUMN,
        between: int = _BETWEEN,
        above: int = _ABOVE,
        grows: bool = False,
    ) -> None:
        super().__init__(theme)
        self._wide, self._between, self._above = column, between, above
        self._stands = Qt.AlignmentFlag.AlignTop if grows else Qt.AlignmentFlag.AlignVCenter
        self._panels: tuple[Panel, ...] = ()
        self._back = Button(theme, self.tr("Back"), "link", identifier="vault.back")
        self._back.clicked.connect(self.closed)

    def fill(self, panels: Sequence[Panel]) -> None:
        """Put the panels in and show the first; once."""
        self._panels = tuple(panels)
        self._lay_out()
        self._theme.changed.connect(self._fit)
        self.show_panel(self._panels[0])

    def show_panel(self, panel: Panel, *, back: bool = True) -> None:
        """Show a panel and give it the keyboard; without `back` the panel itself has the way out."""
        for each in self._panels:
            each.setVisible(each is panel)
        self._back.setVisible(back)
        self.setFocusProxy(panel.first_control())
        self._area.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.focus_panel()

    def focus_panel(self) -> None:
        """Give the keyboard to the first control of the panel shown."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def can_be_closed(self) -> bool:
        """Say whether there is a way back now."""
        return not self._back.isHidden()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the caret where it belongs."""
        super().showEvent(event)
        self.focus_panel()

    def _lay_out(self) -> None:
        self._column = QWidget()
        column = SpacedColumn(self._theme, self._column)
        for panel in self._panels:
            panel.setContentsMargins(_RING, _RING, _RING, 0)
            column.addWidget(panel)
        column.add_gap(self._between)
        below = QHBoxLayout()
        below.setContentsMargins(_RING, 0, _RING, _RING)
        below.addWidget(self._back)
        below.addStretch(1)
        column.addLayout(below)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(_MARGIN, self._above, _MARGIN, self._above)
        row.addStretch(1)
        row.addWidget(self._column, 0, self._stands)
        row.addStretch(1)
        self._area = fill_scrolled(self, page)

    def _fit(self) -> None:
        wanted = self._theme.px(self._wide) + 2 * _RING
        self._column.setFixedWidth(max(1, min(wanted, self.width() - 2 * _MARGIN)))
