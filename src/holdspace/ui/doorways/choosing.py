# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Steps at which something is chosen: who, how heavy, how much is left, what is on the work list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.entries import LOADS
from holdspace.ui.doorways.step_view import StepView, is_enter
from holdspace.ui.doorways.ways import WaysRow
from holdspace.ui.theme.theme import Text
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.controls import Button, Chip, Segmented
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.spaced_column import SpacedColumn

_LEFT = Qt.AlignmentFlag.AlignLeft
_MOST = 3
_ONE_PRESS = 0.5  # seconds within which nobody has read a step


class AudienceStep(StepView):
    """Who is behind the door: six chips, three or two beside one another where there is room.

    A digit checks one.
    """

    def _fill(self, column: SpacedColumn) -> None:
        self._grid = grid = QGridLayout()
        grid.setSpacing(self._theme.px(8))
        self._columns = _MOST
        self.chips: dict[str, Chip] = {}
        for number, (audience, label) in enumerate(AUDIENCE_LABELS.items()):
            words = QCoreApplication.translate("audiences", label)
            chip = Chip(self._theme, words, f"doorway.audience.{audience}")
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.setChecked(audience in self._visit.audiences)
            chip.clicked.connect(self._on_clicked)
            self.chips[audience] = chip
            grid.addWidget(chip, number // _MOST, number % _MOST)
        self._goes_on_at_enter(*self.chips.values())
        column.addLayout(grid)

    @property
    def choices(self) -> Sequence[QWidget]:
        """Return the chips."""
        return list(self.chips.values())

    def first_control(self) -> QWidget:
        """Return the first chip."""
        return next(iter(self.chips.values()))

    def take_digit(self, digit: int) -> None:
        """Check the chip at a place, or take its check away."""
        if 1 <= digit <= len(self.chips):
            list(self.chips.values())[digit - 1].click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many chips beside one another as have room."""
        super().resizeEvent(event)
        columns = next(each for each in range(_MOST, 0, -1) if each == 1 or self._fits(each))
        least = self._least(columns) if columns > 1 else []
        for number in range(_MOST):
            self._grid.setColumnMinimumWidth(number, least[number] if number < len(least) else 0)
        if columns != self._columns:
            self._columns = columns
            for number, chip in enumerate(self.chips.values()):
                self._grid.addWidget(chip, number // columns, number % columns)

    def _least(self, columns: int) -> list[int]:
        """Return the pixels that each of so many columns needs; three are of equal width, by the design."""
        least = [chip.least_width() for chip in self.chips.values()]
        if columns == _MOST:
            return [max(chip.sizeHint().width() for chip in self.chips.values())] * columns
        return [max(least[number::columns]) for number in range(columns)]

    def _fits(self, columns: int) -> bool:
        return sum(self._least(columns)) + (columns - 1) * self._grid.spacing() <= self.width()

    def _on_clicked(self) -> None:
        self._visit.audiences = tuple(each for each, chip in self.chips.items() if chip.isChecked())


class LoadStep(StepView):
    """How heavy it is; a digit says so and goes on."""

    name = "load"

    def _fill(self, column: SpacedColumn) -> None:
        self.loads = Segmented(self._theme, LOADS, f"doorway.{self.name}", loads=True)
        self.loads.choose(getattr(self._visit, self.name) or 0)
        for load in LOADS:
            part = self.loads.part(load)
            part.setAccessibleName(self.tr("How heavy: %n of 5", "", load))
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._goes_on_at_enter(part)
        self.loads.chosen.connect(self._on_chosen)
        row = FlowLayout(gap=self._theme.px(12))
        row.addWidget(self.loads)
        self._add_beside(row)
        column.addLayout(row)

    def first_control(self) -> QWidget:
        """Return the part chosen, or the middle one."""
        return self.loads.part(self.loads.value or 3)

    def take_digit(self, digit: int) -> None:
        """Choose a load and go on."""
        if digit in LOADS:
            self.loads.choose(digit)
            self._on_chosen(digit)
            self.go_wanted.emit()

    def _add_beside(self, row: QLayout) -> None:
        del row

    def _on_chosen(self, load: int) -> None:
        setattr(self._visit, self.name, load or None)


class LoadAfterStep(LoadStep):
    """How heavy it is now; only once that is said, what was said before is shown."""

    name = "load_after"

    def _add_beside(self, row: QLayout) -> None:
        self.before = Text(self._theme, "label")
        self.before.setAccessibleIdentifier("doorway.load_before")
        row.addWidget(self.before)
        self._show_before()

    def _on_chosen(self, load: int) -> None:
        super()._on_chosen(load)
        self._show_before()
        announce(self.before, self.before.text())

    def _show_before(self) -> None:
        before, after = self._visit.load, self._visit.load_after
        words = self.tr("it was {load}").format(load=before) if before and after else ""
        self.before.setText(words)


class LeftStep(StepView):
    """How much is left to give: one tap closes the day.

    The keyboard is where the one filled button is. Enter twice at the door is one Enter, and closes no day.
    """

    has_go = False

    def _fill(self, column: SpacedColumn) -> None:
        self.wants_end = False
        box = FlowLayout(gap=self._theme.px(12))
        self.options: list[Button] = []
        for option in self.content.options:
            kind = "primary" if option.id == "nothing" else "secondary"
            button = Button(self._theme, option.label, kind, identifier=f"doorway.left.{option.id}")
            self.options.append(button)
            box.addWidget(button)
        self.options[0].clicked.connect(self._on_nothing)
        self.options[1].clicked.connect(self.go_wanted)
        self.options[0].installEventFilter(self)
        column.addLayout(box)

    @property
    def choices(self) -> Sequence[QWidget]:
        """Return the answers."""
        return self.options

    def first_control(self) -> QWidget:
        """Return the one tap, which is the filled button."""
        return self.options[0]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take an Enter that comes with the step: it was meant for what led here."""
        return is_enter(event) and self._visit.session.step_elapsed() < _ONE_PRESS

    def take_digit(self, digit: int) -> None:
        """Take an answer by its place."""
        if 1 <= digit <= len(self.options):
            self.options[digit - 1].click()

    def _on_nothing(self) -> None:
        self.wants_end = True
        self.go_wanted.emit()


class WorkListStep(StepView):
    """Nothing is noted here: it is ticked that it stands where it belongs."""

    def _fill(self, column: SpacedColumn) -> None:
        option = self.content.options[0]
        self.tick = CheckBox(self._theme, option.label, f"doorway.work_list.{option.id}")
        self._goes_on_at_enter(self.tick)
        column.addWidget(self.tick, 0, _LEFT)

    def first_control(self) -> QWidget:
        """Return the box to tick."""
        return self.tick

    def take_digit(self, digit: int) -> None:
        """Tick it."""
        if digit == 1:
            self.tick.click()


class WayStep(StepView):
    """Which way: the row of ways answers, above the question or below it.

    The keyboard is with all ways at first, ringed as one, so that an Enter too many takes none: outside
    locks.
    """

    has_go = False
    _row: WaysRow | None = None

    def take_row(self, row: WaysRow) -> None:
        """Have a row of ways answer, and say what it answers."""
        self._row = row
        row.group.setAccessibleName(self.content.title)
        row.group.setAccessibleDescription(self.content.line)
        row.group.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # no stop for Tab: there is nothing to press

    def first_control(self) -> QWidget:
        """Return all ways as one: Tab or an arrow key leads to the first of them."""
        return self if self._row is None else self._row.group

    def _fill(self, column: SpacedColumn) -> None:
        self.ways_place = QVBoxLayout()
        column.addLayout(self.ways_place)
