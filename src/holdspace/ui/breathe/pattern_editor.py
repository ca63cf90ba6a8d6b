# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breathing pattern of one's own, being made or changed: its name, its seconds, and how it looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDoubleSpinBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.breathing import LONGEST_NAME, Pattern, PhaseStep
from holdspace.services.settings import Settings
from holdspace.ui.breathe.pattern_words import counts
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.figure_preview import FigurePreview
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.scrolled import ScrolledArea

if TYPE_CHECKING:
    from holdspace.domain.breathing import OwnPattern

_KINDS = ("in", "sip", "hold", "out", "hold")
_NEW = (4.0, 0.0, 0.0, 6.0, 0.0)
_NEEDED = ("in", "out")
_STEP, _LONGEST, _LONGEST_SIP = 0.5, 60.0, 3.0
_PREVIEW, _BESIDE, _WIDEST = 300, 760, 980
_BOX = 92


def _step(box: QDoubleSpinBox, steps: int) -> None:
    box.stepBy(steps)


def as_five(phases: tuple[PhaseStep, ...]) -> tuple[float, ...] | None:
    """Return the seconds of in, a sip more, hold, out and hold, 0 for none; None where it is another row."""
    left = list(phases)
    found = tuple(left.pop(0).seconds if left and left[0].kind == kind else 0.0 for kind in _KINDS)
    return None if left else found


class PatternEditor(ScrolledArea):
    """Five lengths in half seconds, seen at once in the figure. Whatever they say can be breathed.

    Of a pattern that is no five lengths, as one brought in may be, only the name can be changed.
    *Signals*: `keep_wanted(str, tuple)` with the name and the phases; `left()`.
    """

    keep_wanted = Signal(str, tuple)
    left = Signal()

    def __init__(self, theme: Theme, settings: Settings, caution: str) -> None:
        super().__init__()
        self._theme = theme
        self.pattern: OwnPattern | None = None
        self._other_row: tuple[PhaseStep, ...] = ()
        self._title = Text(theme, "title", wraps=True)
        self.name = PrivateLine()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("What you call it"))
        self.name.setAccessibleName(self.tr("The pattern’s name"))
        self.name.setAccessibleIdentifier("breathe.own.name")
        self._boxes = [self._box(kind, place) for place, kind in enumerate(_KINDS)]
        self._preview = FigurePreview(theme, settings)
        self._preview.setFixedSize(theme.px(_PREVIEW), theme.px(_PREVIEW))
        self._counts = Text(theme, "soft", wraps=True)
        self._counts.setAccessibleIdentifier("breathe.own.counts")
        self._lengths = QWidget()
        self._fixed = Text(
            theme,
            "soft",
            self.tr(
                "Its lengths come from elsewhere and do not fit the five here, so they stay as they are."
            ),
            wraps=True,
        )
        self._fixed.setAccessibleIdentifier("breathe.own.fixed")
        self._caution_words = caution
        self._caution = Text(theme, "small", wraps=True)
        self._caution.setAccessibleIdentifier("breathe.own.caution")
        self.message = MessageRow(theme, "breathe.own.message")
        self._keep = Button(theme, self.tr("Keep this pattern"), "primary", identifier="breathe.own.keep")
        self._leave = Button(theme, self.tr("Not now"), "quiet", identifier="breathe.own.leave")
        self._keep.clicked.connect(self.keep)
        self._leave.clicked.connect(self.left)
        self.name.returnPressed.connect(self.keep)
        self._build()

    def begin(self, pattern: OwnPattern | None) -> None:
        """Change a pattern, or make one."""
        self.pattern = pattern
        self._title.setText(self.tr("A pattern of your own"))
        self.name.setText(pattern.name if pattern is not None else "")
        lengths = as_five(pattern.phases) if pattern is not None else _NEW
        self._other_row = pattern.phases if pattern is not None and lengths is None else ()
        for box, seconds in zip(self._boxes, lengths or _NEW, strict=True):
            box.setValue(seconds)
        self._lengths.setVisible(not self._other_row)
        self._fixed.setVisible(bool(self._other_row))
        self.message.clear()
        if lengths is not None and lengths[1] > _LONGEST_SIP:
            self.message.tell(self.tr("A sip takes 3 seconds at most, so it is shorter here. Not kept yet."))
        self._show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was typed."""
        self.pattern = None
        self._other_row = ()
        self.name.forget()
        self.message.clear()

    def keep(self) -> None:
        """Ask to keep it, or say what is missing."""
        name = " ".join(self.name.text().split())
        if name:
            self.keep_wanted.emit(name, self.phases)
        else:
            self.message.say(self.tr("It needs a name to be found by. Nothing was kept yet."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def phases(self) -> tuple[PhaseStep, ...]:
        """Return what the five lengths say, in half seconds; a row that they cannot say stays as it is."""
        if self._other_row:
            return self._other_row
        lengths = [round(box.value() / _STEP) * _STEP for box in self._boxes]
        return tuple(PhaseStep(kind, each) for kind, each in zip(_KINDS, lengths, strict=True) if each)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figure beside the lengths where there is room."""
        super().resizeEvent(event)
        beside = self.viewport().width() >= self._theme.px(_BESIDE)
        ways = QBoxLayout.Direction
        self._halves.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        side = max(self._theme.px(24), (self.viewport().width() - self._theme.px(_WIDEST)) // 2)
        self._column.setContentsMargins(side, self._theme.px(28), side, self._theme.px(24))

    def _box(self, kind: str, place: int) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setDecimals(1)
        box.setSingleStep(_STEP)
        box.setRange(_STEP if kind in _NEEDED else 0.0, _LONGEST_SIP if kind == "sip" else _LONGEST)
        box.setFixedWidth(self._theme.px(_BOX))
        box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.setSuffix(self.tr(" s"))
        box.setCorrectionMode(QDoubleSpinBox.CorrectionMode.CorrectToNearestValue)
        if kind not in _NEEDED:
            box.setSpecialValueText(self.tr("none"))
        # The number is told without what is written behind it, so its name says what it counts.
        box.setAccessibleName(self.tr("{phase}, seconds").format(phase=self._words()[place]))
        box.setAccessibleIdentifier(f"breathe.own.{place}")
        box.valueChanged.connect(self._show)
        return box

    def _with_steps(self, box: QDoubleSpinBox, words: str) -> QHBoxLayout:
        """Return the box with a button for less and one for more; the arrow keys do the same in it."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(6))
        for sign, name, steps in (("−", self.tr("{phase}: less"), -1), ("+", self.tr("{phase}: more"), 1)):
            button = Button(self._theme, sign, "secondary")
            button.setAccessibleName(name.format(phase=words))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(_step, box, steps))
            row.addWidget(button)
        row.insertWidget(1, box)
        row.addStretch(1)
        return row

    def _words(self) -> tuple[str, ...]:
        return (
            self.tr("in"),
            self.tr("a sip more"),
            self.tr("hold, full"),
            self.tr("out"),
            self.tr("hold, empty"),
        )

    def _show(self) -> None:
        pattern = Pattern("own", self.phases)
        self._preview.show_pattern(pattern)
        told = counts(pattern)
        if not self._other_row:  # which may be several breaths
            pace = QLocale().toString(60.0 / pattern.cycle_seconds, "f", 1)
            words = self.tr("{counts}. That is {pace} breaths a minute.")
            told = words.format(counts=told, pace=pace)
        self._counts.setText(told)
        self._caution.setText(self._caution_words if pattern.has_holds else "")

    def _build(self) -> None:
        theme = self._theme
        form = QGridLayout(self._lengths)
        form.setContentsMargins(0, 0, 0, 0)
        form.setColumnStretch(1, 1)
        form.setHorizontalSpacing(theme.px(16))
        form.setVerticalSpacing(theme.px(10))
        for line, (words, box) in enumerate(zip(self._words(), self._boxes, strict=True)):
            label = self.tr("a sip more,\n3 s at most") if _KINDS[line] == "sip" else words
            form.addWidget(Text(theme, "label", label), line, 0, Qt.AlignmentFlag.AlignVCenter)
            form.addLayout(self._with_steps(box, words), line, 1)
        left = QVBoxLayout()
        left.setSpacing(theme.px(14))
        left.addWidget(self.name)
        left.addWidget(self._lengths)
        left.addWidget(self._fixed)
        left.addWidget(self._counts)
        left.addWidget(self._caution)
        left.addWidget(self.message)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self._keep)
        row.addWidget(self._leave)
        row.addStretch(1)
        left.addLayout(row)
        left.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(theme.px(32))
        self._halves.addLayout(left, 1)
        self._halves.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(theme.px(20))
        self._column.addWidget(self._title)
        self._column.addLayout(self._halves, 1)
        self.setWidget(inside)
