# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Safety: backups, keys, and what helps if something is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from holdspace.services.vault import VaultService
from holdspace.ui.safety.row_view import RowView
from holdspace.ui.safety.rows import SECTIONS, Section, translated
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.spaced_column import SpacedColumn

_WIDEST = 760
_SIDE, _TOP, _FOOT = 48, 40, 24


class SafetyPage(QWidget):
    """Sections of rows, each with one button.

    *Signals*: `action_wanted(str)` with the id of the page that a row opens; `closed()` on Esc or Back.
    """

    action_wanted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, vault: VaultService) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[RowView] = []
        self._build()
        vault.state_changed.connect(self._on_vault_changed)
        self._on_vault_changed(vault.state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._theme
        inner = QWidget()
        inner.setMaximumWidth(theme.px(_WIDEST + 2 * _SIDE))
        fill_scrolled(self, inner)
        self._column = SpacedColumn(theme, inner)
        self._column.setContentsMargins(theme.px(_SIDE), theme.px(_TOP), theme.px(_SIDE), theme.px(_FOOT))
        self._back = Button(theme, self.tr("Back"), "quiet", icon="chevron-left", identifier="safety.back")
        self._back.clicked.connect(self.closed)
        self.setFocusProxy(self._back)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.add_gap(16)
        self._column.addWidget(Text(theme, "title", self.tr("Safety")))
        for section in SECTIONS:
            self._add_section(section)
        self._column.addStretch()

    def _add_section(self, section: Section) -> None:
        self._column.add_gap(32)
        self._column.addWidget(Text(self._theme, "strong", translated(section.heading)))
        for row in section.rows:
            view = RowView(self._theme, row)
            view.wanted.connect(self.action_wanted)
            self._rows.append(view)
            self._column.add_gap(16)
            self._column.addWidget(view)

    def _on_vault_changed(self, state: str) -> None:
        for view in self._rows:
            view.setVisible(state in view.row.states)
