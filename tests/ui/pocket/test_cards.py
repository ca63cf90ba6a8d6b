# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards in the pocket window, over a real vault: three at a time, by keys, own ones while it is open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar, QWidget

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.own_cards import new_own_card
from holdspace.services.cards import CardDeck
from holdspace.services.errors import DiskFull
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.ui.pocket.cards import PocketCards
from holdspace.ui.pocket.window import WIDTH, PocketWindow
from holdspace.ui.pocket_room import pocket_room
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.private_clipboard import words_clipboard
from holdspace.ui.widgets.search_field import SearchField
from window_house import find, make_house

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.house import House
    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make

    Open = Callable[..., tuple[PocketWindow, House]]

WORDS = "call the surgeon's office"


@pytest.fixture
def open_pocket(qtbot: QtBot, theme: Theme, household_in: Make) -> Open:
    kept = []  # qtbot holds no more than weak references

    def make(state: str = UNLOCKED, household: Household | None = None) -> tuple[PocketWindow, House]:
        house = make_house(theme, household or household_in(state))
        pocket = PocketWindow(
            house.app, theme, house.vault, house.capture, house.now.feelings, house.say, pocket_room(house)
        )
        qtbot.addWidget(pocket)
        kept.append(pocket)
        pocket.show()
        pocket.activateWindow()
        pocket.focus_entry()
        QApplication.processEvents()
        return pocket, house

    return make


def cards_in(pocket: PocketWindow) -> PocketCards:
    find(QAbstractButton, pocket, "pocket.cards").click()
    QApplication.processEvents()
    part = pocket.findChild(PocketCards)
    assert part is not None
    return part


def pick(part: PocketCards, identifier: str, value: str) -> None:
    choice = find(Choice, part, identifier)
    row = choice.findData(value)
    assert row >= 0
    choice.setCurrentIndex(row)
    choice.activated.emit(row)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def test_it_opens_on_a_card_that_has_the_keyboard_and_esc_leads_back_to_the_words(
    open_pocket: Open, qtbot: QtBot
) -> None:
    pocket, _ = open_pocket(LOCKED)
    qtbot.keyClicks(pocket.composer.entry, WORDS)
    part = cards_in(pocket)
    assert part.card is not None
    assert find(QWidget, pocket, "pocket.card").hasFocus()
    assert part.card.say in find(QWidget, pocket, "pocket.card").accessibleName()
    assert not pocket.composer.isVisible()
    assert not pocket.is_under_way
    assert pocket.width() == WIDTH
    press(qtbot, Qt.Key.Key_Escape)
    assert pocket.isVisible()
    assert pocket.composer.words().text == WORDS
    assert pocket.composer.entry.hasFocus()


def test_with_whom_and_when_are_picked_and_three_are_laid_out(open_pocket: Open) -> None:
    part = cards_in(open_pocket(LOCKED)[0])
    pick(part, "pocket.card_audience", "adjuster")
    pick(part, "pocket.card_moment", "wants_a_date")
    assert part.card is not None
    assert "adjuster" in part.card.audiences
    assert "wants_a_date" in part.card.moments
    assert find(QLabel, part, "pocket.card_where").text().startswith("1 of ")
    assert find(QWidget, part, "pocket.card").hasFocus()
    moments = find(Choice, part, "pocket.card_moment")
    offered = {moments.itemData(row) for row in range(moments.count())} - {""}
    assert offered == {each.id for each in part._deck.moments_for("adjuster")}


def test_a_moment_that_an_audience_has_no_card_for_falls_back_to_any(open_pocket: Open) -> None:
    part = cards_in(open_pocket(LOCKED)[0])
    whole = part._shipped
    few = (*whole.matching("client", "shouting")[:2], *whole.matching("employer", "stuck")[:2])
    part._shipped = CardDeck(few, whole.moments.values(), whole.kinds.values())
    part._take_deck()
    pick(part, "pocket.card_moment", "shouting")
    pick(part, "pocket.card_audience", "employer")
    assert find(Choice, part, "pocket.card_moment").value == ""
    assert part.card is not None


def test_arrow_keys_go_through_three_and_on_to_three_more_and_back(open_pocket: Open, qtbot: QtBot) -> None:
    part = cards_in(open_pocket(LOCKED)[0])
    seen = []
    for _ in range(6):
        assert part.card is not None
        seen.append(part.card.id)
        press(qtbot, Qt.Key.Key_Right)
    assert len(set(seen)) == 6
    for expected in reversed(seen):
        press(qtbot, Qt.Key.Key_Left)
        assert part.card.id == expected
    press(qtbot, Qt.Key.Key_Left)
    assert part.card.id == seen[0]  # before the first there is none
    find(Button, part, "pocket.card_more").click()
    assert part.card.id == seen[3]


def test_keys_turn_and_copy(open_pocket: Open, qtbot: QtBot) -> None:
    pocket, house = open_pocket(LOCKED)
    part = cards_in(pocket)
    first = find(Button, part, "pocket.card_breath")
    press(qtbot, Qt.Key.Key_Space)
    assert find(QWidget, part, "pocket.card").on_back  # type: ignore[attr-defined]
    assert not first.isVisible()  # the back needs its room
    press(qtbot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert part.card is not None
    assert QApplication.clipboard().text() == part.card.say
    press(qtbot, Qt.Key.Key_Return)
    assert first.isVisible()
    words_clipboard(house.vault).clear()


def test_favourites_are_there_while_the_vault_is_open(open_pocket: Open) -> None:
    pocket, house = open_pocket(UNLOCKED)
    part = cards_in(pocket)
    only, star = find(Button, part, "pocket.card_favourites"), find(Button, part, "pocket.card_favourite")
    assert not only.isVisible()
    star.click()
    assert part.card is not None
    assert house.own_cards().favourites() == {part.card.id}
    assert only.isVisible()
    only.click()
    assert only.text() == "All cards"
    assert find(QLabel, part, "pocket.card_where").text() == "1 of 1"
    assert not find(Button, part, "pocket.card_more").isVisible()
    star.click()
    assert house.own_cards().favourites() == frozenset()
    assert not only.isVisible()
    assert find(QLabel, part, "pocket.card_where").text() == "1 of 3"


def test_ones_own_can_be_seen_alone_as_favourites_can_not_both_at_once(open_pocket: Open) -> None:
    pocket, house = open_pocket(UNLOCKED)
    part = cards_in(pocket)
    yours, favourites = (find(Button, part, f"pocket.card_{each}") for each in ("yours", "favourites"))
    assert not yours.isVisible()
    mine = house.own_cards().keep(
        new_own_card(WORDS, ["adjuster"], ["wants_a_date"], "boundary", now=house.clock.now())
    )
    assert yours.isVisible()
    yours.click()
    assert part.card is not None
    assert part.card.id == mine.id
    assert yours.text() == "All cards"
    find(Button, part, "pocket.card_favourite").click()
    favourites.click()
    assert (yours.isChecked(), yours.text(), favourites.text()) == (False, "Yours", "All cards")
    house.own_cards().remove(mine.id)
    assert not yours.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_no_choice_is_cut_off_whatever_is_chosen(open_pocket: Open, theme: Theme, percent: int) -> None:
    theme.scale_text(percent)
    pocket, _house = open_pocket(LOCKED)
    part = cards_in(pocket)
    whom, moment = find(Choice, part, "pocket.card_audience"), find(Choice, part, "pocket.card_moment")
    for audience in ("", *AUDIENCES):
        pick(part, "pocket.card_audience", audience)
        for row in range(moment.count()):
            pick(part, "pocket.card_moment", str(moment.itemData(row)))
            QApplication.processEvents()
            chosen = f"{audience}, {moment.value}"
            assert whom.width() >= whom.sizeHint().width(), chosen
            assert moment.width() >= moment.sizeHint().width(), chosen


def test_own_words_and_stars_leave_with_the_lock(open_pocket: Open, household_in: Make) -> None:
    home = household_in(UNLOCKED)
    pocket, house = open_pocket(household=home)
    shipped = cards_in(pocket).card
    assert shipped is not None
    own = house.own_cards()
    own.keep(
        new_own_card(
            "Quince, and not before.", shipped.audiences, shipped.moments, shipped.kind,
            now=home.clock.now(), replaces=shipped.id,
        )
    )  # fmt: skip
    own.keep(new_own_card("My own quince.", ["client"], ["shouting"], "boundary", now=home.clock.now()))
    part = pocket.findChild(PocketCards)
    assert part is not None
    assert part.card is not None
    assert part.card.say == "Quince, and not before."
    find(Button, part, "pocket.card_favourite").click()
    home.vault.lock()
    assert part.card.say == shipped.say
    names = {each.accessibleName() for each in pocket.findChildren(QWidget)}
    assert not any("uince" in name for name in names)
    assert not find(Button, part, "pocket.card_favourite").isVisible()
    assert not any(card.own for card in part._found)


def test_own_words_in_another_language_stay_out(open_pocket: Open) -> None:
    pocket, house = open_pocket()
    part = cards_in(pocket)
    card = part.card
    assert card is not None
    texts = (card.audiences, card.moments, card.kind)
    edit = new_own_card("Membrillo.", *texts, now=house.clock.now(), language="es", replaces=card.id)
    house.own_cards().keep(edit)
    assert part.card is not None
    assert {each.language for each in part._found} == {"en"}
    house.own_cards().remove(edit.id)
    house.own_cards().keep(new_own_card("A quince.", *texts, now=house.clock.now()))
    assert "A quince." in {each.say for each in part._found}


def test_own_cards_that_cannot_be_read_leave_those_that_ship(
    open_pocket: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise DiskFull("quince")

    pocket, house = open_pocket()
    part = cards_in(pocket)
    monkeypatch.setattr(house.own_cards(), "all", fail)
    with qtbot.waitSignal(part.failed):
        house.own_cards().changed.emit()
    assert part.card is not None


def test_where_no_favourite_fits_it_says_so_and_the_choices_have_the_keyboard(
    open_pocket: Open, qtbot: QtBot
) -> None:
    pocket, house = open_pocket(UNLOCKED)
    deck = cards_in(pocket)._deck
    house.own_cards().set_favourite(deck.matching(audience="employer")[0].id, True)
    part = cards_in(pocket)
    find(Button, part, "pocket.card_favourites").click()
    pick(part, "pocket.card_audience", "myself")
    assert part.card is None
    assert "No card for that yet." in {each.text() for each in part.findChildren(QLabel) if each.isVisible()}
    assert find(Choice, part, "pocket.card_audience").hasFocus()
    assert not find(Button, part, "pocket.card_breath").isEnabled()


def breath(part: PocketCards) -> Any:
    return part._breath


def test_a_card_that_leaves_from_its_back_leaves_what_can_be_chosen(open_pocket: Open, qtbot: QtBot) -> None:
    part = cards_in(open_pocket(UNLOCKED)[0])
    press(qtbot, Qt.Key.Key_Space)
    star, wanted = find(Button, part, "pocket.card_favourite"), find(Button, part, "pocket.card_favourites")
    star.click()
    wanted.click()
    assert not find(Choice, part, "pocket.card_audience").isVisible(), "it lies on its face"
    find(Choice, part, "pocket.card_moment").setFocus()
    pick(part, "pocket.card_audience", next(each for each in AUDIENCES if each not in part.card.audiences))
    assert part.card is None
    for name in ("card_audience", "card_moment", "card_find", "card_breath"):
        assert find(QWidget, part, f"pocket.{name}").isVisible(), name


def test_one_breath_first_is_followed_and_skipped_by_esc(
    open_pocket: Open, household_in: Make, qtbot: QtBot
) -> None:
    home = household_in(LOCKED)
    part = cards_in(open_pocket(household=home)[0])
    find(Button, part, "pocket.card_breath").click()
    assert breath(part).isVisible()
    assert not find(QWidget, part, "pocket.card").isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not breath(part).isVisible()
    assert find(QWidget, part, "pocket.card").hasFocus()
    find(Button, part, "pocket.card_breath").click()
    home.clock.pass_by(8.1)
    breath(part)._tick()
    assert find(QWidget, part, "pocket.card").hasFocus()


def test_the_brake_comes_before_a_reply_in_a_hard_moment_once_and_only_where_it_is_wanted(
    open_pocket: Open, qtbot: QtBot
) -> None:
    pocket, house = open_pocket(LOCKED)
    part = cards_in(pocket)
    pick(part, "pocket.card_audience", "client")
    pick(part, "pocket.card_moment", "shouting")
    assert breath(part) is None  # off by default
    house.settings.card_brake = True
    press(qtbot, Qt.Key.Key_Escape)
    part = cards_in(pocket)
    assert breath(part) is None  # nothing was chosen anew
    pick(part, "pocket.card_moment", "crying")
    assert breath(part).isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    pick(part, "pocket.card_moment", "crying")
    assert not breath(part).isVisible()  # breathed already
    pick(part, "pocket.card_moment", "shouting")
    assert breath(part).isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    pick(part, "pocket.card_moment", "shouting")
    assert not breath(part).isVisible()  # breathed already
    pick(part, "pocket.card_audience", "myself")
    pick(part, "pocket.card_moment", "")
    assert not breath(part).isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert pocket.composer.isVisible()


def test_the_brake_never_comes_because_a_card_happens_to_be_hard(open_pocket: Open, qtbot: QtBot) -> None:
    pocket, house = open_pocket(LOCKED)
    house.settings.card_brake = True
    part = cards_in(pocket)
    for step in range(12):
        if step % 3:
            press(qtbot, Qt.Key.Key_Right)
        else:
            find(Button, part, "pocket.card_more").click()
    pick(part, "pocket.card_audience", "client")
    assert breath(part) is None


def test_words_are_looked_for_and_then_braked(open_pocket: Open, qtbot: QtBot) -> None:
    pocket, house = open_pocket(LOCKED)
    house.settings.card_brake = True
    part = cards_in(pocket)
    press(qtbot, Qt.Key.Key_Slash)
    search = find(SearchField, part, "pocket.card_search")
    assert search.hasFocus()
    qtbot.keyClicks(search, "shouting")
    assert part.card is not None
    assert "shouting" in part.card.moments
    assert breath(part) is None
    press(qtbot, Qt.Key.Key_Return)
    assert breath(part).isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert find(QWidget, part, "pocket.card").hasFocus()
    press(qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "zebra")
    assert part.card is None


def test_the_language_is_chosen_here_and_is_one_with_the_page_cards(open_pocket: Open) -> None:
    pocket, house = open_pocket(LOCKED)
    part = cards_in(pocket)
    assert "English" not in part._card.accessibleDescription()
    pick(part, "pocket.card_language", "es")
    assert house.settings.card_language == "es"
    assert part.card is not None
    assert part.card.language == "es"
    assert "Español" not in part._card.accessibleDescription(), "it stands above the card"
    part._card.turn()
    means, why = part._card.accessibleDescription().splitlines()[:2]
    assert means == f"In English: {part.card.sense}"
    assert why.startswith("Por qué ayuda: ")
    house.settings.card_language = "en"
    assert part.card.language == "en"
    assert find(Choice, part, "pocket.card_language").value == "en"


def test_of_both_languages_each_card_says_its_own(open_pocket: Open) -> None:
    part = cards_in(open_pocket(LOCKED)[0])
    pick(part, "pocket.card_language", "")
    assert part._card.accessibleDescription().endswith("English")


def in_sight(widget: QWidget, pocket: PocketWindow) -> bool:
    """Say whether the whole of a widget can be seen in the window."""
    box = QRect(widget.mapTo(pocket, QPoint(0, 0)), widget.size())
    return widget.visibleRegion().boundingRect() == widget.rect() and pocket.rect().contains(box)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_longest_back_scrolls_beside_its_bar_and_the_buttons_stay_in_sight(
    open_pocket: Open, theme: Theme, qtbot: QtBot, percent: int
) -> None:
    theme.scale_text(percent)
    pocket, _ = open_pocket(UNLOCKED)
    part = cards_in(pocket)
    pick(part, "pocket.card_language", "es")
    longest = max(part._found, key=lambda card: len(card.sense + card.say + card.why + card.after))
    part._find(longest.id)
    assert part.card == longest
    press(qtbot, Qt.Key.Key_Space)
    bar = part._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QApplication.processEvents()
    assert not find(Choice, part, "pocket.card_audience").isVisible(), "the back needs its room"
    for name in ("before", "turn", "favourite", "copy", "after"):
        assert in_sight(find(Button, part, f"pocket.card_{name}"), pocket), name
    (shown,) = [each for each in part._area.findChildren(QScrollBar) if each.isVisible()]
    paper = part._card.mapTo(part._area, part._card.rect().topRight()).x()
    assert paper < shown.x()
    press(qtbot, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    press(qtbot, Qt.Key.Key_Space)
    assert bar.value() == 0
    assert find(Choice, part, "pocket.card_audience").isVisible()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Slash)
    assert find(SearchField, part, "pocket.card_search").hasFocus()


@pytest.mark.parametrize("kind", ["favourites", "yours"])
def test_under_a_language_without_any_it_says_where_ones_own_are_and_leads_there(
    open_pocket: Open, kind: str
) -> None:
    pocket, house = open_pocket(UNLOCKED)
    part = cards_in(pocket)
    assert part.card is not None
    texts = (part.card.audiences, part.card.moments, part.card.kind)
    mine = house.own_cards().keep(new_own_card(WORDS, *texts, now=house.clock.now()))
    house.own_cards().set_favourite(mine.id, True)
    pick(part, "pocket.card_language", "es")
    find(Button, part, f"pocket.card_{kind}").click()
    assert part.card is None
    told = part._none.words.text()
    assert "Español" in told
    assert told.endswith("in English.")
    find(Button, part, "pocket.card_elsewhere").click()
    assert part.card is not None
    assert part.card.id == mine.id
    assert house.settings.card_language == "en"


@pytest.mark.parametrize(("kind", "whose"), [("favourites", "your favorites"), ("yours", "your own")])
def test_where_there_are_some_in_both_it_does_not_say_that_there_are_none(
    open_pocket: Open, kind: str, whose: str
) -> None:
    pocket, house = open_pocket(UNLOCKED)
    part, own = cards_in(pocket), house.own_cards()
    for audience, language in (("client", "en"), ("physician", "es")):
        card = new_own_card(
            WORDS, [audience], ["crying"], "silence", now=house.clock.now(), language=language
        )
        own.set_favourite(own.keep(card).id, True)
    find(Button, part, f"pocket.card_{kind}").click()
    pick(part, "pocket.card_audience", "physician")
    assert part.card is None
    assert part._none.words.text() == f"None of {whose} in English is for that. There is one in Español."


def test_a_breath_that_was_left_does_not_stand_in_the_way(open_pocket: Open) -> None:
    pocket, _ = open_pocket(LOCKED)
    part = cards_in(pocket)
    find(Button, part, "pocket.card_breath").click()
    assert pocket._exercises is not None
    pocket._exercises.leave()
    assert not breath(part)._timer.isActive()
    part = cards_in(pocket)
    assert find(QWidget, part, "pocket.card").isVisible()


def test_a_new_process_goes_on_with_the_same_card_and_is_handed_no_words(
    open_pocket: Open, qtbot: QtBot
) -> None:
    pocket, _ = open_pocket(LOCKED)
    part = cards_in(pocket)
    pick(part, "pocket.card_audience", "adjuster")
    pick(part, "pocket.card_moment", "")
    for _ in range(4):
        press(qtbot, Qt.Key.Key_Right)
    state = json.dumps(pocket.snapshot())
    assert part.card is not None
    assert part.card.say not in state
    other, _ = open_pocket(NONE)
    other.resume(json.loads(state))
    resumed = other.findChild(PocketCards)
    assert resumed is not None
    assert resumed.isVisible()
    assert find(Choice, resumed, "pocket.card_audience").value == "adjuster"
    assert resumed.card == part.card
    assert find(QLabel, resumed, "pocket.card_where").text() == "2 of 3"


def test_a_lock_leaves_the_card_one_is_reading(open_pocket: Open, household_in: Make, qtbot: QtBot) -> None:
    home = household_in(UNLOCKED)
    pocket, house = open_pocket(household=home)
    own = new_own_card("My own quince.", ["client"], ["shouting"], "boundary", now=home.clock.now())
    house.own_cards().keep(own)
    part = cards_in(pocket)
    assert part.card is not None
    assert pocket.snapshot()["pocket_exercise"]["session"]["card"] == ""  # an own card is not handed on
    for _ in range(4):
        press(qtbot, Qt.Key.Key_Right)
    reading = part.card
    home.vault.lock()
    assert part.card == reading


@pytest.mark.parametrize("percent", [100, 200])
def test_it_fits_the_window_and_stands_still_between_cards(
    open_pocket: Open, theme: Theme, qtbot: QtBot, percent: int
) -> None:
    pocket, _ = open_pocket(UNLOCKED)
    theme.scale_text(percent)
    QApplication.processEvents()
    part = cards_in(pocket)
    height = pocket.height()
    for _ in range(4):
        for each in part.findChildren(QAbstractButton):
            if each.isVisible():
                left = each.mapTo(pocket, each.rect().topLeft()).x()
                assert left >= 0
                assert left + each.width() <= pocket.width()
        press(qtbot, Qt.Key.Key_Right)
        QApplication.processEvents()
        assert pocket.height() == height
        assert pocket.width() == WIDTH * percent // 100


def test_what_brackets_are_for_is_said_with_the_first_card_that_has_them(open_pocket: Open) -> None:
    pocket, _ = open_pocket()
    part = cards_in(pocket)
    first, second = [card for card in part._found if "[" in card.say][:2]
    part._find(first.id)
    assert part.card == first
    assert "brackets" in part._card.accessibleDescription()
    part._find(second.id)
    assert part.card == second
    assert "brackets" not in part._card.accessibleDescription()
