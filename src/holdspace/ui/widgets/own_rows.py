# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rows to choose from, one's own below those that ship, and what can be done with one's own."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_rows import Choice, ChoiceRow, ChoiceRows
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout

__all__ = ["OwnRowWords", "OwnRows"]


class OwnRowWords(NamedTuple):
    """The words of the buttons below the rows; without `remove` there is none."""

    make: str
    change: str
    unlock: str
    remove: str = ""


class OwnRows(QWidget):
    """Own ones come and go with the vault, so the rows are made anew when they change.

    *Signals*: `chosen(str)` with the id a person chose; `entered()` on Enter; `make_wanted()`,
    `change_wanted()` and `remove_wanted()` for the own one that is chosen; `unlock_wanted()`.
    """

    chosen = Signal(str)
    entered = Signal()
    make_wanted = Signal()
    change_wanted = Signal()
    remove_wanted = Signal()
    unlock_wanted = Signal()

    def __init__(self, theme: Theme, rows: tuple[str, str], own_identifier: str, words: OwnRowWords) -> None:
        super().__init__()
        self._theme = theme
        self._named = rows  # their identifier, and what they are together
        self._rows: ChoiceRows | None = None
        self._own: set[str] = set()
        self._can_remove = bool(words.remove)
        self.make = Button(theme, words.make, "link", identifier=f"{own_identifier}.make")
        self.change = Button(theme, words.change, "quiet", identifier=f"{own_identifier}.change")
        self.remove = Button(theme, words.remove, "quiet", identifier=f"{own_identifier}.remove")
        self.unlock = Button(theme, words.unlock, "link", identifier=f"{own_identifier}.unlock")
        self.make.clicked.connect(self.make_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.unlock.clicked.connect(self.unlock_wanted)
        self._foot = QWidget()
        flow = FlowLayout(gap=theme.px(8))
        self._foot.setLayout(flow)
        for button in (self.make, self.change, self.remove, self.unlock):
            flow.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self._foot)
        self.newer = Text(theme, "small", wraps=True)
        self.newer.setAccessibleIdentifier(f"{own_identifier}.newer")
        self._column.addWidget(self.newer)
        self.tell_newer("")
        self.offer("")

    def offer(self, state: str) -> None:
        """Offer what can be done: "open", "locked", or nothing where there is no journal."""
        self.make.setVisible(state == "open")
        self.unlock.setVisible(state == "locked")
        self._foot.setVisible(bool(state))
        self._show_of_chosen()

    def name_make(self, words: str) -> None:
        """Call the way to a new one by other words."""
        self.make.setText(words)
        self.make.updateGeometry()

    def tell_newer(self, words: str) -> None:
        """Say below all else how many are kept that a newer version made, "" for none."""
        self.newer.setText(words)
        self.newer.setVisible(bool(words))

    def show_groups(self, groups: tuple[tuple[str, tuple[Choice, ...]], ...], own: set[str]) -> None:
        """Show rows in their labelled groups, with nothing chosen yet; `own` are the ids of one's own."""
        if self._rows is not None:
            self._column.removeWidget(self._rows)
            self._rows.hide()
            self._rows.setParent(None)
            self._rows.deleteLater()
        self._own = own
        self._rows = ChoiceRows(self._theme, groups, *self._named)
        self._rows.chosen.connect(self._on_chosen)
        self._rows.entered.connect(self.entered)
        self._column.insertWidget(0, self._rows)
        self._rows.show()  # at once: what has it later than the keyboard could not take that
        self.setFocusProxy(self._rows)

    @property
    def value(self) -> str:
        """Return the id chosen, or ""."""
        return self._rows.value if self._rows is not None else ""

    @property
    def rows(self) -> list[ChoiceRow]:
        """Return the rows in their order."""
        return [] if self._rows is None else self._rows.rows

    def row(self, choice_id: str) -> ChoiceRow:
        """Return the row of a choice."""
        assert self._rows is not None  # noqa: S101 - shown before anyone asks
        return self._rows.row(choice_id)

    def choose(self, choice_id: str) -> None:
        """Choose without telling anyone."""
        assert self._rows is not None  # noqa: S101 - shown before anyone asks
        self._rows.choose(choice_id)
        self._show_of_chosen()

    def _show_of_chosen(self) -> None:
        is_own = self.value in self._own
        self.change.setVisible(is_own)
        self.remove.setVisible(is_own and self._can_remove)

    def _on_chosen(self, choice_id: str) -> None:
        self._show_of_chosen()
        self.chosen.emit(choice_id)
