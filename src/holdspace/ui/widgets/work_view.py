# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Long work on screen: what is done, one bar, a Stop button; at its end one sentence in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from holdspace.services.long_work import LongWork
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.progress_bar import ProgressBar
from holdspace.ui.widgets.spaced_column import SpacedColumn

_HEIGHT = 52


class WorkView(QWidget):
    """Follows one piece of long work at a time. Its room is kept, so that nothing below it moves.

    Stop is offered where the work heeds it. `resting` is what it says where there is nothing else to say.

    *Signals*: `ended()` once what it follows is over.
    """

    ended = Signal()

    def __init__(self, theme: Theme, identifier: str, *, resting: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._work: LongWork | None = None
        self._words = Paragraph(theme, "soft")
        self._bar = ProgressBar(theme, "", f"{identifier}.bar")
        self.stop = Button(theme, self.tr("Stop"), identifier=f"{identifier}.stop")
        self._message = MessageRow(theme, f"{identifier}.message", resting=resting)
        self._build()
        self._keeps_room = True
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._show_running(False)

    @property
    def is_running(self) -> bool:
        """Say whether it follows work that is under way."""
        return self._work is not None

    @property
    def text(self) -> str:
        """Return what it says: of the work under way, or how the last one ended."""
        return self._words.text() if self.is_running else self._message.text

    def keep_room(self, keeps: bool) -> None:
        """Keep its room where it says nothing, or leave it to what follows."""
        self._keeps_room = keeps
        self._on_theme_changed()

    def follow(self, work: LongWork, words: str) -> None:
        """Show `work`, which has just begun, as `words`."""
        self._work = work
        work.progressed.connect(self._on_progressed)
        work.over.connect(self._on_over)
        self._message.clear()
        self._words.setText(words)
        self._bar.begin(words)
        self.stop.setText(self.tr("Stop"))
        self.stop.setEnabled(True)
        self.stop.setVisible(work.heeds_stop)
        self._show_running(True)
        announce(self._words, words)

    def ask_to_stop(self) -> None:
        """Ask the work under way to stop."""
        if self._work is not None and self._work.heeds_stop:
            self.stop.setEnabled(False)
            self.stop.setText(self.tr("Stopping…"))
            self._work.cancel()

    def say(self, words: str) -> None:
        """Say how it ended."""
        self._message.tell(words)
        announce(self._message, words)

    def say_wrong(self, words: str) -> None:
        """Say that it failed, what is safe and what helps."""
        self._message.say(words)

    def clear(self) -> None:
        """Say nothing more."""
        self._message.clear()

    def _build(self) -> None:
        self._running = QWidget()
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(16))
        words = SpacedColumn(self._theme)
        words.addWidget(self._words)
        words.add_gap(6)
        words.addWidget(self._bar)
        row.addLayout(words, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._running)
        column.addWidget(self._message)
        column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.stop.clicked.connect(self.ask_to_stop)

    def _show_running(self, running: bool) -> None:
        if not running and self.stop.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._running.setVisible(running)
        self._message.setVisible(not running and bool(self._message.text))

    def _on_progressed(self, share: float) -> None:
        self._bar.show_share(share)

    def _on_over(self) -> None:
        self._work = None
        self._show_running(False)
        self.ended.emit()

    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(self._theme.px(_HEIGHT) if self._keeps_room else 0)
