# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The links at the foot of Cards: there once they lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.ui.cards.ways import CardWays
from holdspace.ui.widgets.controls import Button
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.cards.page import CardsPage

WAYS = ("practice", "visor", "primer")


def offered(page: CardsPage) -> list[str]:
    return [way for way in WAYS if find(Button, page, f"cards.{way}").isVisible()]


def test_no_link_is_there_before_it_leads_somewhere(page: CardsPage) -> None:
    assert offered(page) == []
    assert find(CardWays, page, "").isHidden()


def test_each_is_shown_once_it_is_connected(page: CardsPage) -> None:
    page.show_ways(primer=True)
    assert offered(page) == ["primer"]
    page.show_ways(practice=True)
    assert offered(page) == ["practice", "primer"]


@pytest.mark.parametrize("way", WAYS)
def test_a_press_says_which_is_wanted(qtbot: QtBot, page: CardsPage, way: str) -> None:
    page.show_ways(practice=True, visor=True, primer=True)
    with qtbot.waitSignal(getattr(page, f"{way}_wanted")):
        qtbot.mouseClick(find(Button, page, f"cards.{way}"), Qt.MouseButton.LeftButton)
