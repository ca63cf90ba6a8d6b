# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing cards for the visor sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from holdspace.services.visor_sheet import MOST
from holdspace.ui.theme.theme import Text
from holdspace.ui.visor.choosing import VisorChoosing
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.search_field import SearchField
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.domain.own_cards import OwnCard
    from holdspace.services.own_cards import OwnCardService
    from holdspace.services.visor_sheet import VisorSheet
    from holdspace.ui.theme.theme import Theme
    from household import Household
    from ui.screen_reader import Reader


def choosing(qtbot: QtBot, theme: Theme, sheet: VisorSheet, language: str = "en") -> VisorChoosing:
    made = VisorChoosing(theme, sheet, language)
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    return made


def listed(part: VisorChoosing) -> int:
    return int(part.list.model().rowCount())


def pick_audience(part: VisorChoosing, audience: str) -> None:
    choice = find(Choice, part, "visor.audience")
    row = choice.findData(audience)
    choice.setCurrentIndex(row)
    choice.activated.emit(row)


def count(part: VisorChoosing) -> str:
    return find(Text, part, "visor.count").text()


def test_favourites_are_listed_first_and_all_cards_a_choice_away(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet, named: OwnCard
) -> None:
    part = choosing(qtbot, theme, sheet)
    show = find(Choice, part, "visor.show")
    assert show.isVisible()
    assert listed(part) == 1
    show.setCurrentIndex(0)
    show.activated.emit(0)
    assert listed(part) == len(sheet.offered())


def test_without_favourites_all_cards_but_for_oneself_are_listed(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet
) -> None:
    part = choosing(qtbot, theme, sheet)
    assert not find(Choice, part, "visor.show").isVisible()
    assert listed(part) == len(sheet.offered()) < len(sheet.deck.cards)
    pick_audience(part, "myself")
    assert listed(part) == len(sheet.deck.matching(audience="myself"))


def test_an_audience_brings_its_favourites_onto_the_sheet(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet, own: OwnCardService, named: OwnCard
) -> None:
    mine = sheet.deck.matching(audience="myself")[0]
    own.set_favourite(mine.id, True)
    part = choosing(qtbot, theme, sheet)
    sheet.begin()
    assert [card.id for card in sheet.chosen] == [named.id]
    pick_audience(part, "employer")
    assert (sheet.chosen, listed(part)) == ((), 0)
    pick_audience(part, "myself")
    assert sheet.chosen == (mine,)
    assert listed(part) == 1


def test_whose_favourites_are_all_for_oneself_sees_all_cards_first(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet, own: OwnCardService
) -> None:
    own.set_favourite(sheet.deck.matching(audience="myself")[0].id, True)
    part = choosing(qtbot, theme, sheet)
    assert find(Choice, part, "visor.show").isVisible()
    assert listed(part) == len(sheet.offered())


def test_a_language_narrows_all_cards(qtbot: QtBot, theme: Theme, sheet: VisorSheet) -> None:
    assert listed(choosing(qtbot, theme, sheet, "xx")) == 0
    assert listed(choosing(qtbot, theme, sheet, "")) == len(sheet.offered())


def test_search_and_audience_narrow_it(qtbot: QtBot, theme: Theme, sheet: VisorSheet) -> None:
    part = choosing(qtbot, theme, sheet)
    pick_audience(part, "employer")
    assert listed(part) == len(sheet.deck.matching(audience="employer"))
    search = find(SearchField, part, "visor.search")
    search.setText("shift")
    assert listed(part) == len(sheet.deck.matching(audience="employer", query="shift"))
    search.left_downwards.emit()
    assert part.list.currentIndex().isValid()


def test_it_says_how_many_are_on_the_sheet(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet, reader: Reader
) -> None:
    part = choosing(qtbot, theme, sheet)
    assert count(part) == "Nothing on it yet. Check a card."
    assert not find(Button, part, "visor.clear").isVisible()
    for card in sheet.deck.cards[:MOST]:
        sheet.choose(card.id, True)
    assert count(part) == "12 of 12 on the sheet"
    part.list.model().toggle(part.list.model().index(MOST))
    assert count(part) == "Twelve are on the sheet. Take one off first."
    assert count(part) in [words for words, _ in reader.heard]
    find(Button, part, "visor.clear").click()
    assert sheet.chosen == ()


def test_while_locked_it_offers_to_unlock_and_lists_shipped_cards_alone(
    qtbot: QtBot, theme: Theme, home: Household, sheet: VisorSheet, named: OwnCard, own: OwnCardService
) -> None:
    part = choosing(qtbot, theme, sheet)
    unlock = find(Button, part, "visor.unlock")
    assert not unlock.isVisible()
    home.vault.lock()
    assert unlock.isVisible()
    assert not find(Choice, part, "visor.show").isVisible()
    rows = part.list.model()
    assert not any("Okafor" in str(rows.index(row).data()) for row in range(rows.rowCount()))
    assert listed(part) > 50
    with qtbot.waitSignal(part.unlock_wanted):
        unlock.click()


def test_a_check_keeps_the_place_in_the_list(qtbot: QtBot, theme: Theme, sheet: VisorSheet) -> None:
    part = choosing(qtbot, theme, sheet)
    rows = part.list.model()
    part.list.setCurrentIndex(rows.index(9))
    rows.toggle(rows.index(9))
    assert part.list.currentIndex().row() == 9


def test_that_the_sheet_is_full_is_said_in_two_lines_at_most(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet
) -> None:
    part = choosing(qtbot, theme, sheet)
    for card in sheet.deck.cards[:MOST]:
        sheet.choose(card.id, True)
    part._rows.refused.emit()
    QApplication.processEvents()
    said = find(Text, part, "visor.count")
    assert said.width() > part.width() // 2
    assert said.heightForWidth(said.width()) < 3 * said.fontMetrics().lineSpacing()
