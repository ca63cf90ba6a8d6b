# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The minute's form of a doorway, as narrow as the pocket window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from holdspace.domain.sessions import SHORTEST_SESSION
from holdspace.services.doorways import Outcome
from holdspace.services.practice_content import PracticeContent
from holdspace.ui.doorways.end_view import EndView
from holdspace.ui.doorways.walk import DoorwayRoom, DoorwayWalk
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.scrolled import fill_scrolled

_RING = 6


class PocketDoorway(DoorwayWalk):
    """Leads through one doorway in a minute: its time above, the step below.

    *Signals*: as DoorwayWalk; `room_wanted(str)` with the doorway that is to go on in the large window;
    `left(str)` when one is done here, with a sentence for what Esc ended and still counts.
    """

    room_wanted = Signal(str)
    left = Signal(str)
    is_short = True

    def __init__(self, room: DoorwayRoom) -> None:
        super().__init__(room)
        self.more.clicked.connect(self._on_more)
        self._end.done.connect(self._on_done)

    def begin(self, doorway: str) -> None:
        """Go through a doorway from its first step."""
        self._begin(self._form_of(doorway))
        self._take_window()

    def minimumSizeHint(self) -> QSize:
        """Return the width in which no step is cut off, and a height for most; a longer one scrolls.

        So the window stands still between them.
        """
        return QSize(self._theme.px(328), 436)

    def hasHeightForWidth(self) -> bool:
        """Say that the height is not to follow the words of a step, which scroll."""
        return False

    def _build(self) -> None:
        theme = self._theme
        self.setAccessibleIdentifier("pocket.doorway")
        inner = QWidget()  # with room for the ring
        column = QVBoxLayout(inner)
        side = theme.px(_RING)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(16))
        self.more = Button(theme, self.tr("More room"), "link", identifier="pocket.doorway_more")
        self.more.setAccessibleDescription(self.tr("Goes on in the large window, in its longer form"))
        self.time.arrange(narrow=True, more=self.more)
        column.addWidget(self.time)
        column.addLayout(self._ways_place)
        column.addLayout(self._step_place)
        column.addStretch(1)
        self._walk = QWidget()
        self._area = fill_scrolled(self._walk, inner)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._end = EndView(theme, self.tr("Done"), small=True)
        self._parts = QStackedLayout(self)
        self._parts.addWidget(self._walk)
        self._parts.addWidget(self._end)

    def _take_window(self) -> None:
        self._parts.setCurrentWidget(self._walk)
        if self.isVisible():
            self.focus_first()

    def _focus_end(self) -> None:
        self._end.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_practice(self, content: PracticeContent) -> None:
        super()._show_practice(content)
        if self._ways is not None:
            self._ways.arrange(narrow=True)

    def _show_outcome(self, content: PracticeContent, outcome: Outcome) -> None:
        if outcome.stopped and not outcome.whole:
            self.left.emit(self._stopped() if outcome.seconds >= SHORTEST_SESSION else "")
        else:
            super()._show_outcome(content, outcome)

    def _show_end(self, content: PracticeContent, sentence: str, kept: str, offer: str = "") -> None:
        del offer  # what follows is for the large window
        self._content = content
        self.setAccessibleName(content.name)
        self._ended = content.practice.id
        self._parts.setCurrentWidget(self._end)
        self._end.show_end(sentence, kept, "")
        if self.isVisible():
            self._focus_end()

    def _show_step(self) -> None:
        if self._view is not None and self._session.is_under_way and not self.is_under_way:
            self._drop_view()  # it goes on in the large window
            self.left.emit("")
        super()._show_step()

    def _on_range_changed(self) -> None:
        # A step is laid out after it has the keyboard: only then is it known what lies out of sight.
        QTimer.singleShot(0, self, self._show_control)

    def _on_more(self) -> None:
        self.room_wanted.emit(self.doorway)

    def _on_done(self) -> None:
        self._ended = ""
        self.left.emit("")
