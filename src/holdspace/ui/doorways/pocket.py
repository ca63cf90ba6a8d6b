# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The minute's form of a doorway, or a practice of one's own, as narrow as the pocket window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout

from holdspace.domain.practices import OWN
from holdspace.domain.sessions import SHORTEST_SESSION
from holdspace.services.doorways import Outcome
from holdspace.services.practice_content import PracticeContent
from holdspace.ui.doorways.ending import Ending, stopped_words
from holdspace.ui.doorways.walk import DoorwayRoom, DoorwayWalk
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.end_state import EndState

_RING = 6
_LEAST, _AROUND = 150, 130  # of the design: a height to scroll in, and what of the window stands round it
_FRAME = 40  # pixels that the system puts round a window


class PocketDoorway(DoorwayWalk):
    """Leads through one doorway in a minute: the step above, time and the ways on and out below it.

    Through a practice of one's own, too, step by step as in the large window.
    *Signals*: as DoorwayWalk; `room_wanted(str)` with the doorway that is to go on in the large window;
    `left(str)` when one is done here, with a sentence for what Esc ended and still counts; `renamed()` as
    the names that a person gave can be seen, or no more; `words_let_go(QWidget)` as those go that nobody
    keeps, with the foot, which is not to be covered by what says so.
    """

    room_wanted = Signal(str)
    left = Signal(str)
    renamed = Signal()
    words_let_go = Signal(object)
    is_short = True

    def __init__(self, room: DoorwayRoom) -> None:
        super().__init__(room)
        self.more.clicked.connect(self._on_more)
        self._end.left.connect(self._on_done)
        self._visit.short_words_let_go.connect(self._on_words_let_go)
        if room.own is not None:
            room.own.service.changed.connect(self._on_own_changed)

    def begin(self, doorway: str) -> None:
        """Go through a doorway from its first step."""
        self._begin(self._form_of(doorway))
        self._take_window()

    def begin_own(self, practice_id: str) -> None:
        """Go through a practice of one's own, where it can be seen."""
        known = self._room.own
        own = known.of(practice_id) if known is not None else None
        if known is not None and own is not None:
            self._begin(known.content_of(known.walked(own, short=True)))
            self._take_window()

    @property
    def is_own(self) -> bool:
        """Say whether what is gone through here, or was last, is a practice of one's own."""
        return self._content is not None and self._content.practice.doorway == OWN

    @property
    def holds_words(self) -> bool:
        """Say whether there are words here, to be kept or not."""
        return self.is_under_way and self._visit.has_words_begun

    def forget_let_go(self) -> None:
        """Hold words no more that were let go here: their Undo is gone."""
        self._visit.forget_let_go(short=True)

    def minimumSizeHint(self) -> QSize:
        """Return the width in which no step is cut off, and a height for most; a longer one scrolls.

        So the window stands still between them. On a low screen it is less, for the whole window has to fit.
        """
        room = self.window().screen().availableGeometry().height() - _FRAME - self._theme.px(_AROUND)
        return QSize(self._theme.px(328), max(self._theme.px(_LEAST), min(436, room)))

    def hasHeightForWidth(self) -> bool:
        """Say that the height is not to follow the words of a step, which scroll."""
        return False

    def _build(self) -> None:
        theme = self._theme
        self.setAccessibleIdentifier("pocket.doorway")
        self.more = Button(theme, self.tr("More room"), "link", identifier="pocket.doorway_more")
        self.more.setAccessibleDescription(self.tr("Goes on in the large window, in its longer form"))
        self._stage.below.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._stage.area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._arrange()
        self._end = EndState(theme, self.tr("Done"), "doorway", small=True)
        self._parts = QStackedLayout(self)
        self._parts.addWidget(self._stage)
        self._parts.addWidget(self._end)

    def _take_window(self) -> None:
        self._parts.setCurrentWidget(self._stage)
        if self.isVisible():
            self.focus_first()

    def _focus_end(self) -> None:
        self._end.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the step into the room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        side = self._theme.px(_RING)  # room for the ring
        self._stage.arrange(is_short=True, side=side, top=side)

    def _show_outcome(self, content: PracticeContent, outcome: Outcome) -> None:
        if outcome.stopped and not outcome.whole:
            self.left.emit(stopped_words() if outcome.seconds >= SHORTEST_SESSION else "")
        else:
            super()._show_outcome(content, outcome)

    def _show_end(self, ending: Ending, offer: str) -> None:
        del offer  # what follows is for the large window
        self.setAccessibleName(ending.content.name)
        self._parts.setCurrentWidget(self._end)
        self._end.show_end(ending.sentence, ending.kept, loads=ending.loads)
        self._end.tell()
        if self.isVisible():
            self._focus_end()

    def _show_step(self) -> None:
        if self._view is not None and self._session.is_under_way and not self.is_under_way:
            self._drop_view()  # it goes on in the large window
            self.left.emit("")
        super()._show_step()

    def _on_own_changed(self) -> None:
        """Take the name that a person gave off the screen as the vault closes, and show it again after."""
        if self._content is not None and self.is_own:
            self._content = self._content_of(self._content.practice) or self._content
            self.setAccessibleName(self._content.name)
        self.renamed.emit()

    def _on_range_changed(self) -> None:
        # A step is laid out after it has the keyboard: only then is it known what lies out of sight.
        QTimer.singleShot(0, self, self._show_control)

    def _on_words_let_go(self) -> None:
        self.words_let_go.emit(self._stage.foot)

    def _on_more(self) -> None:
        self.room_wanted.emit(self.doorway)

    def _on_done(self) -> None:
        self._ending = None
        self.left.emit("")
