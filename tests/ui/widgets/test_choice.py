# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A choice among words: keyboard, names, width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication

from holdspace.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

OFFERED = [("shouting", "Shouting"), ("their_job", "Their job, handed to me")]


@pytest.fixture
def choice(qtbot: QtBot, theme: Theme) -> Choice:
    choice = Choice(theme, "Moment", "Any", "cards.moment")
    qtbot.addWidget(choice)
    choice.offer(OFFERED)
    choice.show()
    return choice


def test_without_any_one_of_them_is_always_chosen(qtbot: QtBot, theme: Theme) -> None:
    choice = Choice(theme, "From", None)
    qtbot.addWidget(choice)
    choice.offer(OFFERED)
    assert (choice.count(), choice.value) == (2, "shouting")
    choice.offer(OFFERED, "their_job")
    assert choice.value == "their_job"


def test_it_begins_with_any_and_tells_what_is_picked(qtbot: QtBot, choice: Choice) -> None:
    assert choice.value == ""
    with qtbot.waitSignal(choice.picked) as picked:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert picked.args == ["shouting"]
    assert choice.value == "shouting"


def test_offering_anew_keeps_the_value_and_tells_nobody(qtbot: QtBot, choice: Choice) -> None:
    with qtbot.assertNotEmitted(choice.picked):
        choice.offer(OFFERED[1:], "their_job")
    assert choice.value == "their_job"
    assert choice.count() == 2


def test_it_is_as_wide_as_what_is_chosen(choice: Choice) -> None:
    before = choice.sizeHint().width()
    choice.offer(OFFERED, "their_job")
    assert choice.sizeHint().width() > before + 60


def test_the_wheel_passes_by(qtbot: QtBot, choice: Choice) -> None:
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, wheel)
    assert not wheel.isAccepted()
    assert choice.value == ""


def test_assistive_technology_finds_name_and_value(choice: Choice) -> None:
    choice.offer(OFFERED, "shouting")
    interface = QAccessible.queryAccessibleInterface(choice)
    assert choice.accessibleName() == "Moment"
    assert interface.text(QAccessible.Text.Description) == "Moment"
    assert interface.text(QAccessible.Text.Value) == "Shouting"
    assert interface.role() == QAccessible.Role.ComboBox
    assert choice.accessibleIdentifier() == "cards.moment"
