# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Days, typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from holdspace.services.typed_days import sample_day
from holdspace.ui.moving.days_line import DaysLine, WrongDays

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

DAY = date(2026, 3, 31)


@pytest.fixture
def line(qtbot: QtBot, theme: Theme) -> DaysLine:
    made = DaysLine(theme, "x", lambda: date(2026, 10, 14))
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_open_end_is_none_and_a_wrong_one_has_the_caret(line: DaysLine) -> None:
    assert line.days() == (None, None)
    line._first.setText("3/31/2026")
    assert line.days() == (DAY, None)
    line._last.setText("2026-03-30")
    with pytest.raises(WrongDays) as refused:
        line.days()
    assert refused.value.sentence.startswith("“To the day” is earlier than “From the day”.")
    assert line.focusWidget() is line._last
    line.forget()
    assert line.days() == (None, None)


def test_hint_and_error_show_the_same_form_and_the_error_its_field(line: DaysLine) -> None:
    sample = sample_day(QLocale())
    assert sample in line._first.placeholderText()
    line._last.setText("soon")
    with pytest.raises(WrongDays) as refused:
        line.days()
    assert refused.value.sentence == (
        f"“To the day” holds no day. Nothing was written. Type it like {sample}."
    )
    assert line.focusWidget() is line._last
    assert "soon" not in repr(refused.value)


def test_how_each_was_read_stands_below_it(line: DaysLine) -> None:
    line._first.setText("12/31/2023")
    line._last.setText("2024")
    readings = [line._readings[each].text() for each in (line._first, line._last)]
    assert all(each.startswith("Read as ") for each in readings)
    assert "December" in readings[0] and "2023" in readings[0]
    assert line._first.accessibleDescription() == readings[0]
    assert line.days() == (date(2023, 12, 31), date(2024, 12, 31))
    line._last.setText("202")
    assert line._readings[line._last].text() == ""
