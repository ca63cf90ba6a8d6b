# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An empty place: the mark, one sentence, one link."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.mark import Mark

_MARK = 56
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """What stands where there is nothing yet. It invites and does not remark. *Signals*: `link_pressed()`."""

    link_pressed = Signal()

    def __init__(self, theme: Theme, sentence: str, link: str, identifier: str = "") -> None:
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
        column.addWidget(button, 0, _CENTRE)
        column.addStretch(6)
        self.setFocusProxy(button)
