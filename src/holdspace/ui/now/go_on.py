# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The link back to a doorway that was left or cut off, and why it waits. Made when there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.domain.pauses import clock_text
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button


class GoOn(QWidget):
    """*Signals*: `wanted()` where one follows it."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._link = Button(theme, "", "link", identifier="now.go_on")
        self._link.clicked.connect(self.wanted)
        self._why = Text(theme, "small", wraps=True)
        self._why.setAccessibleIdentifier("now.go_on_why")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._link)
        row.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)

    def offer(self, name: str, seconds: float, *, waits_since_lock: bool) -> None:
        """Offer to go on with a doorway; "" offers nothing.

        `seconds`: what is left of one whose time stands still. No time is named where that runs on.
        """
        words = self.tr("Go on with {name}, {time} left") if seconds else self.tr("Go on with {name}")
        self._link.setText(words.format(name=name, time=clock_text(seconds)))
        self._link.updateGeometry()
        why = self._why_it_waits(name) if waits_since_lock else ""
        self._why.setText(why)
        self._link.setAccessibleDescription(why)
        self._link.setVisible(bool(name))
        self.setVisible(bool(name))

    def _why_it_waits(self, name: str) -> str:
        words = self.tr("“{name}” waits here, so that a passphrase typed now does not land in it.")
        return words.format(name=name)
