# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How far long work is, as a bar, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button

_THICK, _HEIGHT = 6, 40


class ProgressLine(QWidget):
    """A bar that fills, and Stop. *Signals*: `stop_wanted()`."""

    stop_wanted = Signal()

    def __init__(self, theme: Theme, name: str, identifier: str) -> None:
        super().__init__()
        self._theme = theme
        self._bar = _Bar(theme, name, identifier)
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


class _Bar(QWidget):
    def __init__(self, theme: Theme, name: str, identifier: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.share = 0.0
        self.setAccessibleIdentifier(identifier)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_share(0.0)

    def show_share(self, share: float) -> None:
        self.share = min(max(share, 0.0), 1.0)
        percent = round(self.share * 100)
        self.setAccessibleName(self.tr("{name}: {percent} percent").format(name=self._name, percent=percent))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is done over the whole length."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        thick = theme.px(_THICK)
        track = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        painter.setBrush(theme.colour("edge"))
        # What is left is thinner as well: colour alone would not tell it from what is done.
        painter.drawRoundedRect(track.adjusted(0, thick * 0.3, 0, -thick * 0.3), thick * 0.2, thick * 0.2)
        if self.share:
            track.setWidth(max(float(thick), self.width() * self.share))
            painter.setBrush(theme.colour("sage"))
            painter.drawRoundedRect(track, thick / 2, thick / 2)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.update()
