# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing a pause."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from holdspace.domain.breathing import Pattern
from holdspace.domain.pauses import LOCKING_PAUSES, PAUSE_GROUPS, clock_text
from holdspace.services.begun_things import NEW
from holdspace.services.content import PauseContent
from holdspace.services.errors import StorageError
from holdspace.services.settings import Settings
from holdspace.services.silence_training import SILENCE_TRAINER
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_rows import Choice
from holdspace.ui.widgets.chooser_frame import ChooserFrame
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.figure_preview import FigurePreview
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.newer_words import PRACTICE, newer_words
from holdspace.ui.widgets.own_rows import OwnRows, OwnRowWords
from holdspace.ui.widgets.scrolled import bring_into_view_later
from holdspace.ui.widgets.timer_figure import TimerFigure

if TYPE_CHECKING:
    from holdspace.domain.own_practices import OwnPractice
    from holdspace.services.known_practices import KnownPractices

_FOOT = 56  # of the list, which is seen with its last row
_ICONS = ("outside", "coffee", "sit")


class PauseChooser(QWidget):
    """The pauses in their groups, what the chosen one is, and the way in. Silence can be learned, too.

    Practices of one's own come last. *Signals*: `start_wanted(str)` with a pause's id, or that of the silence
    trainer; `own_wanted(str)` with that of a practice of one's own, to go through; `edit_wanted(str)` with
    one to change, or "" for a new one; `unlock_wanted()`.
    """

    start_wanted = Signal(str)
    own_wanted = Signal(str)
    edit_wanted = Signal(str)
    unlock_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        pauses: dict[str, PauseContent],
        patterns: dict[str, Pattern],
        own: KnownPractices | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._pauses = pauses
        self._patterns = patterns
        self._known = own
        self._own: dict[str, OwnPractice] = {}
        self._build()
        self._connect()
        self._on_own_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what is chosen: what a step of it follows may be gone by now."""
        super().showEvent(event)
        self._list.name_make(self._make_words())
        self.choose(self._list.value)
        self._order_stops()  # put into a window, some lose their place

    def _build(self) -> None:
        theme = self._theme
        words = OwnRowWords(
            make=self._make_words(),
            change=self.tr("Change it"),
            unlock=self.tr("Unlock to see your own"),
        )
        self._list = OwnRows(theme, ("pause.kind", self.tr("Pause")), "pause.own", words)
        self._breath, self._timer = FigurePreview(theme, self._settings), TimerFigure(theme)
        self._preview = QStackedWidget()
        self._preview.addWidget(self._breath)
        self._preview.addWidget(self._timer)
        self._training = self.tr("You read what someone says. Press when you would have spoken.")
        lines = tuple(content.line for content in self._pauses.values())
        self._panel = PausePanel(theme, (*lines, self._training))
        frame = ChooserFrame(
            theme, self.tr("A little room"), self._list, self._preview, self._panel, beside=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _connect(self) -> None:
        self._list.chosen.connect(self.choose)
        self._list.entered.connect(self._on_start)
        self._list.make_wanted.connect(self._on_make)
        self._list.change_wanted.connect(self._on_change)
        self._list.unlock_wanted.connect(self.unlock_wanted)
        self._panel.start.clicked.connect(self._on_start)
        self._panel.another.clicked.connect(self._on_change)
        if self._known is not None:
            self._known.service.changed.connect(self._on_own_changed)

    def _on_own_changed(self) -> None:
        """Show the practices of one's own that can be seen; what was chosen stays so where it is there."""
        chosen = self._list.value
        self._own = {each.id: each for each in self._known.all} if self._known is not None else {}
        had_keyboard = any(row.hasFocus() for row in self._list.rows)
        self._list.show_groups(self._all_groups(), set(self._own))
        service = self._known.service if self._known is not None else None
        self._list.offer(
            "" if service is None else "open" if service.can_be_seen else "locked" * service.are_locked
        )
        self._list.name_make(self._make_words())
        self._list.tell_newer(newer_words(PRACTICE, self._known.newer if self._known is not None else 0))
        self.choose(
            chosen if chosen in {row.choice.id for row in self._list.rows} else next(iter(self._pauses))
        )
        self._order_stops()
        if had_keyboard:
            self.focus()

    def _make_words(self) -> str:
        """Return what the way to a new practice is called: one that was begun waits behind it."""
        drafts = self._known.service.drafts if self._known is not None else None
        try:
            is_begun = drafts is not None and drafts.are_waiting and drafts.of(NEW) is not None
        except StorageError:
            is_begun = False  # the form says so where it is opened
        return self.tr("Go on with your practice") if is_begun else self.tr("Make a practice of your own")

    def _order_stops(self) -> None:
        """Have Tab lead from the rows to Start, then to what can be done with one's own."""
        listed, panel = self._list, self._panel
        stops: list[QWidget] = [*listed.rows, panel.start, panel.another]
        for before, after in pairwise([*stops, listed.make, listed.change, listed.unlock]):
            QWidget.setTabOrder(before, after)

    def _all_groups(self) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        labels = {
            "breath": self.tr("Before I speak"),
            "silence": self.tr("Silence"),
            "grounding": self.tr("Steady myself"),
            "five_minutes": self.tr("Five minutes"),
        }
        groups = tuple((labels[group], self._choices(group)) for group in self._groups())
        own = tuple(Choice(each.id, each.name, clock_text(each.seconds)) for each in self._own.values())
        return (*groups, (self.tr("Of your own"), own)) if own else groups

    def _groups(self) -> tuple[str, ...]:
        held = {content.pause.group for content in self._pauses.values()}
        return tuple(group for group in PAUSE_GROUPS if group in held)

    def _choices(self, group: str) -> tuple[Choice, ...]:
        choices = tuple(
            Choice(
                content.pause.id,
                content.name,
                clock_text(content.pause.seconds),
                icon=content.pause.id if content.pause.id in _ICONS else "",
            )
            for content in self._pauses.values()
            if content.pause.group == group
        )
        if group == "silence":
            return (*choices, Choice(SILENCE_TRAINER, self.tr("Learn to leave silence")))
        return choices

    @property
    def pause_id(self) -> str:
        """Return the pause chosen."""
        return self._list.value

    def choose(self, pause_id: str) -> None:
        """Choose a pause, the silence trainer or a practice of one's own, and show what it is."""
        self._list.choose(pause_id)
        if pause_id in self._own:
            self._show_own(self._own[pause_id])
            return
        if pause_id == SILENCE_TRAINER:
            self._panel.show_words(self._training, "")
            self._timer.show_time(1.0, 0.0, in_place=" ")
            self._preview.setCurrentWidget(self._timer)
            return
        content = self._pauses[pause_id]
        self._panel.show_words(content.line, self._lock_words(pause_id))
        pattern = self._patterns.get(content.pattern_id)
        if pattern is not None:
            self._breath.show_pattern(pattern)
        else:
            self._timer.show_time(content.pause.seconds, 0.0)
        self._preview.setCurrentWidget(self._timer if pattern is None else self._breath)

    def choose_group(self, group: str) -> None:
        """Choose the first pause of a group."""
        self.choose(next(each for each, content in self._pauses.items() if content.pause.group == group))

    def focus(self) -> None:
        """Give the keyboard to the list; what is chosen is in sight, also far below."""
        row = self._list.row(self._list.value)
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view_later(row, self._theme.px(_FOOT))

    def _show_own(self, own: OwnPractice) -> None:
        known = self._known
        assert known is not None  # noqa: S101 - it has given this one
        gone = known.gone(own)
        line = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{MIDDLE DOT}  ".join(
            known.said(step) for step in own.steps
        )
        locks = self.tr("Your journal locks on the way.") if known.locks(own) else ""
        self._panel.show_words(line, locks, self._gone_words(own, gone[0]) if gone else "")
        self._timer.show_time(own.seconds, 0.0)
        self._preview.setCurrentWidget(self._timer)

    def _gone_words(self, own: OwnPractice, place: int) -> str:
        assert self._known is not None  # noqa: S101 - it has said so
        words = self.tr("What step {number} follows was removed. “{name}” takes its place.")
        return words.format(number=place + 1, name=self._known.said_instead(own.steps[place]))

    def tell_gone(self) -> None:
        """Say what is gone of the practice chosen, and give the keyboard to the way to choose another."""
        if not self._panel.another.isHidden():
            self._panel.gone.say(self._panel.gone.text)
            self._panel.another.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view_later(self._panel.another, self._theme.px(12))

    def _lock_words(self, pause_id: str) -> str:
        if pause_id not in LOCKING_PAUSES:
            return ""
        if pause_id == "coffee":
            return self.tr("Your journal locks while you are away.")
        return self.tr("Your journal locks while you are out.")

    def _on_start(self) -> None:
        chosen = self._list.value
        (self.own_wanted if chosen in self._own else self.start_wanted).emit(chosen)

    def _on_make(self) -> None:
        self.edit_wanted.emit("")

    def _on_change(self) -> None:
        self.edit_wanted.emit(self._list.value)


class PausePanel(QWidget):
    """What the chosen pause is, whether the journal locks, and Start, which stays where it is.

    Below it, of a practice of one's own, what is gone of it, and the way to choose another.
    """

    def __init__(self, theme: Theme, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self._line = Text(theme, "voice_soft", wraps=True)
        self._locks = Text(theme, "small", wraps=True)
        self.start = Button(theme, self.tr("Start"), "primary", icon="pause", identifier="pause.start")
        self._line.setAccessibleIdentifier("pause.line")
        self.gone = MessageRow(theme, "pause.gone")
        self.another = Button(theme, self.tr("Choose another"), "link", identifier="pause.another")
        for text in (self._line, self._locks):
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._line)
        column.addWidget(self._locks)
        column.addSpacing(theme.px(8))
        column.addWidget(self.start)
        column.addSpacing(theme.px(8))
        column.addWidget(self.gone)
        column.addWidget(self.another)
        self.gone.hide()
        self.another.hide()
        theme.changed.connect(self._fit)

    def show_words(self, line: str, locks: str, gone: str = "") -> None:
        """Show what a pause is, and that the journal locks, or ""; `gone` says what is there no more."""
        self._line.setText(line)
        self._locks.setText(locks)
        self.another.setVisible(bool(gone))
        self.gone.show_wrong(gone)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = QRect(0, 0, max(1, self.width()), 10_000)
        metrics, wraps = self._line.fontMetrics(), Qt.TextFlag.TextWordWrap
        heights = [
            metrics.boundingRect(room, wraps, line).height() for line in (*self._lines, self._line.text())
        ]
        self._line.setFixedHeight(max(heights) + 2)
        self._locks.setFixedHeight(self._locks.fontMetrics().lineSpacing() + 2)
