# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The seconds of a step: typed freely, stepped within their bounds."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSizePolicy, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button

_STRIDE, _LONG_STRIDE, _LONG_FROM = 5, 10, 60
_MOST = 999
_BOX = 84


class SecondsBox(QDoubleSpinBox):
    """What is typed may be out of bounds, which is said beside it; the arrow keys stay within."""

    def __init__(self) -> None:
        super().__init__()
        self._bounds = (1, _MOST)
        self.setDecimals(0)
        self.setRange(1, _MOST)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setSuffix(self.tr(" s"))

    @property
    def seconds(self) -> int:
        """Return the seconds that stand in it."""
        return round(self.value())

    def bound(self, least: int, most: int) -> None:
        """Step from `least` to `most`."""
        self._bounds = (least, most)

    def stepBy(self, steps: int) -> None:
        """Go to the next five seconds, or ten where it is long, within the bounds."""
        now, (least, most) = self.seconds, self._bounds
        stride = _LONG_STRIDE if now + min(steps, 0) >= _LONG_FROM else _STRIDE
        wanted = (
            (now // stride + steps) * stride if steps > 0 else -(-now // stride) * stride + steps * stride
        )
        self.setValue(max(least, min(most, wanted)))


class SecondsField(QWidget):
    """The box, with a button for less and one for more; the arrow keys do the same in it.

    It is no focus proxy of the box's: from the last stop of the page Tab would come back to it for ever.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.box = SecondsBox()
        self.box.setFixedWidth(theme.px(_BOX))
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # scrolled, not squeezed
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.box)
        for sign, name, steps in (("−", self.tr("Less time"), -1), ("+", self.tr("More time"), 1)):
            button = Button(theme, sign, "secondary")
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(_step, self.box, steps))
            row.addWidget(button)


def _step(box: SecondsBox, steps: int) -> None:
    box.stepBy(steps)
