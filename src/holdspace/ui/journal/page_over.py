# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page that lies over the open journal until it is left: a way back, a title, and what it shows below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.scrolled import ScrolledArea

_MARGIN, _TOP, _FOOT = 24, 20, 8


class PageOver(ClosablePage):
    """Made when it is wanted and deleted when it is left. `body` is a column for what it shows.

    *Signals*: `closed()` on Esc and on the way back.
    """

    def __init__(self, theme: Theme, title: str, identifier: str) -> None:
        super().__init__(theme)
        self.back = self.make_back(identifier)
        self._title = Text(theme, "title_small", title, wraps=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._head)
        inside = QWidget()
        inside.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        area = ScrolledArea()
        area.setWidget(inside)
        self._whole.addWidget(area, 1)
        theme.changed.connect(self._space)
        self._space()

    def first_control(self) -> QWidget:
        """Return what has the keyboard first."""
        return self.back

    def _space(self) -> None:
        px = self._theme.px
        self._whole.setContentsMargins(px(_MARGIN), px(_TOP), px(_MARGIN), px(_FOOT))
        self._whole.setSpacing(px(14))
        self._head.setSpacing(px(10))
        self.body.setSpacing(px(12))
