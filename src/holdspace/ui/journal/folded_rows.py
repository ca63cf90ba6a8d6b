# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said beside the words, behind a link where the window is too low for both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button


class FoldedRows(QWidget):
    """Holds `rows`; where it is short of room it shows a link in their place until that is pressed.

    `first` has the keyboard after that. *Signals*: `changed()` where `is_folded` may be another than before.
    """

    changed = Signal()

    def __init__(self, theme: Theme, rows: QWidget, first: QWidget) -> None:
        super().__init__()
        self._rows = rows
        self._first = first
        self._is_short = False
        self._is_open = False
        self._link = Button(
            theme, self.tr("With whom, how heavy, feelings, tags"), "link", identifier="journal.unfold"
        )
        self._link.clicked.connect(self._on_link_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rows)
        self._link.hide()  # and nothing is shown here: what has no place yet would be a window of its own

    @property
    def is_folded(self) -> bool:
        """Say whether the link is shown, and not the rows."""
        return self._is_short and not self._is_open

    def set_short(self, on: bool) -> None:
        """Fold the rows where there is little height, but not those that were unfolded."""
        self._is_short = on
        self._show()

    def _show(self) -> None:
        self._rows.setHidden(self.is_folded)
        self._link.setHidden(not self.is_folded)
        self.changed.emit()

    def _on_link_pressed(self) -> None:
        self._is_open = True
        self._show()
        self._first.setFocus(Qt.FocusReason.TabFocusReason)
