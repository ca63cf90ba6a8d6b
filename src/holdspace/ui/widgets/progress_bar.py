# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How far long work is, as a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from holdspace.ui.theme.theme import Theme

_THICK, _HEIGHT = 6, 10


class ProgressBar(QWidget):
    """A bar that fills from the left. `name` says what of, to whoever cannot see it."""

    def __init__(self, theme: Theme, name: str, identifier: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._share = 0.0
        self.setAccessibleIdentifier(identifier)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_share(0.0)

    @property
    def share(self) -> float:
        """Return the share done, 0 to 1."""
        return self._share

    def begin(self, name: str) -> None:
        """Start at nothing, with other work."""
        self._name = name
        self.show_share(0.0)

    def show_share(self, share: float) -> None:
        """Show how far it is, 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        percent = round(self._share * 100)
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
        if self._share:
            track.setWidth(max(float(thick), self.width() * self._share))
            painter.setBrush(theme.colour("sage"))
            painter.drawRoundedRect(track, thick / 2, thick / 2)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.update()
