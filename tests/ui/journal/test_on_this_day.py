# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The line that leads to earlier years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton

from holdspace.ui.journal.on_this_day import OnThisDay
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_a_year_leads_to_its_day(theme: Theme, qtbot: QtBot) -> None:
    line = OnThisDay(theme, QLocale())
    qtbot.addWidget(line)
    assert not line.has_days
    line.show_days([date(2024, 10, 14), date(2025, 10, 14), date(2024, 10, 14)])
    assert [each.text() for each in line.findChildren(QAbstractButton)] == ["2025", "2024"]
    link = find(QAbstractButton, line, "journal.on_this_day.2024")
    assert link.accessibleName() == "On this day: 14 October 2024"
    with qtbot.waitSignal(line.day_chosen, check_params_cb=lambda day: day == date(2024, 10, 14)):
        link.click()


def test_without_days_it_is_hidden_again(theme: Theme, qtbot: QtBot) -> None:
    line = OnThisDay(theme, QLocale())
    qtbot.addWidget(line)
    line.show_days([date(2024, 10, 14)])
    assert line.isVisible()
    line.show_days([])
    assert not line.isVisible()


def test_the_latest_years_are_enough(theme: Theme, qtbot: QtBot) -> None:
    line = OnThisDay(theme, QLocale())
    qtbot.addWidget(line)
    line.show_days(date(year, 10, 14) for year in range(2000, 2026))
    assert [each.text() for each in line.findChildren(QAbstractButton)] == [
        "2025",
        "2024",
        "2023",
        "2022",
        "2021",
    ]
