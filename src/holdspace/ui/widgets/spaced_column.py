# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A column of widgets with gaps of the design between them."""

from __future__ import annotations

from PySide6.QtWidgets import QSpacerItem, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme


class SpacedColumn(QVBoxLayout):
    """A vertical layout without margins whose gaps grow with the font."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent) if parent else super().__init__()
        self._theme = theme
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self._share = 1.0
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        theme.changed.connect(self._on_theme_changed)

    def add_gap(self, length: int) -> None:
        """Add a gap; `length` is of the design."""
        spacer = QSpacerItem(0, self._theme.px(length * self._share))
        self._gaps.append((spacer, length))
        self.addSpacerItem(spacer)

    def squeeze(self, share: float) -> None:
        """Take a share of the gaps alone, where room is short."""
        if share != self._share:
            self._share = share
            self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        for spacer, length in self._gaps:
            spacer.changeSize(0, self._theme.px(length * self._share))
        self.invalidate()
