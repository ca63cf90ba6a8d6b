# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The patterns as a list: those that ship, one's own below them, and what can be done with those."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.services.content import PatternContent
from holdspace.ui.breathe.pattern_words import counts
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.choice_rows import Choice, ChoiceRow, ChoiceRows
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout


class PatternList(QWidget):
    """Patterns in rows. Own ones come and go with the vault, so the rows are made anew when they change.

    *Signals*: `chosen(str)` with the id a person chose; `entered()` on Enter; `make_wanted()`,
    `change_wanted()` and `remove_wanted()` for the own pattern that is chosen; `unlock_wanted()`.
    """

    chosen = Signal(str)
    entered = Signal()
    make_wanted = Signal()
    change_wanted = Signal()
    remove_wanted = Signal()
    unlock_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: ChoiceRows | None = None
        self._own: set[str] = set()
        self.make = Button(
            theme, self.tr("Make a pattern of your own"), "link", identifier="breathe.own.make"
        )
        self.change = Button(theme, self.tr("Change it"), "quiet", identifier="breathe.own.change")
        self.remove = Button(theme, self.tr("Remove it"), "quiet", identifier="breathe.own.remove")
        self.unlock = Button(theme, self.tr("Unlock to see yours"), "link", identifier="breathe.own.unlock")
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
        self.offer("")

    def offer(self, state: str) -> None:
        """Offer what can be done: "open", "locked", or nothing where there is no journal."""
        self.make.setVisible(state == "open")
        self.unlock.setVisible(state == "locked")
        self._foot.setVisible(bool(state))
        self._show_of_chosen()

    def show_patterns(self, shipped: Iterable[PatternContent], own: Iterable[PatternContent]) -> None:
        """Show these, with nothing chosen yet."""
        if self._rows is not None:
            self._column.removeWidget(self._rows)
            self._rows.hide()
            self._rows.setParent(None)
            self._rows.deleteLater()
        own = tuple(own)
        self._own = {content.pattern.id for content in own}
        groups = [("", tuple(_choice(content) for content in shipped))]
        if own:
            groups.append(("", tuple(_choice(content) for content in own)))
        self._rows = ChoiceRows(self._theme, tuple(groups), "breathe.pattern", self.tr("Pattern"))
        self._rows.chosen.connect(self._on_chosen)
        self._rows.entered.connect(self.entered)
        self._column.insertWidget(0, self._rows)
        self.setFocusProxy(self._rows)

    @property
    def value(self) -> str:
        """Return the id chosen, or ""."""
        return self._rows.value if self._rows is not None else ""

    @property
    def rows(self) -> list[ChoiceRow]:
        """Return the rows in their order."""
        return [] if self._rows is None else self._rows.rows

    def row(self, pattern_id: str) -> ChoiceRow:
        """Return the row of a pattern."""
        assert self._rows is not None  # noqa: S101 - shown before anyone asks
        return self._rows.row(pattern_id)

    def choose(self, pattern_id: str) -> None:
        """Choose without telling anyone."""
        assert self._rows is not None  # noqa: S101 - shown before anyone asks
        self._rows.choose(pattern_id)
        self._show_of_chosen()

    def show_only(self, ids: set[str]) -> None:
        """Show the rows of these ids and no others."""
        assert self._rows is not None  # noqa: S101 - shown before anyone asks
        self._rows.show_only(ids)

    def _show_of_chosen(self) -> None:
        is_own = self.value in self._own
        self.change.setVisible(is_own)
        self.remove.setVisible(is_own)

    def _on_chosen(self, pattern_id: str) -> None:
        self._show_of_chosen()
        self.chosen.emit(pattern_id)


def _choice(content: PatternContent) -> Choice:
    return Choice(content.pattern.id, content.name, counts(content.pattern), content.line)
