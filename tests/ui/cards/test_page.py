# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The Cards page with the deck that ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer

from holdspace.domain.audiences import AUDIENCES
from holdspace.services.cards import CardDeck
from holdspace.ui.cards.page import CardsPage
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button, Chip
from holdspace.ui.widgets.copy_button import COPIED_MS, CopyButton
from holdspace.ui.widgets.search_field import SearchField
from ui.card_table import SMALL, WIDE, card_list, laid, panel_of, shown
from window_house import find

if TYPE_CHECKING:
    from PySide6.QtGui import QClipboard
    from pytestqt.qtbot import QtBot

    from holdspace.services.settings import Settings
    from holdspace.ui.theme.theme import Theme
    from ui.card_table import MakePage

ALT = Qt.KeyboardModifier.NoModifier


def ids(cards: object) -> list[str]:
    return [card.id for card in cards]  # type: ignore[attr-defined]


def press(qtbot: QtBot, page: CardsPage, identifier: str) -> None:
    qtbot.mouseClick(find(Button, page, identifier), Qt.MouseButton.LeftButton)


def choose(qtbot: QtBot, page: CardsPage, identifier: str) -> None:
    qtbot.mouseClick(find(Chip, page, identifier), Qt.MouseButton.LeftButton)


def test_it_opens_on_three_cards_of_different_kinds(page: CardsPage, deck: CardDeck) -> None:
    three = deck.deal(deck.cards, 0)
    assert laid(page) == ids(three)
    assert len({card.kind for card in three}) == 3
    assert shown(page) == three[0].id
    assert card_list(page).hasFocus()


def test_a_common_moment_is_one_press_away_and_a_second_press_lets_it_go(
    qtbot: QtBot, page: CardsPage, deck: CardDeck
) -> None:
    choose(qtbot, page, "cards.moment.crying")
    assert laid(page) == ids(deck.deal(deck.matching(moment="crying"), 0))
    assert find(Choice, page, "cards.moment").value == "crying"
    choose(qtbot, page, "cards.moment.crying")
    assert laid(page) == ids(deck.deal(deck.cards, 0))
    assert find(Choice, page, "cards.moment").value == ""


def test_three_more_deals_every_card_for_the_moment_once(
    qtbot: QtBot, page: CardsPage, deck: CardDeck
) -> None:
    choose(qtbot, page, "cards.moment.crying")
    found = ids(deck.matching(moment="crying"))
    dealt: list[str] = []
    while len(dealt) < len(found):
        dealt += laid(page)
        press(qtbot, page, "cards.more")
    assert sorted(dealt) == sorted(found)
    assert laid(page) == dealt[:3]
    assert shown(page) == dealt[0]


def test_all_are_shown_on_demand_and_three_again(qtbot: QtBot, page: CardsPage, deck: CardDeck) -> None:
    choose(qtbot, page, "cards.audience.client")
    found = deck.matching("client")
    assert find(Button, page, "cards.all").text() == f"Show all {len(found)}"
    press(qtbot, page, "cards.all")
    assert laid(page) == ids(found)
    card_list(page).show_row(9)
    assert find(Button, page, "cards.all").text() == "Three at a time"
    press(qtbot, page, "cards.all")
    assert len(laid(page)) == 3
    assert shown(page) == found[9].id


def test_a_card_far_down_is_in_view_when_all_are_shown(qtbot: QtBot, page: CardsPage, deck: CardDeck) -> None:
    far = deck.cards[300]
    page.show_card(far.id)
    press(qtbot, page, "cards.all")
    rows = card_list(page)
    assert shown(page) == far.id
    assert rows.row == 300
    qtbot.waitUntil(lambda: rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex())))


def test_one_audience_is_chosen_at_a_time(qtbot: QtBot, page: CardsPage, deck: CardDeck) -> None:
    for audience in AUDIENCES:
        choose(qtbot, page, f"cards.audience.{audience}")
        assert laid(page) == ids(deck.deal(deck.matching(audience), 0))
        chips = [find(Chip, page, f"cards.audience.{each}") for each in ("everyone", *AUDIENCES)]
        assert [chip.isChecked() for chip in chips].count(True) == 1


def test_moment_and_kind_narrow_it_and_offer_only_what_there_is(
    qtbot: QtBot, page: CardsPage, deck: CardDeck
) -> None:
    page.show_audience("adjuster")
    moment, kind = find(Choice, page, "cards.moment"), find(Choice, page, "cards.kind")
    offered = {moment.itemData(row) for row in range(moment.count())}
    assert offered == {"", *(each.id for each in deck.moments_for("adjuster"))}
    moment.setFocus()
    qtbot.keyClick(moment, Qt.Key.Key_Down)
    cards = deck.matching("adjuster", moment.value)
    assert moment.value
    assert laid(page) == ids(deck.deal(cards, 0))
    assert {kind.itemData(row) for row in range(kind.count())} == {"", *(card.kind for card in cards)}


def test_a_row_says_what_was_not_chosen_and_else_the_kind(page: CardsPage, deck: CardDeck) -> None:
    def row() -> str:
        return str(page._frame.model.index(0, 0).data(Qt.ItemDataRole.UserRole + 1))

    assert row() == "Client or family  ·  Shouting"
    page.show_audience("client")
    assert row() == "Shouting"
    page.show_moment("shouting")
    assert row() == "Slowing it down"


def test_a_card_names_the_moment_that_was_looked_for(page: CardsPage, deck: CardDeck) -> None:
    card = next(card for card in deck.matching("client") if len(card.moments) > 1)
    wanted = deck.moments[card.moments[1]]
    page.show_audience("client")
    page.show_moment(wanted.id)
    assert wanted.phrase in panel_of(page).accessibleDescription()


def test_a_card_wanted_from_elsewhere_is_shown_wherever_it_is(page: CardsPage, deck: CardDeck) -> None:
    page.show_audience("employer")
    wanted = deck.matching("client")[20]
    page.show_card(wanted.id)
    assert shown(page) == wanted.id
    assert wanted.id in laid(page)
    page.show_card("no_such_card")
    assert shown(page) == wanted.id


@pytest.mark.parametrize("key", ["/", "f"])
def test_with_words_all_hits_are_listed_and_escape_clears_them(
    qtbot: QtBot, page: CardsPage, deck: CardDeck, key: str
) -> None:
    search = find(SearchField, page, "cards.search")
    modifier = Qt.KeyboardModifier.ControlModifier if key == "f" else ALT
    qtbot.keyClick(card_list(page), key, modifier)
    assert search.hasFocus()
    qtbot.keyClicks(search, "shout")
    hits = deck.matching(query="shout")
    assert 3 < len(hits) < len(deck.cards)
    assert laid(page) == ids(hits)
    assert not find(Button, page, "cards.more").isVisible()
    assert page.findChild(SearchField) is search
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert len(laid(page)) == 3


def test_a_slash_and_the_keys_of_the_page_can_be_typed_into_search(qtbot: QtBot, page: CardsPage) -> None:
    search = find(SearchField, page, "cards.search")
    search.setFocus()
    qtbot.keyClicks(search, "and/or dls")
    assert search.text() == "and/or dls"


def test_a_letter_chooses_a_moment_where_the_keyboard_is_on_moments(
    qtbot: QtBot, page: CardsPage, settings: Settings
) -> None:
    kind, moment = find(Choice, page, "cards.kind"), find(Choice, page, "cards.moment")
    kind.setFocus()
    qtbot.keyClick(kind, "l")
    assert kind.currentText() == "Looking for a goal"
    moment.setFocus()
    qtbot.keyClick(moment, "g")
    assert page._filters.moment == "going_home"
    assert not settings.card_large


def test_arrow_keys_walk_past_three_to_three_others_and_enter_turns(
    qtbot: QtBot, page: CardsPage, deck: CardDeck
) -> None:
    cards, panel = card_list(page), panel_of(page)
    three, others = deck.deal(deck.cards, 0), deck.deal(deck.cards, 1)
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert shown(page) == three[1].id
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    assert shown(page) == three[2].id
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert panel.on_back
    assert find(Button, page, "cards.turn").text() == "Turn back"
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert (shown(page), laid(page)) == (others[0].id, ids(others))
    assert not panel.on_back
    assert find(Button, page, "cards.turn").text() == "Turn over"
    qtbot.keyClick(panel, Qt.Key.Key_Up)
    assert (shown(page), laid(page)) == (three[2].id, ids(three))


def test_where_all_are_listed_the_arrows_stay_within_them(
    qtbot: QtBot, page: CardsPage, deck: CardDeck
) -> None:
    page.show_moment("crying")
    press(qtbot, page, "cards.all")
    qtbot.keyClick(card_list(page), Qt.Key.Key_Up)
    assert shown(page) == laid(page)[0]
    card_list(page).show_row(len(laid(page)) - 1)
    qtbot.keyClick(card_list(page), Qt.Key.Key_Down)
    assert shown(page) == laid(page)[-1]


@pytest.mark.parametrize("by", ["key", "button"])
def test_one_is_drawn_of_what_is_chosen_and_never_the_one_shown(
    qtbot: QtBot, make_page: MakePage, deck: CardDeck, by: str
) -> None:
    offered: list[list[str]] = []

    def draw(cards: object) -> object:
        offered.append(ids(cards))
        return cards[-1]  # type: ignore[index]

    page = make_page(draw=draw)
    page.show_moment("crying")
    before, found = shown(page), ids(deck.matching(moment="crying"))
    if by == "key":
        qtbot.keyClick(card_list(page), "d")
    else:
        press(qtbot, page, "cards.draw")
    assert offered == [[each for each in found if each != before]]
    assert shown(page) == found[-1]
    assert found[-1] in laid(page)


def test_copy_takes_the_plain_sentence_and_says_so(
    qtbot: QtBot, page: CardsPage, deck: CardDeck, clipboard: QClipboard
) -> None:
    copy = find(CopyButton, page, "cards.copy")
    assert copy._copied.interval() == COPIED_MS
    copy._copied.setInterval(30)
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
    card_list(page).show_row(2)
    qtbot.keyClick(card_list(page), "c", Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == deck.deal(deck.cards, 0)[2].say


def test_no_timer_runs_once_the_page_is_left(qtbot: QtBot, page: CardsPage) -> None:
    press(qtbot, page, "cards.copy")
    page.hide()
    assert not [timer for timer in page.findChildren(QTimer) if timer.isActive()]
    assert find(Button, page, "cards.copy").text() == "Copy"


def test_nothing_found_invites_back_to_all(qtbot: QtBot, page: CardsPage, deck: CardDeck) -> None:
    page.show_audience("client")
    qtbot.keyClicks(find(SearchField, page, "cards.search"), "zebra")
    assert shown(page) == ""
    assert not card_list(page).isVisible()
    show_all = find(Button, page, "cards.show_all")
    assert show_all.isVisible()
    qtbot.mouseClick(show_all, Qt.MouseButton.LeftButton)
    assert laid(page) == ids(deck.deal(deck.cards, 0))
    assert not show_all.isVisible()
    assert shown(page)


def test_where_it_is_narrow_arrows_on_the_card_replace_the_list(
    qtbot: QtBot, make_page: MakePage, deck: CardDeck, theme: Theme
) -> None:
    page = make_page(SMALL)
    assert card_list(page).isVisible()
    theme.scale_text(200)
    try:
        assert not card_list(page).isVisible()
        assert not find(Chip, page, "cards.moment.crying").isVisible()
        assert find(Choice, page, "cards.audience_choice").isVisible()
        count = page._frame.list_foot._count
        assert count.text() == "1 of 3"
        press(qtbot, page, "cards.after")
        assert shown(page) == deck.deal(deck.cards, 0)[1].id
        assert count.text() == "2 of 3"
        press(qtbot, page, "cards.before")
        press(qtbot, page, "cards.before")
        assert shown(page) == deck.deal(deck.cards, -1)[-1].id
    finally:
        theme.scale_text(100)


@pytest.mark.parametrize("size", [WIDE, SMALL, (800, 560)])
def test_everything_fits_without_scrolling_at_the_usual_text_size(
    page: CardsPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    for identifier in ("cards.copy", "cards.turn", "cards.breath_first", "cards.more", "cards.all"):
        button = find(Button, page, identifier)
        corner = button.mapTo(page, button.rect().bottomRight())
        assert button.isVisible()
        assert page.rect().contains(corner), (identifier, size)
    chips = [chip for chip in page.findChildren(Chip) if chip.isVisible()]
    assert len(chips) == (12 if size == WIDE else 5)
    assert all(page.rect().contains(chip.mapTo(page, chip.rect().bottomRight())) for chip in chips)


def test_large_type_fills_the_page_with_the_card_and_escape_leads_back(
    qtbot: QtBot, page: CardsPage, settings: Settings
) -> None:
    panel = panel_of(page)
    before = panel.width() * panel.height()
    qtbot.keyClick(card_list(page), "l")
    assert settings.card_large
    assert panel.hasFocus()
    assert not card_list(page).isVisible()
    assert not find(SearchField, page, "cards.search").isVisible()
    assert find(Choice, page, "cards.moment").isVisible()
    qtbot.waitUntil(lambda: panel.width() * panel.height() > 1.5 * before)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert shown(page) == page._deck.deal(page._deck.cards, 0)[1].id
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not settings.card_large
    assert card_list(page).hasFocus()
    assert shown(page) == page._deck.deal(page._deck.cards, 0)[1].id


def test_large_type_is_as_it_was_left(qtbot: QtBot, make_page: MakePage, settings: Settings) -> None:
    settings.card_large = True
    page = make_page()
    assert not card_list(page).isVisible()
    press(qtbot, page, "cards.large")
    assert card_list(page).isVisible()
    page.show_large()
    page.focus_search()
    assert find(SearchField, page, "cards.search").hasFocus()


def test_what_is_looked_for_from_elsewhere_is_shown_with_its_list_and_its_words(
    page: CardsPage, deck: CardDeck
) -> None:
    page.show_large()
    words = deck.cards[7].say
    page.look_for(words)
    assert find(SearchField, page, "cards.search").isVisible()
    assert find(SearchField, page, "cards.search").text() == words
    assert card_list(page).hasFocus()


@pytest.mark.parametrize(
    ("size", "choices"),
    [
        (WIDE, ("cards.moment", "cards.kind", "cards.audience.everyone")),
        (SMALL, ("cards.moment", "cards.audience_choice", "cards.kind")),
    ],
)
def test_tab_goes_in_reading_order(
    qtbot: QtBot, make_page: MakePage, size: tuple[int, int], choices: tuple[str, ...]
) -> None:
    page = make_page(size)
    find(Button, page, "cards.draw").setFocus()
    order = []
    for _step in range(18):
        widget = page.window().focusWidget()
        assert widget is not None
        order.append(widget.accessibleIdentifier())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert order == [
        *("cards.draw", "cards.search"),
        *(f"cards.moment.{each}" for each in ("shouting", "crying", "im_fine", "bad_news", "wants_a_date")),
        *choices,
        *("cards.list", "cards.more", "cards.all", "cards.card", "cards.turn"),
        *("cards.large", "cards.copy", "cards.breath_first"),
    ]


def test_every_control_has_a_name(page: CardsPage) -> None:
    for kind in (Button, Chip, Choice, SearchField):
        for each in page.findChildren(kind):
            assert each.accessibleName() or each.text(), each.accessibleIdentifier()


def test_what_brackets_are_for_is_said_once_and_a_copy_keeps_them(
    page: CardsPage, deck: CardDeck, settings: Settings, clipboard: QClipboard
) -> None:
    first, second = [card for card in deck.cards if "[" in card.say][:2]
    panel = panel_of(page)
    assert not settings.gaps_told
    page.show_card(first.id)
    assert "brackets" in panel.accessibleDescription()
    panel.copy_button.click()
    assert clipboard.text() == first.say
    page.show_card(second.id)
    assert "brackets" not in panel.accessibleDescription()
    assert settings.gaps_told
