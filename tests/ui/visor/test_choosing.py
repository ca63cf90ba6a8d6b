# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing cards for the visor sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.services.visor_sheet import MOST, OTHERS
from holdspace.ui.theme.theme import Text
from holdspace.ui.visor.choosing import VisorChoosing
from holdspace.ui.widgets.check_box import CheckBox
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


def check(part: VisorChoosing, *audiences: str) -> None:
    """Have these audiences checked and no others, each by a press."""
    for each in AUDIENCE_LABELS:
        box = find(CheckBox, part, f"visor.audience.{each}")
        if box.isChecked() != (each in audiences):
            box.click()


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
    check(part, "myself")
    assert listed(part) == len(sheet.deck.matching(audience="myself"))


def test_an_audience_brings_its_favourites_onto_the_sheet(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet, own: OwnCardService, named: OwnCard
) -> None:
    mine = sheet.deck.matching(audience="myself")[0]
    own.set_favourite(mine.id, True)
    part = choosing(qtbot, theme, sheet)
    sheet.begin()
    assert [card.id for card in sheet.chosen] == [named.id]
    check(part, "employer")
    assert (sheet.chosen, listed(part)) == ((), 0)
    check(part, "myself")
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
    check(part, "employer")
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
    sheet.choose(sheet.deck.cards[0].id, True)
    assert count(part) == "1 on the sheet"
    for card in sheet.deck.cards[:MOST]:
        sheet.choose(card.id, True)
    assert count(part) == f"{MOST} on the sheet, on {sheet.page_count} pages"
    part.list.model().toggle(part.list.model().index(MOST))
    assert count(part) == "72 are on the sheet, as many as fit. Take one off first."
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


def test_several_audiences_are_chosen_and_all_by_one_box(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet, own: OwnCardService
) -> None:
    starred = {
        each: next(card for card in sheet.deck.cards if card.audiences == (each,)) for each in AUDIENCE_LABELS
    }
    for card in starred.values():
        own.set_favourite(card.id, True)
    part = choosing(qtbot, theme, sheet)
    sheet.begin()
    assert part._audiences.value == OTHERS
    assert set(sheet.chosen) == {starred[each] for each in OTHERS}
    check(part, "adjuster", "employer")
    assert set(sheet.chosen) == {starred["adjuster"], starred["employer"]}
    assert listed(part) == 2
    everyone = find(CheckBox, part, "visor.audience.all")
    assert not everyone.isChecked()
    everyone.click()
    assert part._audiences.value == tuple(AUDIENCE_LABELS)
    assert set(sheet.chosen) == set(starred.values())
    everyone.click()
    assert (part._audiences.value, sheet.chosen, listed(part)) == ((), (), 0)
    assert count(part) == "Nothing on it yet. Check for whom it is."
