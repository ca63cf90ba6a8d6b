# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The rows of cards for the visor sheet: checked by key, by click and by a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from holdspace.services.visor_sheet import MOST
from holdspace.ui.visor.card_rows import VisorList, VisorRows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.services.own_cards import OwnCardService
    from holdspace.services.visor_sheet import VisorSheet
    from holdspace.ui.theme.theme import Theme

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def rows(sheet: VisorSheet) -> VisorRows:
    rows = VisorRows(sheet, sheet)
    rows.show(sheet.deck.cards[: MOST + 2], marks=True)
    return rows


def shown(qtbot: QtBot, theme: Theme, rows: VisorRows) -> VisorList:
    cards = VisorList(theme, rows, "Cards")
    qtbot.addWidget(cards)
    cards.resize(360, 300)
    with qtbot.waitActive(cards):
        cards.show()
        cards.activateWindow()
    cards.setFocus()
    cards.setCurrentIndex(rows.index(0))
    return cards


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_checks_and_takes_the_check_away(
    qtbot: QtBot, theme: Theme, rows: VisorRows, sheet: VisorSheet, key: Qt.Key
) -> None:
    cards = shown(qtbot, theme, rows)
    first = rows.card_id(0)
    qtbot.keyClick(cards, key)
    assert sheet.has(first)
    assert rows.index(0).data(CHECK) == Qt.CheckState.Checked
    qtbot.keyClick(cards, key)
    assert not sheet.has(first)


def test_a_click_checks_the_row_under_it(
    qtbot: QtBot, theme: Theme, rows: VisorRows, sheet: VisorSheet
) -> None:
    cards = shown(qtbot, theme, rows)
    place = cards.visualRect(rows.index(1)).center()
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [card.id for card in sheet.chosen] == [rows.card_id(1)]


def test_a_click_beside_the_box_or_on_it_checks_the_row_once(
    qtbot: QtBot, theme: Theme, rows: VisorRows, sheet: VisorSheet
) -> None:
    cards = shown(qtbot, theme, rows)
    row = cards.visualRect(rows.index(0))
    missed = []
    for x in range(1, 40, 3):
        for y in range(1, row.height(), 4):
            before = sheet.has(rows.card_id(0))
            place = QPoint(row.left() + x, row.top() + y)
            qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
            missed += [(x, y)] if sheet.has(rows.card_id(0)) == before else []
    assert missed == []


def test_what_a_screen_reader_sets_is_set_and_what_it_reads_is_whole(
    rows: VisorRows, sheet: VisorSheet
) -> None:
    index = rows.index(2)
    assert rows.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
    assert rows.setData(index, Qt.CheckState.Checked.value, CHECK)
    assert sheet.has(rows.card_id(2))
    card = sheet.deck.cards[2]
    read = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert card.say in read
    assert sheet.deck.moment_of(card).label in read
    assert not rows.setData(index, "other words", Qt.ItemDataRole.EditRole)


def test_a_full_sheet_refuses(qtbot: QtBot, rows: VisorRows, sheet: VisorSheet) -> None:
    for row in range(MOST):
        rows.toggle(rows.index(row))
    with qtbot.waitSignal(rows.refused):
        rows.toggle(rows.index(MOST))
    assert len(sheet.chosen) == MOST


def test_a_favourite_is_told_among_others(rows: VisorRows, sheet: VisorSheet, own: OwnCardService) -> None:
    own.set_favourite(rows.card_id(0), True)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert rows.index(0).data(role).endswith(", a favorite")
    assert not rows.index(1).data(role).endswith(", a favorite")
    rows.show(sheet.deck.cards[:1], marks=False)
    assert not rows.index(0).data(role).endswith(", a favorite")


@pytest.mark.parametrize("scheme", ["light", "high-contrast"])
def test_a_check_can_be_seen(
    qtbot: QtBot, theme: Theme, rows: VisorRows, sheet: VisorSheet, scheme: str
) -> None:
    theme.choose(scheme)
    cards = shown(qtbot, theme, rows)
    before = cards.grab().toImage()
    sheet.choose(rows.card_id(1), True)
    rows.show(sheet.deck.cards[: MOST + 2], marks=True)
    assert cards.grab().toImage() != before
