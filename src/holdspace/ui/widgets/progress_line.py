# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How far long work is, as a bar, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.progress_bar import ProgressBar

_HEIGHT = 40


class ProgressLine(QWidget):
    """A bar that fills, and Stop. *Signals*: `stop_wanted()`."""

    stop_wanted = Signal()

    def __init__(self, theme: Theme, name: str, identifier: str) -> None:
        super().__init__()
        self._theme = theme
        self._bar = ProgressBar(theme, name, identifier)
        self.stop = Button(theme, self.tr("Stop"), "secondary", identifier=f"{identifier}_stop")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._bar, 1)
        self._row.addWidget(self.stop)
        self.stop.clicked.connect(self._on_stop_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def share(self) -> float:
        """Return the share done, 0 to 1."""
        return self._bar.share

    def begin(self) -> None:
        """Start at nothing."""
        self.stop.setEnabled(True)
        self.stop.setText(self.tr("Stop"))
        self.show_share(0.0)

    def show_share(self, share: float) -> None:
        """Show how far it is, 0 to 1."""
        self._bar.show_share(share)

    def _on_stop_clicked(self) -> None:
        self.stop.setMinimumWidth(self.stop.width())
        self.stop.setEnabled(False)
        self.stop.setText(self.tr("Stopping…"))
        self.stop_wanted.emit()

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(self._theme.px(16))
        self.setMinimumHeight(self._theme.px(_HEIGHT))
