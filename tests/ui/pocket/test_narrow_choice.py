# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A choice in a narrow row: short while it is closed, whole in its list, by name and on hovering."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from holdspace.ui.pocket.narrow_choice import NarrowChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def choice(qtbot: QtBot, theme: Theme) -> NarrowChoice:
    choice = NarrowChoice(theme, "With whom", "Everyone", "pocket.whom", {"adjuster": "Adjuster"})
    choice.offer([("adjuster", "Adjuster or payer"), ("employer", "Employer")])
    qtbot.addWidget(choice)
    choice.show()
    return choice


def hovered(choice: NarrowChoice) -> str:
    where = choice.rect().center()
    QApplication.sendEvent(choice, QHelpEvent(QEvent.Type.ToolTip, where, choice.mapToGlobal(QPoint(where))))
    return choice.toolTip()


def test_what_is_long_is_shown_short_and_is_whole_in_the_list(choice: NarrowChoice) -> None:
    choice.setCurrentIndex(choice.findData("adjuster"))
    assert (choice.words_shown, choice.currentText()) == ("Adjuster", "Adjuster or payer")
    narrow = choice.sizeHint().width()
    choice.setCurrentIndex(choice.findData("employer"))
    assert (choice.words_shown, choice.currentText()) == ("Employer", "Employer")
    assert choice.accessibleName() == "With whom"
    assert narrow < choice.fontMetrics().horizontalAdvance("Adjuster or payer") + choice.height() * 2


def test_hovering_says_what_is_not_all_shown_and_nothing_else(choice: NarrowChoice) -> None:
    choice.resize(300, choice.height())
    assert hovered(choice) == ""
    choice.setCurrentIndex(choice.findData("adjuster"))
    assert hovered(choice) == "Adjuster or payer"
    choice.setCurrentIndex(choice.findData("employer"))
    assert hovered(choice) == ""
    choice.resize(choice.minimumSizeHint().width() // 2, choice.height())
    assert hovered(choice) == "Employer"
