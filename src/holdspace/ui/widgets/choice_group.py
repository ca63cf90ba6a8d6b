# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A row of choices of which one is chosen: one stop of the Tab key, where the chosen one is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Chip
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.scrolled import bring_into_view_later

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_EDGE = 12  # pixels that stay between the one walked to and the edge of its page


class ChoiceGroup(QButtonGroup):
    """Buttons of which one is chosen. Tab leads to that one, and a click takes the keyboard along.

    By itself Qt has Tab lead to the first until one of them had the keyboard, and Left and Right stop at the
    end of a line that wraps; here they walk all in their order.
    *Signals*: `chosen(str)` with the value of the chip of a chip_row that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setExclusive(True)
        self.buttonToggled.connect(self._mark_stop)
        self.buttonClicked.connect(self._on_clicked)

    def addButton(self, button: QAbstractButton, id: int = -1) -> None:
        """Take a button."""
        super().addButton(button, id)
        button.installEventFilter(self)
        self._mark_stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk by Left and Right."""
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return False
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step or not isinstance(watched, QAbstractButton):
            return False
        self._walk(watched, step)
        return True

    def _walk(self, held: QAbstractButton, step: int) -> None:
        """Choose the next one that is there, or stay at the end; the choice may lay out the page anew."""
        there = [each for each in self.buttons() if each is held or (each.isVisible() and each.isEnabled())]
        button = there[max(0, min(len(there) - 1, there.index(held) + step))]
        if button is not held:
            button.click()
            button.setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view_later(button, _EDGE)

    def _mark_stop(self) -> None:
        buttons = self.buttons()
        stop = self.checkedButton() or next(iter(buttons), None)
        for button in buttons:
            is_stop = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(str(button.property("value")))


def chip_row(
    theme: Theme,
    parent: QObject,
    about: str,
    identifier: str,
    choices: Iterable[tuple[str, str]],
    current: str,
) -> tuple[ChoiceGroup, FlowLayout]:
    """Return a group of chips, values with their words, and the row that they stand in.

    A screen reader hears `about` before the words; the chip of `current` is checked, where there is one.
    """
    group, row = ChoiceGroup(parent), FlowLayout(gap=theme.px(8))
    for value, words in choices:
        chip = Chip(theme, words, f"{identifier}.{value}")
        chip.setAccessibleName(f"{about}: {words}")
        chip.setProperty("value", value)
        chip.setChecked(value == current)
        group.addButton(chip)
        row.addWidget(chip)
    return group, row
