# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The commands of Cards lead there from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from holdspace.domain import cards
from holdspace.domain.own_cards import new_own_card
from holdspace.services import card_content
from holdspace.services.card_content import deck_languages
from holdspace.services.cards import load_deck
from holdspace.services.in_turns import InTurns
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.ui.card_commands import _get_ready
from holdspace.ui.card_pages import ready_steps
from ui.card_table import laid, panel_of
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

from holdspace.ui.cards.filters import CardFilters
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.search_field import SearchField


@pytest.fixture
def window(window_in: MakeWindow) -> Any:
    return window_in(UNLOCKED)


def test_each_leads_to_cards_and_does_its_work(window: Any) -> None:
    window.commands.run("find_card")
    assert window.place == "cards"
    assert find(SearchField, window, "cards.search").hasFocus()
    window.show_now()
    before = panel_of(window).card
    window.commands.run("draw_card")
    assert window.place == "cards"
    assert panel_of(window).card != before
    window.commands.run("large_card")
    assert find(Button, window, "cards.large").isChecked()
    window.commands.run("new_card")
    QApplication.processEvents()
    assert window.place == "card_editor"
    assert find(PrivateLine, window, "card_editor.say").hasFocus()


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("angry", ("", "shouting", "")),
        ("adjuster", ("adjuster", "", "")),
        ("saying no", ("", "", "saying_no")),
        ("crying doctor", ("physician", "crying", "")),
    ],
)
def test_the_palette_leads_to_the_cards_that_are_called_so(
    window: Any, qtbot: QtBot, typed: str, chosen: tuple[str, str, str]
) -> None:
    (filters,) = window.page("cards").findChildren(CardFilters)
    filters.choose_audience("employer")
    find(SearchField, window, "cards.search").setText("shift")
    window.open_palette()
    field = find(PrivateLine, window, "palette.field")
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.place == "cards"
    assert (filters.audience, filters.moment, filters.kind) == chosen
    assert find(SearchField, window, "cards.search").text() == ""
    assert set(laid(window.page("cards"))) <= {card.id for card in load_deck().matching(*chosen)}


@pytest.mark.parametrize("typed", ["spanish", "Español", "espanol", "crying in spanish"])
def test_the_palette_leads_to_the_cards_of_a_language(window: Any, qtbot: QtBot, typed: str) -> None:
    window.show_now()
    window.open_palette()
    field = find(PrivateLine, window, "palette.field")
    field.insert(typed)  # no test keys reach beyond ASCII
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.place == "cards"
    assert window._house.settings.card_language == "es"
    assert set(laid(window.page("cards"))) <= {card.id for card in load_deck("es").cards}
    (filters,) = window.page("cards").findChildren(CardFilters)
    assert filters.language == "es"


def test_no_card_is_in_the_menu(window: Any) -> None:
    menu = QMenu()
    window.commands.fill(menu)
    assert not [each.text() for each in menu.actions() if each.text().startswith("Cards:")]


def test_the_page_is_ready_before_anyone_asks(window: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    load = card_content.load_cards

    def note(language: str) -> Any:
        read.append(language)
        return load(language)

    monkeypatch.setattr(card_content, "load_cards", note)
    list(ready_steps(window._house.settings))
    assert set(read) == {"en"}
    window._house.settings.card_language = ""
    list(ready_steps(window._house.settings))
    assert set(read) == set(deck_languages())


def test_search_is_ready_before_anyone_asks(window: Any) -> None:
    cards._card_text.cache_clear()
    list(ready_steps(window._house.settings))
    assert cards._card_text.cache_info().currsize == len(load_deck("en").cards)


def test_it_is_made_ready_in_small_steps_once_the_window_is_shown(window: Any, qtbot: QtBot) -> None:
    cards._card_text.cache_clear()
    assert len(list(ready_steps(window._house.settings))) > 10
    cards._card_text.cache_clear()
    _get_ready(window, window._house)
    work = window.findChildren(InTurns)[-1]
    assert cards._card_text.cache_info().currsize == 0  # nothing yet: the window has its turn first
    qtbot.waitUntil(lambda: not work.is_at_work)
    assert cards._card_text.cache_info().currsize == len(load_deck("en").cards)


def test_a_card_of_ones_own_is_offered_only_while_the_journal_is_open(window_in: MakeWindow) -> None:
    locked: Any = window_in(LOCKED)
    offered = {command.id for command in locked.commands.all()}
    assert "new_card" not in offered
    assert {"find_card", "draw_card", "large_card"} <= offered


def typed_rows(window: Any, text: str) -> list[str]:
    """Return what the palette offers for words that are typed."""
    window.open_palette()
    find(PrivateLine, window, "palette.field").setText(text)
    rows = window._palette._list
    return [rows.item(row).text() for row in range(rows.count())]


@pytest.mark.parametrize(
    ("typed", "favourites"),
    [
        *((each, True) for each in ("favorite", "favorites", "favourites", "my favourites", "starred")),
        *((each, False) for each in ("my cards", "own cards", "your own", "my phrases")),
    ],
)
def test_the_palette_leads_to_favourites_and_ones_own(
    window: Any, qtbot: QtBot, typed: str, favourites: bool
) -> None:
    own = window._house.own_cards()
    texts = (["client"], ["crying"], "silence")
    mine = own.keep(new_own_card("A quince.", *texts, now=window._house.clock.now()))
    starred = load_deck().cards[40].id
    own.set_favourite(starred, True)
    window.show_now()
    typed_rows(window, typed)
    qtbot.keyClick(find(PrivateLine, window, "palette.field"), Qt.Key.Key_Return)
    assert window.place == "cards"
    assert laid(window.page("cards")) == [starred if favourites else mine.id]
    assert window.focusWidget().accessibleIdentifier() == "cards.list"


def test_while_locked_they_lead_to_what_unlocks_them(window_in: MakeWindow) -> None:
    window: Any = window_in(LOCKED)
    window.page("cards").show_large()
    window.commands.run("favourite_cards")
    assert window.place == "cards"
    assert window.focusWidget().accessibleIdentifier() == "cards.unlock"


def test_without_a_journal_they_are_not_offered(window_in: MakeWindow) -> None:
    none: Any = window_in(NONE)
    assert not {"favourite_cards", "own_cards"} & {command.id for command in none.commands.all()}


@pytest.mark.parametrize("typed", ["pain", "it hurts", "lawyer", "attorney", "legal", "quince"])
def test_any_other_words_are_looked_for_in_cards(window: Any, qtbot: QtBot, typed: str) -> None:
    texts = (["client"], ["crying"], "silence")
    window._house.own_cards().keep(new_own_card("A quince.", *texts, now=window._house.clock.now()))
    assert typed_rows(window, typed)[0] == f"Cards: look for “{typed}”"
    qtbot.keyClick(find(PrivateLine, window, "palette.field"), Qt.Key.Key_Return)
    assert window.place == "cards"
    page = window.page("cards")
    assert find(SearchField, window, "cards.search").text() == typed
    assert page._found
    assert window.focusWidget().accessibleIdentifier() == "cards.list"


@pytest.mark.parametrize("typed", ["angry", "adjuster", "qu", "zzzz", "kill myself"])
def test_nothing_is_looked_for_where_a_name_leads_there_or_no_card_says_it(window: Any, typed: str) -> None:
    assert not any("look for" in row for row in typed_rows(window, typed))
