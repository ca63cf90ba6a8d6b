# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is protected and what is not, before the first word is typed on an employer's computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from holdspace.services.privacy import Section, load_privacy
from holdspace.services.resources import resources_folder
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.spaced_column import SpacedColumn

_NARROWEST = 320
_BETWEEN = 48
_WIDEST = 840
_MARGIN = 32
_RING = 6  # pixels round a control in which the ring of focus is not cut off


class PrivacyPanel(ClosablePage):
    """Sections of two short paragraphs, side by side where there is room. *Signals*: `closed()`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._sections: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout()
        self._build()

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the way back."""
        return self._back

    def fit(self, width: int) -> None:
        """Put the sections into as many columns, one or two, as `width` pixels hold."""
        columns = 2 if width >= self._theme.px(2 * _NARROWEST + _BETWEEN) else 1
        self._grid.setHorizontalSpacing(self._theme.px(_BETWEEN))
        self._grid.setVerticalSpacing(self._theme.px(28))
        if columns == self._columns:
            return
        self._columns = columns
        for index, section in enumerate(self._sections):
            row, column = divmod(index, columns)
            self._grid.addWidget(section, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _build(self) -> None:
        theme = self._theme
        self._title = Paragraph(theme, "title", self.tr("Before you write on this computer"))
        self._back = Button(theme, self.tr("Back"), "link", identifier="vault.back")
        self._back.clicked.connect(self.closed)
        for section in load_privacy(resources_folder()):
            self._sections.append(self._section(section))
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(24)
        column.addLayout(self._grid)
        column.add_gap(24)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)

    def _section(self, section: Section) -> QWidget:
        box = QWidget()
        column = SpacedColumn(self._theme, box)
        column.addWidget(Paragraph(self._theme, "strong", section.heading))
        for paragraph in section.paragraphs:
            column.add_gap(8)
            column.addWidget(Paragraph(self._theme, "soft", paragraph))
        return box


class PrivacyPage(ClosablePage):
    """The same words on a page of their own, for the menu and Settings. *Signals*: `closed()`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._panel = PrivacyPanel(theme)
        self._panel.setContentsMargins(_RING, _RING, _RING, _RING)
        self._panel.closed.connect(self.closed)
        self.setFocusProxy(self._panel.first_control())
        self._build()
        theme.changed.connect(self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the way back."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.addStretch(1)
        row.addWidget(self._panel, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        fill_scrolled(self, page)

    def _fit(self) -> None:
        width = max(1, min(self._theme.px(_WIDEST) + 2 * _RING, self.width() - 2 * _MARGIN))
        self._panel.setFixedWidth(width)
        self._panel.fit(width)
