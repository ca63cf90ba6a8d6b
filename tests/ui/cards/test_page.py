# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The Cards page with the deck that ships."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.domain.audiences import AUDIENCES
from holdspace.services.cards import CardDeck, load_deck
from holdspace.ui.cards.card_list import CardList
from holdspace.ui.cards.page import CardsPage
from holdspace.ui.cards.panel import COPIED_MS, CardPanel
from holdspace.ui.theme.theme import Text
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button, Chip
from holdspace.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.clipboard import copy_text

T = TypeVar("T", bound=QWidget)
WIDE, SMALL = (1198, 768), (856, 600)


def always() -> bool:
    return True


@pytest.fixture
def deck() -> CardDeck:
    return load_deck()


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, deck: CardDeck, clipboard: QClipboard) -> CardsPage:
    page = CardsPage(theme, deck, partial(copy_text, clipboard), always)
    qtbot.addWidget(page)
    page.resize(*WIDE)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    return page


def find(page: QWidget, kind: type[T], identifier: str) -> T:
    found = [each for each in page.findChildren(kind) if each.accessibleIdentifier() == identifier]
    assert len(found) == 1, identifier
    return found[0]


def shown(page: CardsPage) -> str:
    panel = page.findChild(CardPanel)
    assert panel is not None
    return panel.card.id if panel.card and panel.isVisible() else ""


def listed(page: CardsPage) -> int:
    return find(page, CardList, "cards.list").model().rowCount()


def count_text(page: CardsPage, count: int) -> bool:
    return any(text.text() == f"{count} cards" for text in page.findChildren(Text))


def test_it_opens_on_the_first_card_of_all(page: CardsPage, deck: CardDeck) -> None:
    assert shown(page) == deck.cards[0].id
    assert listed(page) == len(deck.cards)
    assert count_text(page, len(deck.cards))
    assert find(page, CardList, "cards.list").hasFocus()


def test_one_audience_is_chosen_at_a_time(qtbot: QtBot, page: CardsPage, deck: CardDeck) -> None:
    for audience in AUDIENCES:
        qtbot.mouseClick(find(page, Chip, f"cards.audience.{audience}"), Qt.MouseButton.LeftButton)
        assert listed(page) == len(deck.matching(audience))
        assert count_text(page, len(deck.matching(audience)))
        assert [chip.isChecked() for chip in page.findChildren(Chip)].count(True) == 1


def test_moment_and_kind_narrow_it_and_offer_only_what_there_is(
    qtbot: QtBot, page: CardsPage, deck: CardDeck
) -> None:
    page.show_audience("adjuster")
    moment, kind = find(page, Choice, "cards.moment"), find(page, Choice, "cards.kind")
    offered = {moment.itemData(row) for row in range(moment.count())}
    assert offered == {"", *(each.id for each in deck.moments_for("adjuster"))}
    moment.setFocus()
    qtbot.keyClick(moment, Qt.Key.Key_Down)
    cards = deck.matching("adjuster", moment.value)
    assert moment.value
    assert listed(page) == len(cards)
    assert {kind.itemData(row) for row in range(kind.count())} == {"", *(card.kind for card in cards)}


def test_a_card_names_the_moment_that_was_looked_for(page: CardsPage, deck: CardDeck) -> None:
    card = next(card for card in deck.matching("client") if len(card.moments) > 1)
    wanted = deck.moments[card.moments[1]]
    moment = find(page, Choice, "cards.moment")
    page.show_audience("client")
    moment.setCurrentIndex(moment.findData(wanted.id))
    moment.activated.emit(moment.currentIndex())
    panel = page.findChild(CardPanel)
    assert panel is not None
    assert wanted.phrase in panel.accessibleDescription()


def test_the_card_shown_stays_where_the_choice_allows_it(page: CardsPage, deck: CardDeck) -> None:
    own = deck.matching("client")[3]
    page.show_audience("client")
    find(page, CardList, "cards.list").show_row(3)
    page.show_audience("")
    assert shown(page) == own.id
    page.show_audience("employer")
    assert shown(page) == deck.matching("employer")[0].id


@pytest.mark.parametrize("key", ["/", "f"])
def test_slash_and_ctrl_f_go_to_search_and_escape_clears_it(
    qtbot: QtBot, page: CardsPage, deck: CardDeck, key: str
) -> None:
    search = find(page, SearchField, "cards.search")
    modifier = Qt.KeyboardModifier.ControlModifier if key == "f" else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(find(page, CardList, "cards.list"), key, modifier)
    assert search.hasFocus()
    qtbot.keyClicks(search, "shout")
    assert 0 < listed(page) == len(deck.matching(query="shout")) < len(deck.cards)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert listed(page) == len(deck.cards)


def test_a_slash_can_be_typed_into_search(qtbot: QtBot, page: CardsPage) -> None:
    search = find(page, SearchField, "cards.search")
    search.setFocus()
    qtbot.keyClicks(search, "and/or")
    assert search.text() == "and/or"


def test_arrow_keys_walk_and_enter_turns(qtbot: QtBot, page: CardsPage, deck: CardDeck) -> None:
    cards, panel = find(page, CardList, "cards.list"), page.findChild(CardPanel)
    assert panel is not None
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert shown(page) == deck.cards[1].id
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    assert shown(page) == deck.cards[2].id
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert panel.on_back
    assert find(page, Button, "cards.turn").text() == "Turn back"
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    assert shown(page) == deck.cards[1].id
    assert not panel.on_back
    assert find(page, Button, "cards.turn").text() == "Turn over"
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    assert shown(page) == deck.cards[0].id


def test_copy_takes_the_plain_sentence_and_says_so(
    qtbot: QtBot, page: CardsPage, deck: CardDeck, clipboard: QClipboard
) -> None:
    copy, panel = find(page, Button, "cards.copy"), page.findChild(CardPanel)
    assert panel is not None
    assert panel._copied.interval() == COPIED_MS
    panel._copied.setInterval(30)
    width = copy.width()
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert clipboard.text() == deck.cards[0].say
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    assert copy.text() == "Copied."
    assert copy.width() == width
    qtbot.waitUntil(lambda: copy.text() == "Copy")


def test_ctrl_c_copies_from_the_list(
    qtbot: QtBot, page: CardsPage, deck: CardDeck, clipboard: QClipboard
) -> None:
    cards = find(page, CardList, "cards.list")
    cards.show_row(5)
    qtbot.keyClick(cards, "c", Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == deck.cards[5].say


def test_no_timer_runs_once_the_page_is_left(qtbot: QtBot, page: CardsPage) -> None:
    qtbot.mouseClick(find(page, Button, "cards.copy"), Qt.MouseButton.LeftButton)
    page.hide()
    assert not [timer for timer in page.findChildren(QTimer) if timer.isActive()]
    assert find(page, Button, "cards.copy").text() == "Copy"


def test_nothing_found_invites_back_to_all(qtbot: QtBot, page: CardsPage, deck: CardDeck) -> None:
    page.show_audience("client")
    qtbot.keyClicks(find(page, SearchField, "cards.search"), "zebra")
    assert shown(page) == ""
    assert not find(page, CardList, "cards.list").isVisible()
    show_all = find(page, Button, "cards.show_all")
    assert show_all.isVisible()
    qtbot.mouseClick(show_all, Qt.MouseButton.LeftButton)
    assert listed(page) == len(deck.cards)
    assert not show_all.isVisible()
    assert shown(page)


def test_where_it_is_narrow_arrows_on_the_card_replace_the_list(
    qtbot: QtBot, page: CardsPage, deck: CardDeck, theme: Theme
) -> None:
    page.resize(*SMALL)
    assert find(page, CardList, "cards.list").isVisible()
    theme.scale_text(200)
    try:
        assert not find(page, CardList, "cards.list").isVisible()
        assert find(page, Choice, "cards.audience_choice").isVisible()
        after, before = find(page, Button, "cards.after"), find(page, Button, "cards.before")
        assert not before.isEnabled()
        qtbot.mouseClick(after, Qt.MouseButton.LeftButton)
        assert shown(page) == deck.cards[1].id
        assert before.isEnabled()
        assert any(text.text() == f"2 of {len(deck.cards)}" for text in page.findChildren(Text))
    finally:
        theme.scale_text(100)


@pytest.mark.parametrize("size", [WIDE, SMALL, (800, 560)])
def test_everything_fits_without_scrolling_at_the_usual_text_size(
    qtbot: QtBot, page: CardsPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    for identifier in ("cards.copy", "cards.turn"):
        button = find(page, Button, identifier)
        corner = button.mapTo(page, button.rect().bottomRight())
        assert page.rect().contains(corner), (identifier, size)
    chips = [chip for chip in page.findChildren(Chip) if chip.isVisible()]
    assert len(chips) == 7
    assert all(page.rect().contains(chip.mapTo(page, chip.rect().bottomRight())) for chip in chips)


def test_tab_goes_in_reading_order(qtbot: QtBot, page: CardsPage) -> None:
    find(page, SearchField, "cards.search").setFocus()
    order = []
    for _step in range(7):
        widget = page.window().focusWidget()
        assert widget is not None
        order.append(widget.accessibleIdentifier())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert order == [
        "cards.search",
        "cards.audience.everyone",
        "cards.moment",
        "cards.kind",
        "cards.list",
        "cards.card",
        "cards.turn",
    ]
    assert page.window().focusWidget() is find(page, Button, "cards.copy")


def test_every_control_has_a_name(page: CardsPage) -> None:
    for kind in (Button, Chip, Choice, SearchField, CardList, CardPanel):
        for each in page.findChildren(kind):
            assert each.accessibleName() or each.text(), each.accessibleIdentifier()


def test_the_first_card_is_painted_within_a_tenth_of_a_second(
    qtbot: QtBot, theme: Theme, clipboard: QClipboard
) -> None:
    begun = time.perf_counter()
    page = CardsPage(theme, load_deck(), partial(copy_text, clipboard), always)
    qtbot.addWidget(page)
    page.resize(*WIDE)
    page.show()
    page.grab()
    took = (time.perf_counter() - begun) * 1000
    assert took < 400, took  # the goal is 100; the rest is room for a shared machine
