# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page of the doorways: it walks through a practice step by step, and ends quietly."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout

from holdspace.domain.practices import OWN, Practice
from holdspace.services.capture import Words
from holdspace.services.practice_content import PracticeContent
from holdspace.services.vault import LOCKED
from holdspace.ui.doorways.ending import Ending
from holdspace.ui.doorways.walk import DoorwayRoom, DoorwayWalk
from holdspace.ui.doorways.writing import WritingStep
from holdspace.ui.theme.theme import Text
from holdspace.ui.widgets.end_state import EndState

_WIDEST, _NARROW = 960, 760
_LOW, _HIGH = 540, 620


class DoorwayPage(DoorwayWalk):
    """Leads through one doorway at a time, in the large window.

    *Signals*: as DoorwayWalk; `figure_shown(bool)` when it takes the whole window, or gives it back;
    `left()` when one is done here; `close_wanted()` where the day is done, too.
    """

    figure_shown = Signal(bool)
    left = Signal()
    close_wanted = Signal()

    def __init__(self, room: DoorwayRoom) -> None:
        super().__init__(room)
        self._sort.clicked.connect(self._on_sort)
        self._end.left.connect(self._on_done)
        self._close.clicked.connect(self.close_wanted)
        if room.own is not None:
            room.own.service.changed.connect(self._on_own_changed)
        room.theme.changed.connect(self._arrange)

    @property
    def takes_window(self) -> bool:
        """Say whether it has the window to itself."""
        return self.is_under_way

    @property
    def holds_words(self) -> bool:
        """Say whether there are words here, to be kept or not."""
        view = self._view
        typed = isinstance(view, WritingStep) and bool(view.box.plain_text())
        return typed or self._visit.holds_words

    @property
    def words_to_keep(self) -> Words:
        """Return the words here that are to be kept, and are neither an entry nor an answer yet."""
        return self._visit.words

    @property
    def interrupted(self) -> tuple[str, float]:
        """Return the name of the practice that was left or cut off, or "", and what is left of the latter.

        Of one that was left the time runs on, so 0 seconds are told; with none left it is none, unless words
        wait there. One cut off in the pocket window is among them, by the name of its doorway.
        """
        if not self.is_under_way:
            return self.cut_off
        left = self._session.seconds_left()
        waits = self.holds_words or (self._vault.state == LOCKED and self._visit.has_earlier_words)
        return (self.name if left or waits else ""), 0.0

    def begin(self, doorway: str) -> None:
        """Go through a doorway from its first step; one that is under way goes on.

        One under way in the pocket window goes on here, with what was said and its time, in its long form.
        """
        practice = self._session.practice
        if not (self._session.is_under_way and practice is not None and practice.doorway == doorway):
            self._begin(self._form_of(doorway))
        elif practice.short:
            self._widen(self._longer(practice))
        self._take_window()

    def knows_own(self, practice_id: str) -> bool:
        """Say whether a practice of one's own is there to go through."""
        return self._room.own is not None and self._room.own.of(practice_id) is not None

    def begin_own(self, practice_id: str) -> None:
        """Go through a practice of one's own, where it can be seen. One under way goes on."""
        own = self._room.own.of(practice_id) if self._room.own is not None else None
        if own is None or self._room.own is None:
            return
        practice = self._session.practice
        if not (self._session.is_under_way and practice is not None and practice.id == practice_id):
            self._begin(self._room.own.content_of(self._room.own.walked(own)))
        elif practice.short:
            self._widen(self._longer(practice))
        self._take_window()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the window while one is on the way."""
        super().showEvent(event)
        if self.is_under_way:
            self.figure_shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the window back."""
        super().hideEvent(event)
        self.figure_shown.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns, or in one."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        theme = self._theme
        self.setAccessibleIdentifier("doorway.page")
        self._name = Text(theme, "label")
        self._line = Text(theme, "title", wraps=True)
        head = QVBoxLayout(self._stage.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.px(6))
        head.addWidget(self._name)
        head.addWidget(self._line)
        head.addSpacing(theme.px(14))
        self._end = EndState(theme, self.tr("Back to Now"), "doorway")
        self._sort = self._end.add_way("sort", self.tr("Sort it a little"))
        self._close = self._end.add_way("close", self.tr("Close HoldSpace"))
        self._parts = QStackedLayout(self)
        self._parts.addWidget(self._stage)
        self._parts.addWidget(self._end)
        self._parts.setCurrentWidget(self._end)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._theme
        is_short = self.width() < theme.px(_NARROW) or self.height() < theme.px(_LOW)
        side = max(theme.px(16 if is_short else 32), (self.width() - theme.px(_WIDEST)) // 2)
        top = 12 if is_short else 20 if self.height() < theme.px(_HIGH) else 48
        self._stage.arrange(is_short=is_short, side=side, top=theme.px(top))

    def _longer(self, practice: Practice) -> PracticeContent:
        """Return the form for this window of one that is under way in the pocket window."""
        own = self._content_of(replace(practice, short=False)) if practice.doorway == OWN else None
        return own or self._form_of(practice.doorway)

    def _widen(self, content: PracticeContent) -> None:
        self._ending = None
        self._show_practice(content)
        self._visit.widen(content.practice)
        self._session.resume()
        self.time.follow(content.over)

    def _show_practice(self, content: PracticeContent) -> None:
        super()._show_practice(content)
        self._show_name(content)
        self._parts.setCurrentWidget(self._stage)

    def _show_name(self, content: PracticeContent) -> None:
        """Show a doorway by its name and line; one's own has the name that a person gave it for a title."""
        is_own = content.practice.doorway == OWN
        self._name.setText(content.line if is_own else content.name)
        self._line.setText(content.name if is_own else content.line)

    def _on_own_changed(self) -> None:
        """Take the name that a person gave off the screen as the vault closes, and show it again after."""
        if self._content is None or self._content.practice.doorway != OWN:
            return
        content = self._content_of(self._content.practice)
        if content is not None:
            self._content = content
            self.setAccessibleName(content.name)
            self._show_name(content)

    def _take_window(self) -> None:
        self._parts.setCurrentWidget(self._stage)
        if self.isVisible():
            self.figure_shown.emit(True)
            self.focus_first()

    def _focus_end(self) -> None:
        self._end.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_end(self, ending: Ending, offer: str) -> None:
        self._parts.setCurrentWidget(self._end)
        self._end.show_end(ending.sentence, ending.kept, offer, loads=ending.loads)
        self._sort.setVisible(bool(offer))
        self._close.setVisible(ending.content.practice.doorway == "day_end")
        self._end.tell()
        if self.isVisible():
            self.figure_shown.emit(False)
            self._focus_end()

    def _on_sort(self) -> None:
        ending = self._ending
        if ending is not None and ending.session_id:
            self._begin(self._practices[ending.content.practice.then], follows=ending.session_id)
            self._take_window()

    def _on_done(self) -> None:
        self._ending = None
        self.left.emit()
