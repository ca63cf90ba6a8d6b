# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands below the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.ui.cards.list_foot import CardListFoot

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def foot(qtbot: QtBot, theme: Theme) -> CardListFoot:
    foot = CardListFoot(theme)
    qtbot.addWidget(foot)
    foot.show()
    return foot


def told(foot: CardListFoot) -> list[str]:
    return [each.text() for each in (foot.more, foot.all, foot._count) if each.isVisible()]


def test_three_of_many(foot: CardListFoot) -> None:
    foot.show_three(38, 3)
    assert told(foot) == ["Three more", "Show all 38"]
    foot.show_three(38, 3, 1)
    assert told(foot) == ["Three more", "Show all 38", "2 of 3"]


def test_where_there_are_no_more_none_are_offered(foot: CardListFoot) -> None:
    foot.show_three(3, 3)
    assert told(foot) == []


@pytest.mark.parametrize(
    ("found", "row", "words"),
    [(0, -1, "No cards"), (1, -1, "1 card"), (12, -1, "12 cards"), (12, 4, "5 of 12")],
)
def test_all_of_them(foot: CardListFoot, found: int, row: int, words: str) -> None:
    foot.show_all(found, row, can_deal=False)
    assert told(foot) == [words]
    foot.show_all(found, row)
    assert told(foot) == ["Three at a time", words]


def test_the_link_leads_there_and_back(qtbot: QtBot, foot: CardListFoot) -> None:
    foot.show_three(9, 3)
    with qtbot.waitSignal(foot.more_wanted):
        qtbot.mouseClick(foot.more, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(foot.all_wanted) as all_wanted:
        qtbot.mouseClick(foot.all, Qt.MouseButton.LeftButton)
    assert all_wanted.args == [True]
    foot.show_all(9)
    with qtbot.waitSignal(foot.all_wanted) as three:
        qtbot.mouseClick(foot.all, Qt.MouseButton.LeftButton)
    assert three.args == [False]


def test_own_cards_of_a_newer_version_are_told_of(foot: CardListFoot) -> None:
    assert not foot.newer.isVisible()
    foot.show_newer(1)
    assert foot.newer.isVisible()
    assert foot.newer.text() == "1 card was made with a newer version of HoldSpace. It is kept."
    foot.show_newer(3)
    assert foot.newer.text() == "3 cards were made with a newer version of HoldSpace. They are kept."
    foot.show_newer(0)
    assert not foot.newer.isVisible()
