# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""All exercises and doorways in one list, as narrow as the pocket window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.pauses import PAUSE_GROUPS, clock_text
from holdspace.domain.practices import SHORT_SECONDS
from holdspace.services.content import PauseContent
from holdspace.services.known_patterns import KnownPatterns
from holdspace.services.known_practices import KnownPractices
from holdspace.services.silence_training import SILENCE_TRAINER
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.choice_rows import Choice, ChoiceRows
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.scrolled import ScrolledArea, bring_into_view_later

if TYPE_CHECKING:
    from holdspace.domain.own_practices import OwnPractice

_RING, _ROOM = 7, 8
Groups = tuple[tuple[str, tuple[Choice, ...]], ...]


class PocketChoosing(QWidget):
    """Doorways in a minute, pauses, groundings and patterns; Enter or Start begins the one chosen, Esc leads
    back. Own patterns and practices are among them while they can be seen.

    *Signals*: `start_wanted(str)` with its id; `back_wanted()`.
    """

    start_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        doorways: dict[str, str],
        pauses: dict[str, PauseContent],
        patterns: KnownPatterns,
        own: KnownPractices,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._doorways, self._pauses, self._patterns = doorways, pauses, patterns
        self._own = own
        self._minutes = 0
        self._shown: Groups = ()
        self._list: ChoiceRows | None = None
        self._scroll = ScrolledArea()
        self._start = Button(theme, self.tr("Start"), "primary", icon="pause", identifier="pocket.start")
        back = Button(theme, self.tr("Back"), "quiet", identifier="pocket.back")
        self._start.clicked.connect(self._on_start)
        back.clicked.connect(self.back_wanted)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch()
        foot.addWidget(self._start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def show_minutes(self, minutes: int) -> None:
        """Say beside each pattern how long it would be breathed in so many minutes: in whole breaths."""
        self._minutes = minutes
        self.look_again()

    def look_again(self) -> None:
        """Show what there is to choose from now; what was chosen stays chosen while it is there."""
        groups = self._groups()
        if groups == self._shown:
            return
        before, self._shown = self._list, groups
        ids = [choice.id for _, choices in groups for choice in choices]
        chosen = before.value if before is not None and before.value in ids else ids[0]
        has_keyboard = before is not None and before.isAncestorOf(self.focusWidget() or self)
        self._list = ChoiceRows(self._theme, groups, "pocket.kind", self.tr("A little room"))
        self._list.choose(chosen)
        self._list.entered.connect(self._on_start)
        self._list.chosen.connect(self._on_chosen)
        holder = QWidget()  # with room for the ring
        inside = QVBoxLayout(holder)
        side = self._theme.px(_RING)
        inside.setContentsMargins(side, 0, side, side)
        inside.addWidget(self._list)
        inside.addStretch()
        self._scroll.setWidget(holder)  # the rows before go at once, with the names in them
        if has_keyboard:
            self.focus()

    def focus(self) -> None:
        """Give the keyboard to the list; what is chosen is in sight, also far below."""
        if self._list is not None:
            row = self._list.row(self._list.value)
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view_later(row, self._theme.px(_ROOM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _groups(self) -> Groups:
        labels = {
            "breath": self.tr("Before I speak"),
            "silence": self.tr("Silence"),
            "grounding": self.tr("Steady myself"),
            "five_minutes": self.tr("Five minutes"),
        }
        pauses = [(labels[group], self._of(group)) for group in PAUSE_GROUPS]
        without = self.tr("Without its holds.")
        patterns = tuple(
            Choice(
                each,
                content.name,
                clock_text(self._patterns.seconds_for(each, self._minutes)),
                without if self._patterns.leaves_out_holds(each) else "",
            )
            for each, content in self._patterns.offered.items()
        )
        minute = clock_text(SHORT_SECONDS)
        doorways = tuple(Choice(each, name, minute) for each, name in self._doorways.items())
        own = tuple(self._own_choice(each) for each in self._own.all)
        of_own = [(self.tr("Of your own"), own)] if own else []
        return ((self.tr("At the door"), doorways), *of_own, *pauses, (self.tr("Breathe"), patterns))

    def _own_choice(self, own: OwnPractice) -> Choice:
        gone = self._own.gone(own)
        words = self.tr("A step was removed. “{name}” takes its place.")
        line = words.format(name=self._own.said_instead(own.steps[gone[0]])) if gone else ""
        return Choice(own.id, own.name, clock_text(own.seconds), line)

    def _of(self, group: str) -> tuple[Choice, ...]:
        pauses = tuple(
            Choice(each, content.name, clock_text(content.pause.seconds))
            for each, content in self._pauses.items()
            if content.pause.group == group
        )
        learning = (Choice(SILENCE_TRAINER, self.tr("Learn to leave silence")),)
        return (*pauses, *learning) if group == "silence" else pauses

    def _on_chosen(self, exercise_id: str) -> None:
        if self._list is not None:
            self._scroll.ensureWidgetVisible(self._list.row(exercise_id), 0, self._theme.px(_ROOM))

    def _on_start(self) -> None:
        if self._list is not None:
            self.start_wanted.emit(self._list.value)
