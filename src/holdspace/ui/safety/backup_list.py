# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The backups in the home's folder, newest first: when, how many entries, how large, whether whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from holdspace.domain.timing import Clock
from holdspace.services.backups import KeptBackup
from holdspace.ui.safety.words import backup_words, entries_words, size_words, when_words
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph

FIRST_SHOWN = 5


class BackupList(QWidget):
    """A table of backups; with `choice` each row has a button.

    *Signals*: `chosen(object)` with the KeptBackup of a row whose button was pressed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, clock: Clock, *, choice: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._clock = clock
        self._choice = choice
        self._backups: tuple[KeptBackup, ...] = ()
        self._damaged: frozenset[Path] = frozenset()
        self._checked: frozenset[Path] = frozenset()
        self._shows_all = False
        self._table = QWidget()
        self._by_button: dict[Button, KeptBackup] = {}
        self._all = Button(theme, "", "link", identifier="safety.all_backups")
        self._all.clicked.connect(self.show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._column.addWidget(self._table)
        self._column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._fill)

    def show_backups(self, backups: Sequence[KeptBackup]) -> None:
        """Show these, the newest five at first; those of an earlier journal come after this one's."""
        self._backups = tuple(sorted(backups, key=_is_of_another))
        self._fill()

    def mark(self, damaged: frozenset[Path]) -> None:
        """Say of all that are listed whether they are whole, now that each was read."""
        self._damaged = damaged
        self._checked = frozenset(backup.path for backup in self._backups)
        self._fill()

    def show_all(self) -> None:
        """Show every backup."""
        self._shows_all = True
        self._fill()

    def first_control(self) -> QWidget | None:
        """Return the button of the newest one, or None where there is none."""
        return next(iter(self._by_button), None)

    def lines(self) -> list[str]:
        """Return the rows as they read."""
        return [" ".join(self._cells(backup)) for backup in self._shown()]

    def _shown(self) -> tuple[KeptBackup, ...]:
        return self._backups if self._shows_all else self._backups[:FIRST_SHOWN]

    def _fill(self) -> None:
        table, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px(32))
        grid.setVerticalSpacing(self._theme.px(8))
        table.setLayout(grid)
        self._by_button.clear()
        others = sum(backup.is_own for backup in self._shown())
        for row, backup in enumerate(self._shown()):
            if row == others:
                heading = Paragraph(self._theme, "strong", self.tr("Of an earlier journal"))
                grid.addWidget(heading, row, 0, 1, 4)
            self._add_row(grid, row + (row >= others), backup)
        grid.setColumnStretch(0 if self._choice else 3, 1)
        # Not replaceWidget: the item that it returns is torn down twice.
        self._column.removeWidget(self._table)
        self._column.insertWidget(0, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table
        self._all.setVisible(len(self._shown()) < len(self._backups))
        self._all.setText(self.tr("Show all {number}").format(number=len(self._backups)))

    def _add_row(self, grid: QGridLayout, row: int, backup: KeptBackup) -> None:
        if self._choice:
            self._add_choice(grid, row, backup)
            return
        for column, words in enumerate(self._cells(backup)):
            is_wrong = backup.path in self._damaged if column == 3 else backup.entries is None
            style = "wrong" if is_wrong and column in (1, 3) else "ui" if column == 0 else "soft"
            grid.addWidget(Paragraph(self._theme, style, words), row, column, Qt.AlignmentFlag.AlignVCenter)

    def _add_choice(self, grid: QGridLayout, row: int, backup: KeptBackup) -> None:
        words = backup_words(backup, self._clock.now(), self.locale())
        grid.addWidget(Paragraph(self._theme, "ui", words), row, 0, Qt.AlignmentFlag.AlignVCenter)
        button = Button(self._theme, self._choice, identifier=f"safety.choose.{backup.name.sequence}")
        button.setAccessibleName(f"{self._choice}: {words}")
        button.clicked.connect(self._on_choice_clicked)
        self._by_button[button] = backup
        grid.addWidget(button, row, 1)

    def _cells(self, backup: KeptBackup) -> list[str]:
        entries = (
            self.tr("Cannot be read")
            if backup.entries is None
            else entries_words(backup.entries, self.locale())
        )
        now = self._clock.now()
        when = when_words(backup.made_at.astimezone(now.tzinfo), now, self.locale())
        return [when, entries, size_words(backup.bytes, self.locale()), self._state(backup)]

    def _state(self, backup: KeptBackup) -> str:
        if backup.path in self._damaged:
            return self.tr("Damaged")
        return self.tr("Whole") if backup.path in self._checked else ""

    def headings(self) -> list[str]:
        """Return the headings that stand between the rows."""
        return [self.tr("Of an earlier journal")] if any(map(_is_of_another, self._shown())) else []

    def _on_choice_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._by_button:
            self.chosen.emit(self._by_button[button])


def _is_of_another(backup: KeptBackup) -> bool:
    return not backup.is_own
