# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page of steps, one shown at a time, with the work under way below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.services.errors import VaultBusy
from holdspace.services.long_work import LongWork
from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.work_view import WorkView
from holdspace.ui.widgets.work_words import work_words

_WIDEST = 640
_SIDE, _TOP, _FOOT = 48, 40, 24


class Step(QWidget):
    """One step of a SteppedPage.

    `work_place` is where the work under way is shown; None is below the step. `is_end` says that it tells
    how work ended, and waits for whoever was elsewhere meanwhile.
    """

    work_place: QVBoxLayout | None = None
    is_end = False

    def first_control(self) -> QWidget | None:
        """Return what has the keyboard first; None gives it to the way back: a second Enter does nothing."""
        return None

    def set_busy(self, busy: bool) -> None:
        """Take nothing while work is under way."""
        self.setEnabled(not busy)

    def forget(self) -> None:
        """Drop what was typed and shown."""


class ClosedStep(Step):
    """What is shown while the journal is locked, or there is none. *Signals*: `journal_wanted()`."""

    journal_wanted = Signal()

    def __init__(self, theme: Theme, title: str, identifier: str) -> None:
        super().__init__()
        self._open = Button(theme, self.tr("Go to the journal"), identifier=f"{identifier}.journal")
        column = SpacedColumn(theme, self)
        column.addWidget(Paragraph(theme, "title", title))
        column.add_gap(8)
        column.addWidget(Paragraph(theme, "soft", self.tr("It needs the journal open. Open it first.")))
        column.add_gap(24)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._open.clicked.connect(self.journal_wanted)

    def first_control(self) -> QWidget:
        """Return the way to the journal."""
        return self._open


class SteppedPage(QWidget):
    """Shows one step at a time; Esc stops what is under way, goes back to the first step, or leaves.

    Unless it `works_closed` it shows its steps while the journal is open, and else that it is to be opened.
    A page makes its steps and calls `fill`. *Signals*: `closed()`; `left()` once its work is done and one
    goes on; `journal_wanted()`; where nobody sees the page, `toast_wanted(str)` with how work ended that was
    begun here, and `warning_wanted(str)` with why it failed.
    """

    works_closed = False
    closed = Signal()
    left = Signal()
    journal_wanted = Signal()
    toast_wanted = Signal(str)
    warning_wanted = Signal(str)

    def __init__(self, theme: Theme, vault: VaultService, title: str, identifier: str) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._identifier = identifier
        self._closed_step = ClosedStep(theme, title, identifier)
        self._steps: tuple[Step, ...] = ()
        self._step: Step = self._closed_step
        self._back = Button(
            theme, self.tr("Back"), "quiet", icon="chevron-left", identifier=f"{identifier}.back"
        )
        self._bar = WorkView(theme, identifier)
        self._bar.keep_room(False)

    @property
    def is_finished(self) -> bool:
        """Say whether it shows how its work ended, and nothing more is to be done here."""
        return self._step.is_end and not self._bar.is_running

    def fill(self, steps: Sequence[Step]) -> None:
        """Put the steps in and show the first; once."""
        self._steps = (*steps, self._closed_step)
        self._lay_out()
        self._back.clicked.connect(self._on_back)
        self._closed_step.journal_wanted.connect(self.journal_wanted)
        self._bar.ended.connect(self._on_work_ended)
        self._vault.lock_asked.connect(self._on_lock_asked)
        self._vault.state_changed.connect(self._on_vault_changed)
        self._vault.work_began.connect(self._on_work_began)
        self._theme.changed.connect(self._fit)
        self.start_over()

    def show_step(self, step: Step) -> None:
        """Show a step, from its top, and give it the keyboard."""
        self._bar.clear()
        for each in self._steps:
            each.setVisible(each is step)
        (step.work_place or self._below).addWidget(self._bar)
        self._step = step
        step.set_busy(self._bar.is_running)
        self.setFocusProxy(step.first_control() or self._back)
        self._area.verticalScrollBar().setValue(0)
        if self.isVisible():
            self._focus_step()

    def start_over(self) -> None:
        """Forget all and show the first step, or that the journal is to be opened first."""
        for each in self._steps:
            each.forget()
        self.show_step(self._closed_step if self._is_closed() else self._steps[0])

    def go_back(self) -> None:
        """Go back to the first step from a later one; a page may keep what was chosen there."""
        self.start_over()

    def begin(self, begin: Callable[[], LongWork]) -> None:
        """Begin work, or say that other work is under way."""
        try:
            begin()
        except VaultBusy as error:
            self._bar.say_wrong(say(error))

    def say(self, words: str) -> None:
        """Say how it ended, here or where someone sees it."""
        self._bar.say(words)
        if self.isVisible():
            self._show_bar()
        else:
            self.toast_wanted.emit(words)

    def say_wrong(self, words: str, elsewhere: str = "") -> None:
        """Say that it failed, here or where someone sees it: there in the words of `elsewhere`, if any."""
        self._bar.say_wrong(words)
        if self.isVisible():
            self._show_bar()
        else:
            self.warning_wanted.emit(elsewhere or words)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the journal's state allows."""
        super().showEvent(event)
        if not self._bar.is_running and (self._step is self._closed_step) != self._is_closed():
            self.start_over()
        self._focus_step()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing on a page nobody sees, unless work goes on."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._bar.is_running:
            self.start_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column inside the page."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop, go back to the first step, or leave on Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._bar.is_running:
            self._bar.ask_to_stop()
        else:
            self._on_back()

    def _lay_out(self) -> None:
        theme = self._theme
        inner = QWidget()
        self._area = fill_scrolled(self, inner)
        row = QHBoxLayout(inner)
        row.setContentsMargins(theme.px(_SIDE), theme.px(_TOP), theme.px(_SIDE), theme.px(_FOOT))
        self._column = QWidget()
        row.addWidget(self._column)
        row.addStretch(1)
        column = SpacedColumn(theme, self._column)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(16)
        for step in self._steps:
            column.addWidget(step)
        column.add_gap(12)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        self._foot = QVBoxLayout()
        column.addLayout(self._foot)
        column.addStretch(1)

    def _show_bar(self) -> None:
        """Bring the bar into view once it has its place."""
        QTimer.singleShot(0, self, self._scroll_to_bar)

    def _scroll_to_bar(self) -> None:
        self._area.ensureWidgetVisible(self._bar, 0, self._theme.px(_FOOT))

    def _is_closed(self) -> bool:
        return not self.works_closed and self._vault.state != UNLOCKED

    def _focus_step(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        if self._bar.is_running:
            return
        if self._step in (self._steps[0], self._closed_step):
            self.closed.emit()
        else:
            self.go_back()

    def _on_work_began(self, work: LongWork) -> None:
        self._bar.follow(work, work_words(work.objectName()))
        self._step.set_busy(True)
        self._back.setEnabled(False)
        if self.isVisible():
            self._show_bar()
            self._focus_step()

    def _on_work_ended(self) -> None:
        self._back.setEnabled(True)
        for each in self._steps:
            each.set_busy(False)
        if self.isVisible():
            self._focus_step()
        elif self._bar.text == "" and not self._step.is_end:
            self.start_over()

    def _on_lock_asked(self) -> None:
        if not self._bar.is_running:
            self.start_over()

    def _on_vault_changed(self) -> None:
        if self._is_closed() or self._step is self._closed_step:
            self.start_over()

    def _fit(self) -> None:
        wanted = self._theme.px(_WIDEST)
        self._column.setFixedWidth(max(1, min(wanted, self.width() - 2 * self._theme.px(_SIDE))))
