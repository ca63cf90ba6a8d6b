# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""For whom a visor sheet is: a box to check for each audience, and one for all of them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.flow import FlowLayout


class AudienceBoxes(QWidget):
    """Several can be checked. *Signals*: `changed()` once a person checked others."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.all = CheckBox(theme, self.tr("All"), identifier="visor.audience.all")
        self._boxes = {
            each: CheckBox(theme, QCoreApplication.translate("audiences", label), f"visor.audience.{each}")
            for each, label in AUDIENCE_LABELS.items()
        }
        self.setAccessibleName(self.tr("With whom"))
        self.setAccessibleIdentifier("visor.audience")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(Text(theme, "label", self.tr("With whom")))
        self._flow = FlowLayout()
        column.addLayout(self._flow)
        for box in self.boxes:
            self._flow.addWidget(box)
        self.all.clicked.connect(self._on_all_clicked)
        for box in self._boxes.values():
            box.clicked.connect(self._on_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def boxes(self) -> tuple[CheckBox, ...]:
        """Return the boxes in their order, that for all first."""
        return self.all, *self._boxes.values()

    @property
    def value(self) -> tuple[str, ...]:
        """Return the audiences that are checked."""
        return tuple(each for each, box in self._boxes.items() if box.isChecked())

    def show_value(self, audiences: Collection[str]) -> None:
        """Check these, without telling anyone."""
        for each, box in self._boxes.items():
            box.setChecked(each in audiences)
        self.all.setChecked(len(self.value) == len(self._boxes))

    def _on_all_clicked(self) -> None:
        self.show_value(tuple(self._boxes) if self.all.isChecked() else ())
        self.changed.emit()

    def _on_clicked(self) -> None:
        self.show_value(self.value)
        self.changed.emit()

    def _on_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.px(6))
