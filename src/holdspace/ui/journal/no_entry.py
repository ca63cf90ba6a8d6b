# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands in the place of the entry where none is shown: nothing was found, or it was just deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.empty import EmptyState
from holdspace.ui.widgets.mark import Mark

_MARK = 56


class NoEntry(QStackedWidget):
    """The mark alone, or how a deleted entry comes back. *Signals*: `bring_back_wanted(str)` with its id."""

    bring_back_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._entry_id = ""
        self._blank = QWidget()
        column = QVBoxLayout(self._blank)
        column.addStretch(5)
        column.addWidget(Mark(theme, _MARK, "line"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(6)
        self._deleted = EmptyState(
            theme,
            self.tr("This entry is deleted. It can be brought back for 30 days."),
            self.tr("Bring it back"),
            "journal.bring_back",
        )
        self._deleted.link_pressed.connect(self._on_link_pressed)
        self.addWidget(self._blank)
        self.addWidget(self._deleted)

    @property
    def entry_id(self) -> str:
        """Return the id of the deleted entry that can be brought back here, or ""."""
        return self._entry_id

    def show_blank(self) -> None:
        """Say nothing: the list says why."""
        self._entry_id = ""
        self.setCurrentWidget(self._blank)

    def show_deleted(self, entry_id: str) -> None:
        """Say that an entry is deleted, and offer to bring it back."""
        self._entry_id = entry_id
        self.setCurrentWidget(self._deleted)

    def _on_link_pressed(self) -> None:
        self.bring_back_wanted.emit(self._entry_id)
