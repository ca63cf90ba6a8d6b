# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One step of a practice of one's own, as it is made: what it is, of what, and for how long."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from holdspace.domain.own_practices import BOUNDS, OwnStep
from holdspace.domain.practice_drafts import BegunStep
from holdspace.services.known_practices import KnownPractices
from holdspace.ui.own_practice.seconds_box import SecondsField
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.message_row import MessageRow

_NUMBER, _KIND, _BESIDE = 24, 152, 700
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_GONE = "gone"


def kind_words() -> dict[str, str]:
    """Return what each kind of step is called, in the order in which they are offered."""
    translate = QCoreApplication.translate
    return {
        "breathe": translate("StepRow", "Breathe"),
        "pause": translate("StepRow", "Pause"),
        "ground": translate("StepRow", "Steady myself"),
        "choose": translate("StepRow", "Choose"),
        "card": translate("StepRow", "Cards"),
        "write": translate("StepRow", "Write"),
        "intend": translate("StepRow", "Intend"),
        "let_go": translate("StepRow", "Let go"),
    }


class StepRow(QWidget):
    """A row of the list. Alt with an arrow key moves it from any of its controls.

    *Signals*: `changed()`; `move_wanted(int)`, -1 for up and 1 for down; `remove_wanted()`.
    """

    changed = Signal()
    move_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, theme: Theme, known: KnownPractices, begun: BegunStep) -> None:
        super().__init__()
        self._theme = theme
        self._known = known
        self._asked_too_often = ""
        self._build()
        self._lay_out()
        self._connect()
        self._show(begun)

    @property
    def step(self) -> OwnStep | None:
        """Return the step that stands here, or None where that cannot be one."""
        kind, key, seconds = self.kind.value, self.ref.value, self.seconds.box.seconds
        if self.problem():
            return None
        ref = "" if kind == "card" else key
        return OwnStep(kind, ref, seconds, int(key) if kind == "card" else 0)

    @property
    def begun(self) -> BegunStep:
        """Return what stands here, whether it can be a step or not."""
        return BegunStep(self.kind.value, self.ref.value, self.seconds.box.seconds)

    @property
    def asks(self) -> str:
        """Return what is to be chosen at it, or ""."""
        return self.ref.value if self.kind.value == "choose" else ""

    def problem(self) -> str:
        """Return what is wrong with it, in plain words, or ""."""
        least, most = BOUNDS[self.kind.value]
        if self.ref.value == _GONE:
            return self.tr("What it followed was removed. Choose another.")
        if not least <= self.seconds.box.seconds <= most:
            return self.tr("Here it takes {least} to {most} seconds.").format(least=least, most=most)
        return self._asked_too_often

    def show_problem(self, asked_too_often: str = "") -> None:
        """Say beside it what is wrong with it; `asked_too_often` is what the others tell."""
        self._asked_too_often = asked_too_often
        self.message.show_wrong(self.problem())

    def focus_problem(self) -> None:
        """Give the keyboard to what is wrong."""
        least, most = BOUNDS[self.kind.value]
        out = not least <= self.seconds.box.seconds <= most
        is_seconds = out and self.ref.value != _GONE
        (self.seconds.box if is_seconds else self.ref).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_which(self) -> None:
        """Give the keyboard to what is still to be said of a step whose kind is chosen."""
        has_choice = self._which.currentWidget() is self.ref
        (self.ref if has_choice else self.seconds.box).setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_at(self, place: int, count: int) -> None:
        """Stand at a place, from 0, among so many."""
        number = place + 1
        self._number.setText(str(number))
        self.setAccessibleName(self.tr("Step {number} of {count}").format(number=number, count=count))
        self.setAccessibleIdentifier(f"own_practice.step.{number}")
        names = {
            self.kind: ("kind", self.tr("Step {number}: what it is")),
            self.ref: ("ref", self.tr("Step {number}: which")),
            self.seconds.box: ("seconds", self.tr("Step {number}: seconds")),
            self.up: ("up", self.tr("Move step {number} up")),
            self.down: ("down", self.tr("Move step {number} down")),
            self.remove: ("remove", self.tr("Take step {number} out")),
        }
        for control, (name, words) in names.items():
            control.setAccessibleIdentifier(f"own_practice.step.{number}.{name}")
            control.setAccessibleName(words.format(number=number))
            if isinstance(control, Button):
                control.setToolTip(words.format(number=number))
            else:
                control.setAccessibleDescription(words.format(number=number))
        self.message.name(f"own_practice.step.{number}.message")
        self.up.setEnabled(place > 0)
        self.down.setEnabled(number < count)

    @property
    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in its order."""
        return [self.kind, self.ref, self.seconds.box, self.up, self.down, self.remove]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the step at Alt with an arrow key, which would open a list or change a number else."""
        if isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            move = _MOVES.get(Qt.Key(event.key()))
            if move is not None and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if move is not None and event.type() == QEvent.Type.KeyPress:
                self.move_wanted.emit(move)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two lines where one has no room."""
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(_BESIDE)
        ways = QBoxLayout.Direction
        self._halves.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _build(self) -> None:
        theme = self._theme
        self._number = Text(theme, "voice_soft")
        self.kind = Choice(theme, "", None)
        self.kind.setFixedWidth(theme.px(_KIND))
        self.kind.offer(kind_words().items())
        self.ref = Choice(theme, "", None)
        self.ref.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._only = Text(theme, "soft", wraps=True)  # where there is nothing to choose from
        self._which = QStackedWidget()
        self._which.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._which.addWidget(self.ref)
        self._which.addWidget(self._only)
        self.seconds = SecondsField(theme)
        self.up = Button(theme, self.tr("Up"), "icon", icon="chevron-up")
        self.down = Button(theme, self.tr("Down"), "icon", icon="chevron-down")
        self.remove = Button(theme, self.tr("Take it out"), "icon", icon="close")
        self.message = MessageRow(theme, "own_practice.step.message")

    def _lay_out(self) -> None:
        px = self._theme.px
        first, second = QHBoxLayout(), QHBoxLayout()
        for half in (first, second):
            half.setSpacing(px(8))
        first.addWidget(self.kind)
        first.addWidget(self._which, 1)
        second.addWidget(self.seconds)
        second.addStretch(1)
        for button in (self.up, self.down, self.remove):
            second.addWidget(button)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(px(8))
        self._halves.addLayout(first, 1)
        self._halves.addLayout(second)
        inside = QVBoxLayout()
        inside.setSpacing(px(4))
        inside.addLayout(self._halves)
        inside.addWidget(self.message)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self._number.setFixedWidth(px(_NUMBER))
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(inside, 1)
        self._number.setContentsMargins(0, px(6), 0, 0)

    def _connect(self) -> None:
        self.kind.picked.connect(self._on_kind_picked)
        self.ref.picked.connect(self._on_ref_picked)
        self.seconds.box.valueChanged.connect(self.changed)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.remove.clicked.connect(self.remove_wanted)
        for control in self.stops:
            control.installEventFilter(self)

    def _show(self, begun: BegunStep) -> None:
        self.kind.offer(kind_words().items(), begun.kind)
        self._offer(begun.key)
        self.seconds.box.setValue(begun.seconds)

    def _offer(self, key: str) -> None:
        """Offer what a step of this kind can be of; what is gone stands there until it is changed."""
        kind = self.kind.value
        options = self._known.options(kind)
        if key not in dict(options):
            options = [(_GONE, self._known.gone_words), *options]
            key = _GONE
        self.ref.offer(options, key)
        self._only.setText(options[0][1])
        self._which.setCurrentWidget(self.ref if len(options) > 1 else self._only)
        self.seconds.box.bound(*BOUNDS[kind])

    def _on_kind_picked(self) -> None:
        key = self._known.options(self.kind.value)[0][0]
        self._offer(key)
        self._on_ref_picked()

    def _on_ref_picked(self) -> None:
        kind, key = self.kind.value, self.ref.value
        is_there = key in dict(self._known.options(kind))
        if is_there and (kind != "breathe" or self.sender() is self.kind):
            self.seconds.box.setValue(self._known.usual_seconds(kind, key))
        self.changed.emit()

    def _on_up(self) -> None:
        self.move_wanted.emit(-1)

    def _on_down(self) -> None:
        self.move_wanted.emit(1)
