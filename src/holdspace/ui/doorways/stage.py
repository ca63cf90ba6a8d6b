# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where a step stands with its time: beside it, or, where room is short, above a foot that stays in sight."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from holdspace.ui.doorways.foot import DoorwayFoot
from holdspace.ui.doorways.step_view import StepView
from holdspace.ui.doorways.time_column import TimeColumn
from holdspace.ui.doorways.ways import WaysRow
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.scrolled import bring_into_view, fill_scrolled

_GAP, _BELOW = 56, 30  # beside the time, and below what stands above
_SHORT_GAP, _SHORT_BELOW = 24, 12
_TOP, _LEFT = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
_BESIDE = 420  # of the design: from this width on a breath stands beside its step
_ABOVE_ROOM = 320  # of the design: the height in which a breath has room above its step
_BREATH_ACROSS = 0.44  # of the width, beside its step
_BREATH_ABOVE = 164


class Stage(QWidget):
    """Holds one step at a time, with its head, the ways above it, and `time`.

    Short of room it leaves the head out; question and answer scroll, time, way on and way out do not.
    """

    def __init__(self, theme: Theme, time: TimeColumn) -> None:
        super().__init__()
        self._theme = theme
        self._time = time
        self._view: StepView | None = None
        self._ways: WaysRow | None = None
        self._is_short: bool | None = None
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(0)
        self.head = QWidget()
        self._ways_place = QVBoxLayout()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._step_box = QWidget()
        self._step_place = QVBoxLayout(self._step_box)
        self._step_place.setContentsMargins(0, 0, 0, 0)
        self._placed: tuple[object, ...] = ()
        self.below = QVBoxLayout()
        self._column.addWidget(self.head)
        self._column.addLayout(self._ways_place)
        self._column.addLayout(self._grid, 1)
        self._column.addLayout(self.below)
        shown = QWidget()
        self.area = fill_scrolled(shown, inner)
        self.area.installEventFilter(self)
        self._foot = DoorwayFoot(theme)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(shown, 1)
        outside.addWidget(self._foot)

    @property
    def is_short(self) -> bool:
        """Say whether room is short."""
        return self._is_short is True

    @property
    def foot(self) -> DoorwayFoot:
        """Return what has the way on, the time and the way out where room is short."""
        return self._foot

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the step into what the foot leaves of the height."""
        if event.type() == QEvent.Type.Resize and self._is_short is not None:
            self._place_step()
            self._tell_room()
        return super().eventFilter(watched, event)

    def arrange(self, *, is_short: bool, side: int, top: int) -> None:
        """Stand for a room that is short or not, with margins in pixels."""
        theme = self._theme
        changes = is_short != self._is_short
        self._is_short = is_short
        self.head.setVisible(not is_short)
        self._foot.setVisible(is_short)
        self._column.setContentsMargins(side, top, side, theme.px(8) if is_short else theme.px(12))
        self._foot.column.setContentsMargins(side, theme.px(8), side, theme.px(4))
        self._foot.arrange(self.width() - 2 * side)
        self._grid.setHorizontalSpacing(theme.px(_SHORT_GAP if is_short else _GAP))
        self._grid.setContentsMargins(0, theme.px(self._gap_above), 0, 0)
        self._grid.setVerticalSpacing(theme.px(12))
        if changes:
            self._place_time()
            self._time.arrange(narrow=is_short)
            self._place_ways()
            self._place_go()
        self._place_step()
        self._tell_room()
        self._arrange_ways()

    def show_ways(self, ways: WaysRow | None) -> None:
        """Take the row of ways of a practice in place of the one before; None: it has none."""
        if self._ways is not None:
            self._ways.hide()
            self._ways.setParent(None)
            self._ways.deleteLater()
        self._ways = ways
        self._place_ways()
        self._arrange_ways()

    def show_view(self, view: StepView) -> None:
        """Show a step in place of the one before, which is to be dropped first."""
        self._view = view
        self._step_place.addWidget(view)
        view.show()
        self._place_ways()
        self._place_go()
        self._place_step()
        self._grid.setContentsMargins(0, self._theme.px(self._gap_above), 0, 0)
        self._tell_room()
        self._order_tabs()
        self.area.verticalScrollBar().setValue(0)

    def drop_view(self) -> None:
        """Let go of the step, and of the words that were in it."""
        if self._view is None:
            return
        view, self._view = self._view, None
        self._place_ways()  # else they went with it
        self._step_place.removeWidget(view)
        view.take_go_home()
        self._foot.drop_go()
        view.hide()  # else one that its layout is yet to show would come as a window of its own
        view.setParent(None)  # with the words that were in it
        view.deleteLater()

    def bring_into_view(self) -> None:
        """Scroll to what has the keyboard, the way on and, where room is short, what the step asks."""
        view = self._view
        if view is None:
            return
        if view.content.step.kind == "breathe":
            bring_into_view(self._time.breath)  # where there is no room for both, the key is seen
        if view.has_go:
            bring_into_view(view.go)
        bring_into_view(view.first_control())
        if self.is_short:
            bring_into_view(view.asked)

    def _place_time(self) -> None:
        if self.is_short:
            self._foot.take_time(self._time)
        else:
            self._grid.addWidget(self._time, 0, 0, _TOP)
        self._time.show()

    def _place_step(self) -> None:
        """Put the step beside time or breath, or below the breath."""
        grid, breathes = self._grid, self.is_short and self._breathes
        row, column = 0, 0
        if not self.is_short:
            row, column = 0, 1
        elif breathes:
            row, column = (0, 1) if self._breath_is_beside else (1, 0)
        self._time.give_room(self._room_for_breath if self.is_short else self._room_for_time)
        if (row, column, self.is_short, breathes) == self._placed:
            return
        self._placed = (row, column, self.is_short, breathes)
        if self.is_short:
            grid.addWidget(self._time.breath, 0, 0, _TOP | _LEFT)
            self._time.breath.setVisible(breathes)
        grid.addWidget(self._step_box, row, column)
        grid.setColumnStretch(0, 1 - column)
        grid.setColumnStretch(1, column)

    @property
    def _breathes(self) -> bool:
        return self._view is not None and self._view.content.step.kind == "breathe"

    @property
    def _breath_is_beside(self) -> bool:
        theme = self._theme
        return self.width() >= theme.px(_BESIDE) or self.area.height() < theme.px(_ABOVE_ROOM)

    @property
    def _room_for_breath(self) -> int:
        """The pixels that a breath may take each way, where room is short."""
        across, margins = self.width(), self._column.contentsMargins()
        if not self._breath_is_beside:
            return self._theme.px(_BREATH_ABOVE)
        down = self.area.height() - margins.top() - margins.bottom()
        return min(round(_BREATH_ACROSS * across), down)

    @property
    def _room_for_time(self) -> int:
        """The pixels that the time may take in its column, with its note and Stop in sight."""
        margins, time = self._column.contentsMargins(), self._time
        above = margins.top() + self.head.sizeHint().height() + self._theme.px(_BELOW)
        if self._ways is not None:
            above += self._ways.sizeHint().height()
        below = time.note.sizeHint().height() + time.stop.sizeHint().height() + 2 * self._theme.px(12)
        return self.area.height() - above - below - margins.bottom()

    @property
    def _gap_above(self) -> int:
        """What of the design is left between the step and what stands above it."""
        if not self.is_short:
            return _BELOW
        is_above = self._ways is not None and self._ways.isVisibleTo(self) and not self._has_ways_in_step
        return _SHORT_BELOW if is_above else 0

    @property
    def _has_ways_in_step(self) -> bool:
        return self._view is not None and self._view.ways_place is not None

    def _place_ways(self) -> None:
        """Put the ways above the step; where room is short and they answer, below the question."""
        if self._ways is None:
            return
        place = self._view.ways_place if self.is_short and self._view is not None else None
        (place or self._ways_place).addWidget(self._ways)
        policy = self._ways.sizePolicy()
        policy.setRetainSizeWhenHidden(not self.is_short)
        self._ways.setSizePolicy(policy)

    def _arrange_ways(self) -> None:
        margins = self._column.contentsMargins()
        if self._ways is not None:
            self._ways.arrange(self.width() - margins.left() - margins.right())

    def _place_go(self) -> None:
        view = self._view
        if view is not None and self.is_short and view.has_go:
            self._foot.take_go(view)
        elif view is not None:
            view.take_go_home()
            self._foot.drop_go()
        self._foot.arrange()

    def _tell_room(self) -> None:
        """Tell the step what height it has where room is short."""
        if self._view is not None:
            margins = self._column.contentsMargins()
            down = self.area.height() - margins.top() - margins.bottom()
            self._view.be_short(max(1, down) if self.is_short else 0)

    def _order_tabs(self) -> None:
        """Have Tab go as they stand, from the step on: ways, Stop, step; or ways, step, way on, Stop.

        Qt's own chain is not asked: in PySide, what it returns goes with the widget that was asked.
        """
        view, stop = self._view, self._time.stop
        if view is None:
            return
        ways = [self._ways.group, *self._ways.buttons] if self._ways is not None else []
        inside = [each for each in view.findChildren(QWidget) if each.focusPolicy() and each is not view.go]
        go = [view.go] if view.has_go else []
        order = [*ways, *inside, *go, stop] if self.is_short else [*ways, stop, *inside, *go]
        for before, after in pairwise(dict.fromkeys([view, *order])):
            QWidget.setTabOrder(before, after)
