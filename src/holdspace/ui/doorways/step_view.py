# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A step of a doorway on screen: what it asks, what to do, and the button that leads on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.services.doorways import DoorwayVisit
from holdspace.services.practice_content import StepContent
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn

GO_KEY = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"
_SQUEEZED = 0.5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_enter(event: QEvent) -> bool:
    """Say whether an event is a press of Enter and nothing more; one that is held presses once."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() in _ENTER
        and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        and not event.isAutoRepeat()
    )


class StepView(QWidget):
    """What all steps have: title, line, the body that a kind of step fills, and the foot with the way on.

    Enter goes on from any of its controls. *Signals*: `go_wanted()`.
    """

    go_wanted = Signal()
    has_head = True
    has_go = True
    _go_below, _go_at = 24, 0  # of the design, and the place in its row
    ways_place: QVBoxLayout | None = None  # where the row of ways answers the step
    go_key = GO_KEY

    def __init__(self, theme: Theme, content: StepContent, visit: DoorwayVisit) -> None:
        super().__init__()
        self._theme = theme
        self.content = content
        self._visit = visit
        self.setAccessibleIdentifier("doorway.step")
        self.setAccessibleName(content.title)
        self.setAccessibleDescription(content.line)
        self.go = Button(theme, content.go, "primary", hint=self.go_key)
        self.go.setAccessibleIdentifier("doorway.go")
        self.go.clicked.connect(self.go_wanted)
        self._build()

    @property
    def asked(self) -> QWidget:
        """Return what says the step's question."""
        return self.title

    def first_control(self) -> QWidget:
        """Return what has the keyboard first."""
        return self.go

    @property
    def choices(self) -> Sequence[QWidget]:
        """Return what the arrow keys lead along: what is chosen from; nothing else is led to by them."""
        return ()

    def goes_on_at(self, event: QKeyEvent) -> bool:
        """Say whether a key is the way on."""
        return is_enter(event)

    def take_digit(self, digit: int) -> None:
        """Choose by a digit, where there is something to choose."""

    def add_note(self, words: str) -> None:
        """Say below all else what is to be known."""
        last = self.column.count() - 1
        self.column.insertSpacing(last, self._theme.px(8))
        self.column.insertWidget(last + 1, Paragraph(self._theme, "soft", words))

    def leave(self) -> None:
        """Hand on what was said, before one goes on."""

    def be_short(self, height: int) -> None:
        """Take less room, where a height in pixels is all there is; 0 for room enough."""
        self.column.squeeze(_SQUEEZED if height else 1.0)

    def take_go_home(self) -> None:
        """Have the way on where this step has its place for it."""
        if self.has_go:
            self.foot.setContentsMargins(0, self._theme.px(self._go_below), 0, 0)
            self.foot.insertWidget(self._go_at, self.go)

    def hand_go(self, row: QHBoxLayout) -> None:
        """Have the way on first in a row elsewhere; its place here needs no room then."""
        if self.has_go:
            self.foot.setContentsMargins(0, 0, 0, 0)
            row.insertWidget(0, self.go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on at Enter from what would take it for a click."""
        if is_enter(event):
            self.go_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme = self._theme
        self.column = column = SpacedColumn(theme, self)
        self.title = Paragraph(theme, "title_small", self.content.title)
        self.title.setAccessibleIdentifier("doorway.title")
        self.line = Paragraph(theme, "voice_soft", self.content.line)
        self.line.setAccessibleIdentifier("doorway.line")
        if self.has_head:
            column.addWidget(self.title)
            column.add_gap(4)
            column.addWidget(self.line)
            column.add_gap(20)
        else:
            self.title.setParent(self)
            self.line.setParent(self)
            self.title.hide()
            self.line.hide()
        self._fill(column)
        self._build_foot(column)
        if not self.has_go:
            self.go.setParent(self)
            self.go.hide()
        self.take_go_home()
        column.addStretch(1)

    def _build_foot(self, column: SpacedColumn) -> None:
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        column.addLayout(self.foot)

    def _fill(self, column: SpacedColumn) -> None:
        """Put the body in. Overridden where there is one."""

    def _goes_on_at_enter(self, *controls: QWidget) -> None:
        for control in controls:
            control.installEventFilter(self)
