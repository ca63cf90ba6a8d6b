# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The seconds of a step: steps stay within the bounds, and what is typed may be outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from holdspace.ui.own_practice.seconds_box import SecondsField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> SecondsField:
    made = SecondsField(theme)
    qtbot.addWidget(made)
    made.box.bound(10, 70)
    made.show()
    return made


@pytest.mark.parametrize(
    ("at", "steps", "then"),
    [
        (30, 1, 35),
        (30, -1, 25),
        (32, 1, 35),
        (32, -1, 30),
        (60, 1, 70),
        (70, -1, 60),
        (70, 1, 70),
        (10, -1, 10),
    ],
)
def test_a_step_leads_to_the_next_five_or_ten_within_the_bounds(
    field: SecondsField, at: int, steps: int, then: int
) -> None:
    field.box.setValue(at)
    field.box.stepBy(steps)
    assert field.box.seconds == then


def test_keys_and_buttons_do_the_same_and_more_can_be_typed(field: SecondsField, qtbot: QtBot) -> None:
    field.box.setValue(30)
    qtbot.keyClick(field.box, Qt.Key.Key_Up)
    less, more = field.findChildren(QAbstractButton)
    more.click()
    assert field.box.seconds == 40
    less.click()
    assert field.box.seconds == 35
    field.box.selectAll()
    qtbot.keyClicks(field.box, "400")
    assert field.box.seconds == 400
