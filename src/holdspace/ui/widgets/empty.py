# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An empty place: the mark, one sentence, one link; where more is to be known, a second of each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.mark import Mark

_MARK = 56
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """What stands where there is nothing yet. It invites and does not remark.

    `first` is a further sentence with its link and that one's identifier: it comes before the link and has
    the keyboard first. *Signals*: `link_pressed()`; `first_pressed()`.
    """

    link_pressed = Signal()
    first_pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        link: str,
        identifier: str = "",
        first: tuple[str, str, str] | None = None,
    ) -> None:
        super().__init__()
        words = Text(theme, "door", sentence, wraps=True)
        words.setAlignment(_CENTRE)
        button = Button(theme, link, "link", identifier=identifier)
        button.clicked.connect(self.link_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(theme.px(16))
        column.addStretch(5)
        column.addWidget(Mark(theme, _MARK), 0, _CENTRE)
        column.addSpacing(theme.px(8))
        column.addWidget(words)
        self.setFocusProxy(button)
        if first is not None:
            self.setFocusProxy(self._add_first(theme, column, first))
        column.addWidget(button, 0, _CENTRE)
        column.addStretch(6)

    def _add_first(self, theme: Theme, column: QVBoxLayout, first: tuple[str, str, str]) -> Button:
        sentence, link, identifier = first
        words = Text(theme, "soft", sentence, wraps=True)
        words.setAlignment(_CENTRE)
        button = Button(theme, link, "secondary", identifier=identifier)
        button.clicked.connect(self.first_pressed)
        column.addWidget(words)
        column.addWidget(button, 0, _CENTRE)
        return button
