# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The way back to a search, and what is said of an empty day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton

from holdspace.ui.journal.way_back import WayBack
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
FIRST, LAST = date(2024, 3, 1), date(2024, 3, 31)


@pytest.fixture
def way(theme: Theme, qtbot: QtBot) -> WayBack:
    made = WayBack(theme, BRITISH)
    qtbot.addWidget(made)
    return made


def test_a_search_is_offered_once(way: WayBack, qtbot: QtBot) -> None:
    assert way.isHidden()
    way.offer("bluebird " * 10)
    button = find(QAbstractButton, way, "journal.search_back")
    assert not way.isHidden()
    assert button.text().endswith("…")
    with qtbot.waitSignal(way.wanted, check_params_cb=lambda search: search == "bluebird " * 10):
        button.click()
    assert way.isHidden()


@pytest.mark.parametrize(
    ("shown", "note"),
    [
        (date(2024, 3, 20), ""),
        (date(2024, 4, 2), "Nothing is as early as March 2024. The oldest entry is shown."),
        (date(2024, 2, 28), "There is no entry in March 2024. The one before it is shown."),
    ],
)
def test_only_where_the_days_have_nothing_it_is_said(way: WayBack, shown: date, note: str) -> None:
    way.tell(FIRST, LAST, shown)
    assert way.note == note
    assert way.isHidden() == (not note)


def test_an_empty_day_is_named_as_a_day(way: WayBack) -> None:
    way.tell(LAST, LAST, FIRST)
    assert way.note == "There is no entry on 31 March 2024. The one before it is shown."
