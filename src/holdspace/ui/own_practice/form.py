# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The form of a practice of one's own: its name, its steps in their order, and how long all of it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from holdspace.domain.own_practices import (
    FEWEST_STEPS,
    LONGEST_NAME,
    MOST_LOADS,
    MOST_SECONDS,
    MOST_STEPS,
    OwnStep,
    choices_left,
)
from holdspace.domain.practice_drafts import BegunStep, PracticeDraft
from holdspace.services.known_practices import KnownPractices
from holdspace.ui.own_practice.step_row import StepRow, kind_words
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.aside_page import Panel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.scrolled import bring_into_view

if TYPE_CHECKING:
    from holdspace.domain.own_practices import OwnPractice

_NEW = (OwnStep("breathe", "long_exhale", 30), OwnStep("intend", "intention", 20))
_NEARLY_HALF, _HALF = 25, 45


class OwnPracticeForm(Panel):
    """*Signals*: `changed()`; `keep_wanted()`, `remove_wanted()`, `let_go_wanted()`, `leave_wanted()`."""

    changed = Signal()
    keep_wanted = Signal()
    remove_wanted = Signal()
    let_go_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, theme: Theme, known: KnownPractices) -> None:
        super().__init__()
        self._theme = theme
        self._known = known
        self.rows: list[StepRow] = []
        self._build()
        self._lay_out()
        self._connect()

    def first_control(self) -> QWidget:
        """Return the line with its name."""
        return self.name

    def show_practice(self, own: OwnPractice | None) -> None:
        """Show a practice, or what a new one begins with."""
        self.name.setText(own.name if own is not None else "")
        self.delete.setVisible(own is not None)
        self.name_message.show_wrong("")
        self.message.clear()
        self._put_rows(map(self._begun, own.steps if own is not None else _NEW))

    def show_draft(self, draft: PracticeDraft) -> None:
        """Show what was begun in place of what stands in it."""
        self.name.setText(draft.name)
        self._put_rows(draft.steps)

    def offer_to_let_go(self, offered: bool) -> None:
        """Offer to let what was begun go, or not."""
        self.let_go.setVisible(offered)

    def clear(self) -> None:
        """Hold no words any more."""
        self.name.forget()
        self.message.clear()
        self.name_message.show_wrong("")
        self._put_rows(())

    @property
    def typed_name(self) -> str:
        """Return the name on one line."""
        return " ".join(self.name.text().split())

    @property
    def seconds(self) -> int:
        """Return how long all of it takes."""
        return sum(row.seconds.box.seconds for row in self.rows)

    def draft(self) -> PracticeDraft:
        """Return all that stands in it, whether it can be kept or not."""
        return PracticeDraft(self.name.text(), tuple(row.begun for row in self.rows))

    def as_begun(self, own: OwnPractice) -> PracticeDraft:
        """Return what would stand in it of a practice."""
        return PracticeDraft(own.name, tuple(map(self._begun, own.steps)))

    def steps(self) -> tuple[OwnStep, ...] | None:
        """Return the steps, or None where something is wrong, which is said and has the keyboard then."""
        if not self.typed_name:
            self.name_message.say(self.tr("It needs a name to be found by.") + " " + self._not_yet())
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        for row in self.rows:
            if row.problem():
                row.message.say(row.problem())
                row.focus_problem()
                return None
        if self.seconds > MOST_SECONDS:
            self.message.say(self._too_long() + " " + self._not_yet())
            self.rows[-1].seconds.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return tuple(step for row in self.rows if (step := row.step) is not None)

    def offer_kinds(self) -> None:
        """Show the kinds of step that can be added, in a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, words in kind_words().items():
            if kind != "choose" or choices_left(self._asked):
                menu.addAction(words).triggered.connect(partial(self.add_step, kind))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))
        menu.setActiveAction(menu.actions()[0])

    def add_step(self, kind: str) -> None:
        """Put one more step of a kind at the end; what is still to be said of it has the keyboard."""
        if len(self.rows) < MOST_STEPS:
            row = self._insert(self._begun(self._known.usual(kind, self._asked)))
            self._settle()
            row.focus_which()
            QTimer.singleShot(0, row, partial(bring_into_view, row))
            announce(row, row.accessibleName())

    def move_step(self, row: StepRow, by: int) -> None:
        """Move a step up or down; what has the keyboard keeps it."""
        place = self.rows.index(row)
        if not 0 <= place + by < len(self.rows):
            return
        held = QApplication.focusWidget()
        self.rows.insert(place + by, self.rows.pop(place))
        self._list.removeWidget(row)
        self._list.insertWidget(place + by, row)
        self._settle()
        if held is not None and row.isAncestorOf(held):
            (held if held.isEnabled() else row.kind).setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, row, partial(bring_into_view, row))
        announce(row, row.accessibleName())

    def take_out(self, row: StepRow) -> None:
        """Take a step out, and give the keyboard to the one that comes in its place."""
        if len(self.rows) <= FEWEST_STEPS:
            return
        place = self.rows.index(row)
        self._drop(row)
        self._settle()
        self.rows[min(place, len(self.rows) - 1)].kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        theme = self._theme
        self.name = PrivateLine()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("What you call it"))
        self.name.setAccessibleName(self.tr("The practice’s name"))
        self.name.setAccessibleIdentifier("own_practice.name")
        self.name_message = MessageRow(theme, "own_practice.name_message")
        self.add = Button(
            theme, self.tr("Add a step"), "secondary", icon="plus", identifier="own_practice.add"
        )
        self.length = Text(theme, "voice_soft", wraps=True)
        self.length.setAccessibleIdentifier("own_practice.length")
        self.message = MessageRow(theme, "own_practice.message")
        self.keep = Button(theme, self.tr("Keep this practice"), "primary", identifier="own_practice.keep")
        self.leave = Button(
            theme, self.tr("Not now"), "quiet", hint=self.tr("Esc"), identifier="own_practice.leave"
        )
        self.let_go = Button(theme, self.tr("Let it go"), "quiet", identifier="own_practice.let_go")
        self.let_go.hide()
        self.delete = Button(theme, self.tr("Delete it"), "quiet", identifier="own_practice.delete")

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        self._list = QVBoxLayout()
        self._list.setSpacing(px(10))
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self.add)
        middle.addWidget(self.length, 1)
        foot = FlowLayout(gap=px(8))
        for button in (self.keep, self.leave, self.let_go, self.delete):
            foot.addWidget(button)
        hint = self.tr("Two to six steps, ten minutes at most. Alt with an arrow key moves a step.")
        column = QVBoxLayout(self)
        column.setSpacing(px(10))
        column.addWidget(Text(theme, "title_small", self.tr("A practice of your own")))
        column.addWidget(self.name)
        column.addWidget(self.name_message)
        column.addWidget(Text(theme, "soft", hint, wraps=True))
        column.addSpacing(px(4))
        column.addLayout(self._list)
        column.addSpacing(px(4))
        column.addLayout(middle)
        column.addWidget(self.message)
        column.addSpacing(px(4))
        column.addLayout(foot)

    def _connect(self) -> None:
        self.name.textEdited.connect(self._on_name_edited)
        self.name.returnPressed.connect(self.keep_wanted)
        self.add.clicked.connect(self.offer_kinds)
        self.keep.clicked.connect(self.keep_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.let_go.clicked.connect(self.let_go_wanted)
        self.delete.clicked.connect(self.remove_wanted)

    @property
    def _asked(self) -> list[str]:
        return [row.asks for row in self.rows if row.asks]

    def _begun(self, step: OwnStep) -> BegunStep:
        return BegunStep(step.kind, self._known.key_of(step), step.seconds)

    def _put_rows(self, steps: Iterable[BegunStep]) -> None:
        for row in list(self.rows):
            self._drop(row)
        for step in steps:
            self._insert(step)
        self._settle()

    def _insert(self, begun: BegunStep) -> StepRow:
        row = StepRow(self._theme, self._known, begun)
        row.changed.connect(self._look)
        row.move_wanted.connect(partial(self.move_step, row))
        row.remove_wanted.connect(partial(self.take_out, row))
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _drop(self, row: StepRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _settle(self) -> None:
        """Have each step say its place, and Tab lead through them as they stand."""
        count = len(self.rows)
        for place, row in enumerate(self.rows):
            row.stand_at(place, count)
            row.remove.setEnabled(count > FEWEST_STEPS)
        self.add.setEnabled(count < MOST_STEPS)
        stops = [self.name, *(stop for row in self.rows for stop in row.stops), self.add]
        for before, after in pairwise([*stops, self.keep, self.leave, self.let_go, self.delete]):
            QWidget.setTabOrder(before, after)
        self._look()

    def _look(self) -> None:
        """Say how long it is by now, and beside each step what is wrong with it."""
        asked: list[str] = []
        for row in self.rows:
            asked.append(row.asks)
            row.show_problem(self._asked_too_often(asked))
        self.length.setText(self._length_words() if self.rows else "")
        self.message.show_wrong(self._too_long() if self.seconds > MOST_SECONDS else "")
        self.changed.emit()

    def _length_words(self) -> str:
        minutes = max(1, round(self.seconds / 60))
        if self.seconds < _NEARLY_HALF:
            return self.tr("Less than half a minute")
        if self.seconds <= _HALF:
            return self.tr("About half a minute")
        if minutes == 1:
            return self.tr("About a minute")
        return self.tr("About {count} minutes").format(count=minutes)

    def _asked_too_often(self, asked: list[str]) -> str:
        last = asked[-1]
        if last == "audience" and asked.count(last) > 1:
            return self.tr("Who it is with is asked above already. Choose another.")
        if last == "load" and asked.count(last) > MOST_LOADS:
            return self.tr("How heavy it is, twice is enough: before and after. Choose another.")
        return ""

    def _too_long(self) -> str:
        return self.tr("Ten minutes are the most. Shorten a step, or take one out.")

    def _not_yet(self) -> str:
        is_kept = not self.delete.isHidden()
        return self.tr("Nothing was changed yet.") if is_kept else self.tr("Nothing was kept yet.")

    def _on_name_edited(self) -> None:
        self.name_message.show_wrong("")
        self.changed.emit()
