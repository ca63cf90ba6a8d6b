# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The six audiences as chips in equal columns, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Chip

_GAP = 8


class AudienceGrid(QWidget):
    """The chips: three columns, or fewer where the words would not fit. *Signals*: `changed()` at a click."""

    changed = Signal()

    def __init__(self, theme: Theme, prefix: str) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._chips: dict[str, Chip] = {}
        for name, label in AUDIENCE_LABELS.items():
            chip = Chip(theme, QCoreApplication.translate("audiences", label), f"{prefix}.audience.{name}")
            chip.clicked.connect(self.changed)
            self._chips[name] = chip
        self.setFocusProxy(next(iter(self._chips.values())))  # it takes no key itself
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the audiences that are checked, in their fixed order."""
        return tuple(name for name, chip in self._chips.items() if chip.isChecked())

    def choose(self, audiences: Iterable[str]) -> None:
        """Check these audiences and no other."""
        wanted = set(audiences)
        for name, chip in self._chips.items():
            chip.setChecked(name in wanted)

    def chip(self, audience: str) -> Chip:
        """Return the chip of an audience."""
        return self._chips[audience]

    def minimumSizeHint(self) -> QSize:
        """Return the width of one column, and the height of as many rows as there are now."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set as many columns as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap = self._theme.px(_GAP)
        self._grid.setSpacing(gap)
        widest = self._widest()
        columns = next((each for each in (3, 2) if each * (widest + gap) - gap <= self.width()), 1)
        for index, chip in enumerate(self._chips.values()):
            chip.setMinimumWidth(widest)  # the same for all, so that the columns are equal
            self._grid.addWidget(chip, index // columns, index % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _widest(self) -> int:
        """Return the least width of a chip: its check left of its words, which keep their place."""
        metrics = QFontMetrics(self._theme.font(1.0, 500))
        words = max(metrics.horizontalAdvance(chip.text()) for chip in self._chips.values())
        return words + self._theme.px(30 + 4)
