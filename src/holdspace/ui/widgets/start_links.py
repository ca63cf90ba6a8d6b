# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. Two quiet links: a question to start from, and a form."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout

_LINK = 27


class StartLinks(QWidget):
    """What an entry can be begun with, side by side, or below each other where there is no room."""

    def __init__(self, theme: Theme, prefix: str) -> None:
        super().__init__()
        self._theme = theme
        self.question = Button(
            theme, self.tr("A question to start from"), "small", identifier=f"{prefix}.question"
        )
        self.form = Button(theme, self.tr("Start from a form"), "small", identifier=f"{prefix}.form")
        row = FlowLayout(self, gap=theme.px(4))
        for link in self.stops:
            row.addWidget(link)
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def stops(self) -> tuple[Button, Button]:
        """Return what the Tab key leads to, in order."""
        return self.question, self.form

    def _fit(self) -> None:
        for link in self.stops:
            link.setFixedHeight(self._theme.px(_LINK))  # low: a small window has no more room for them
