# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ways on from a search that nothing answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton

from holdspace.domain.find_near import Near, Way
from holdspace.ui.journal.near_row import NearRow, near_words
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

ENGLISH = QLocale(QLocale.Language.English)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            Near(5, 4, ("hang",), (Way("adjuster", 3),)),
            "No entry has “hang”. 4 of your 5 are found together. Near it:",
        ),
        (Near(3, 0, ("one", "two")), "No entry has any of “one”, “two”."),
        (Near(1, 0, ("hang",), (Way("hung", 1),)), "Near it:"),
        (Near(1, 0, (), (Way("tag:denial", 1),)), "Near it:"),
        (Near(1), ""),
    ],
)
def test_it_says_what_lies_near(found: Near, words: str) -> None:
    assert near_words(found, ENGLISH) == words


def test_each_way_is_one_press_away(theme: Theme, qtbot: QtBot) -> None:
    row = NearRow(theme, ENGLISH)
    qtbot.addWidget(row)
    row.show_near(Near(1, 0, ("hang",), (Way("hung", 1_214), Way("hang*", 1))))
    assert not row.isHidden()
    assert find(QAbstractButton, row, "journal.near.1").accessibleName() == "hung. 1,214 entries"
    with qtbot.waitSignal(row.wanted, check_params_cb=lambda query: query == "hang*"):
        find(QAbstractButton, row, "journal.near.2").click()
    row.forget()
    assert row.isHidden()
    assert row.words == ""


def test_the_same_ways_stay_where_the_keyboard_is(theme: Theme, qtbot: QtBot) -> None:
    row = NearRow(theme, ENGLISH)
    qtbot.addWidget(row)
    row.show()
    row.show_near(Near(1, 0, ("hang",), (Way("hung", 3),)))
    button = find(QAbstractButton, row, "journal.near.1")
    row.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    row.show_near(Near(1, 0, ("hang",), (Way("hung", 3),)))
    assert button.hasFocus()
    row.forget()
    row.show_near(Near(1, 0, ("hang",), (Way("hung", 3),)))
    assert not row.isHidden()
    assert find(QAbstractButton, row, "journal.near.1").isVisible()
