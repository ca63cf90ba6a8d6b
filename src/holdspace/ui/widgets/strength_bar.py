# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How strong a passphrase is, as four parts of a bar and a few words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme

PARTS = 4
_PART, _THICK, _BETWEEN = 28, 4, 4


class StrengthBar(QWidget):
    """Four parts, filled up to a level, with words beside them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bar = _Bar(theme)
        self._words = Text(theme, "label", wraps=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def level(self) -> int:
        """Return how many parts are filled."""
        return self._bar.level

    @property
    def words(self) -> str:
        """Return what stands beside the bar."""
        return self._words.text()

    def show_strength(self, level: int, words: str) -> None:
        """Fill `level` parts, 0 to 4, and say what that means."""
        self._bar.level = level
        self._bar.setAccessibleName(self.tr("Strength: {level} of 4").format(level=level))
        self._bar.update()
        self._words.setText(words)

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(self._theme.px(10))
        line = self._words.fontMetrics().lineSpacing()
        self._bar.setFixedSize(self._bar.sizeHint().width(), line)
        self._words.setMinimumHeight(line)


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.level = 0

    def sizeHint(self) -> QSize:
        """Return the size of the four parts."""
        part, between = self._theme.px(_PART), self._theme.px(_BETWEEN)
        return QSize(PARTS * part + (PARTS - 1) * between, self._theme.px(_THICK))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts, filled ones first."""
        theme = self._theme
        part, between, thick = theme.px(_PART), theme.px(_BETWEEN), theme.px(_THICK)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - thick) / 2
        for index in range(PARTS):
            filled = index < self.level
            painter.setBrush(theme.colour("sage" if filled else "edge"))
            # An empty part is thinner as well: colour alone would not tell it from a filled one.
            rect = QRectF(index * (part + between), top, part, thick)
            if not filled:
                rect.adjust(0, thick * 0.25, 0, -thick * 0.25)
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
