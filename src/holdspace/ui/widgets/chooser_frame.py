# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page before an exercise: what there is to choose, what it looks like, and the way in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.scrolled import ScrolledArea

QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own; PySide does not bring it
_WIDE = 1000
_BESIDE = 740
_RIGHT = 380
_SMALL_RIGHT = 260
_PREVIEW = 300
_MOST = 1080


class ChooserFrame(ScrolledArea):
    """A title, a list, and a panel to start from; with room to spare, a still picture above the panel.

    In a small window the panel stands under the list, or `beside` it where the list is a long one.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        rows: QWidget,
        preview: QWidget,
        panel: QWidget,
        *,
        beside: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._may_stand_beside = beside
        self._rows, self._preview, self._panel = rows, preview, panel
        self._arranged = ""
        inside = QWidget()
        for part in (rows, preview, panel):
            part.setParent(inside)  # shown without a parent it would be a window for a moment
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(0)
        self._title = Text(theme, "title", title, wraps=True)
        self._column.addWidget(self._title)
        self._grid = QGridLayout()
        self._column.addSpacing(theme.px(20))
        self._column.addLayout(self._grid, 1)
        self.setWidget(inside)
        theme.changed.connect(self._on_theme_changed)
        self._arrange("wide")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between two columns and one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme, width = self._theme, self.viewport().width()
        wide = width >= theme.px(_WIDE)
        beside = self._may_stand_beside and width >= theme.px(_BESIDE)
        self._arrange("wide" if wide else "beside" if beside else "under")
        side = theme.px(56) if wide else min(theme.px(40), width // 14)
        side = max(side, (width - theme.px(_MOST)) // 2)
        top = theme.px(40) if self.height() > theme.px(640) else theme.px(28)
        self._column.setContentsMargins(side, top, side, theme.px(24))

    def _arrange(self, how: str) -> None:
        if how == self._arranged:
            return
        self._arranged = how
        theme, grid = self._theme, self._grid
        for widget in (self._rows, self._preview, self._panel):
            grid.removeWidget(widget)
        right = {"wide": theme.px(_RIGHT), "beside": theme.px(_SMALL_RIGHT)}.get(how, 0)
        self._preview.setVisible(how == "wide")
        self._panel.setMaximumWidth(right or QWIDGETSIZE_MAX)
        top = Qt.AlignmentFlag.AlignTop
        grid.setHorizontalSpacing({"wide": theme.px(64), "beside": theme.px(40)}.get(how, 0))
        grid.setVerticalSpacing(theme.px(24) if how == "wide" else theme.px(20))
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, right)
        grid.setRowStretch(2, 1)
        if how == "wide":
            self._preview.setFixedSize(theme.px(_RIGHT), theme.px(_PREVIEW))
            grid.addWidget(self._rows, 0, 0, 2, 1, top)
            grid.addWidget(self._preview, 0, 1, top)
            grid.addWidget(self._panel, 1, 1, top)
        else:
            grid.addWidget(self._rows, 0, 0, top)
            grid.addWidget(self._panel, *((0, 1) if how == "beside" else (1, 0)), top)

    def _on_theme_changed(self) -> None:
        self._arranged = ""
        self._fit()
