# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every key that the list of keys tells of Cards and its pages is pressed; none that works is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from holdspace.services.vault import UNLOCKED
from holdspace.ui.page_keys import page_keys
from holdspace.ui.pocket.cards import PocketCards
from holdspace.ui.pocket.window import PocketWindow
from holdspace.ui.pocket_room import pocket_room
from holdspace.ui.practice.samples import SampleView
from holdspace.ui.visor.card_rows import VisorList
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.private_clipboard import words_clipboard
from holdspace.ui.widgets.private_line import PrivateLine
from ui.card_table import card_list, panel_of
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

TOLD = {each.place: each for each in page_keys()}
EVERY = [(place, key) for place, each in TOLD.items() for key in each.every()]
EVERYWHERE = {"Ctrl+Enter"}  # the same key on the pad for numbers


class Keys:
    """A page with the keyboard, and what a key of it changes."""

    def __init__(self, window: Any, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.page: Any = None
        self.before_esc: Callable[[], None] = self.rest

    def rest(self) -> None:
        """Do nothing."""

    def press(self, key: str) -> None:
        sequence = QKeySequence(key)[0]
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, sequence.key(), sequence.keyboardModifiers())
        QApplication.processEvents()


class OnCards(Keys):
    def __init__(self, window: Any, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        window.show_cards()
        self.page = window.page("cards")
        self.page._frame.list_foot.all.click()
        QApplication.processEvents()
        card_list(self.page).show_row(40)
        QApplication.clipboard().clear()
        self.before_esc = self.page.show_large

    def state(self) -> tuple[object, ...]:
        page, panel = self.page, panel_of(self.page)
        starred = self.window._house.own_cards().favourites()
        searches = page._frame.search.hasFocus()
        large = page._frame.is_large
        return panel.card, panel.on_back, starred, searches, large, QApplication.clipboard().text()

    def leave(self) -> None:
        words_clipboard(self.window._house.vault).clear()


class OnPocketCards(Keys):
    def __init__(self, window: Any, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        house = window._house
        services = (house.app, house.theme, house.vault, house.capture, house.now.feelings, house.say)
        pocket = PocketWindow(*services, pocket_room(house))
        qtbot.addWidget(pocket)
        self.pocket = pocket
        with qtbot.waitActive(pocket):
            pocket.show()
            pocket.activateWindow()
        assert pocket._exercises is not None
        pocket._exercises.show_cards()
        pocket.resize(pocket.width(), pocket.minimumHeight())
        self.page = pocket.findChild(PocketCards)
        self.page.settings = house.settings
        house.settings.card_language = "es"  # whose backs are long
        self.page._step(1)
        QApplication.processEvents()
        QApplication.clipboard().clear()

    def state(self) -> tuple[object, ...]:
        page = self.page
        bar = page._area.verticalScrollBar()
        return (
            *(page.card, page._card.on_back, page._search.hasFocus(), page.isVisible(), bar.value()),
            QApplication.clipboard().text(),
        )

    def scroll_for(self, key: str) -> None:
        """Have the longest back up, and somewhere to go."""
        longest = max(self.page._found, key=lambda card: len(card.sense + card.say + card.why + card.after))
        self.page._find(longest.id)
        self.press("Space")
        bar = self.page._area.verticalScrollBar()
        self.qtbot.waitUntil(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum() if key == "PgUp" else 0)

    def leave(self) -> None:
        words_clipboard(self.window._house.vault).clear()


class InPractice(Keys):
    def __init__(self, window: Any, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        window.resize(1024, 600)
        window.show_aside("practice")
        self.page = window.page("practice")
        QApplication.processEvents()
        qtbot.keyClicks(find(EntryEdit, self.page, "practice.reply"), "You are tired of waiting.")

    def state(self) -> tuple[object, ...]:
        coach = find(QLabel, self.page, "practice.coach").isVisible()
        shown = any(view.isVisible() for view in self.page.findChildren(SampleView))
        return coach, shown, self.page._area.verticalScrollBar().value(), self.window.place

    def answered(self) -> None:
        self.press("Ctrl+Return")

    def scroll_for(self, key: str) -> None:
        """Have the samples shown, and somewhere to go."""
        self.answered()
        self.press("Return")
        bar = self.page._area.verticalScrollBar()
        bar.setValue(bar.maximum() if key == "PgUp" else 0)

    def leave(self) -> None:
        self.page.forget_reply()


class OnOwnCard(Keys):
    def __init__(self, window: Any, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        window.show_cards()
        window.page("cards").show_only("client", "crying", "")
        window.page("cards").make_card()
        QApplication.processEvents()
        self.page = window.page("card_editor")
        find(PrivateLine, self.page, "card_editor.say").setText("A quince.")

    def state(self) -> tuple[object, ...]:
        return len(self.window._house.own_cards().all()), self.window.place

    def leave(self) -> None:
        self.page.form.clear()


class InThePrimer(Keys):
    def __init__(self, window: Any, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        window.resize(1024, 600)
        window._house.theme.scale_text(200)  # so that it scrolls
        window.show_aside("primer")
        self.page = window.page("primer")
        self.page.go(1)
        QApplication.processEvents()

    def state(self) -> tuple[object, ...]:
        return self.page.page_id, self.page._area.verticalScrollBar().value(), self.window.place

    def scroll_for(self, key: str) -> None:
        """Be where there is somewhere to go."""
        bar = self.page._area.verticalScrollBar()
        bar.setValue(bar.maximum() if key in ("PgUp", "Up") else 0)

    def leave(self) -> None:
        self.window._house.theme.scale_text(100)


class OnTheVisorSheet(Keys):
    def __init__(self, window: Any, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        window.show_aside("visor")
        self.page = window.page("visor")
        QApplication.processEvents()
        rows = find(VisorList, self.page, "visor.list")
        rows.setCurrentIndex(rows.model().index(30, 0))

    def state(self) -> tuple[object, ...]:
        rows = find(VisorList, self.page, "visor.list")
        return rows.currentIndex().row(), self.page._sheet.chosen, self.window.place

    def leave(self) -> None:
        self.page._sheet.clear()


MAKERS: dict[str, Any] = {
    "cards": OnCards,
    "pocket": OnPocketCards,
    "practice": InPractice,
    "card_editor": OnOwnCard,
    "primer": InThePrimer,
    "visor": OnTheVisorSheet,
}
NEEDS_MORE = {
    ("practice", "Return"): "answered",
    ("practice", "Space"): "answered",
    ("cards", "Esc"): "before_esc",
}


def make(window: Any, qtbot: QtBot, place: str) -> Any:
    return MAKERS[place](window, qtbot)


def make_ready(keys: Any, place: str, key: str) -> None:
    """Bring a page to where a key of it has something to do."""
    scrolls = place in ("pocket", "practice", "primer") and key in ("PgUp", "PgDown")
    if scrolls or (place == "primer" and key in ("Up", "Down")):
        keys.scroll_for(key)
    elif (place, key) in NEEDS_MORE:
        getattr(keys, NEEDS_MORE[place, key])()


@pytest.mark.parametrize(("place", "key"), EVERY)
def test_every_key_that_is_told_does_something(
    window_in: MakeWindow, qtbot: QtBot, place: str, key: str
) -> None:
    keys = make(window_in(UNLOCKED), qtbot, place)
    make_ready(keys, place, key)
    before = keys.state()
    keys.press(key)
    after = keys.state()
    keys.leave()
    assert after != before


@pytest.mark.parametrize("place", list(TOLD))
def test_no_key_of_a_page_is_left_out(window_in: MakeWindow, qtbot: QtBot, place: str) -> None:
    keys = make(window_in(UNLOCKED), qtbot, place)
    own = {each.key().toString() for each in keys.page.findChildren(QShortcut)}
    told = {QKeySequence(key).toString() for key in TOLD[place].every()} | EVERYWHERE
    keys.leave()
    assert own <= told


def test_the_list_tells_them_all_and_opens_where_one_is(window_in: MakeWindow, qtbot: QtBot) -> None:
    window: Any = window_in(UNLOCKED)
    window.resize(1024, 600)
    for place in ("cards", "visor", "primer", "practice"):
        window.show_cards()
        if place != "cards":
            window.show_aside(place)
        window.commands.run("keys")
        page = window.page("keys")
        head = page._parts[place]
        qtbot.waitUntil(lambda head=head: not head.visibleRegion().isEmpty())
        assert head.text() == TOLD[place].title
    shown = {label.text() for label in window.page("keys").findChildren(QLabel)}
    for each in TOLD.values():
        assert {line.words for line in each.lines} <= shown


def test_nothing_else_of_the_keyboard_is_asked_for(window_in: MakeWindow, qtbot: QtBot) -> None:
    """A button that says its key says one that the list has, too."""
    window: Any = window_in(UNLOCKED)
    keys = make(window, qtbot, "practice")
    keys.answered()
    hints = {button._hint for button in keys.page.findChildren(Button) if button.isVisible()} - {""}
    keys.leave()
    written = {"Ctrl ↵": "Ctrl+Return", "Enter": "Return"}
    assert {written[each] for each in hints} == {"Ctrl+Return", "Return"}
    assert {"Ctrl+Return", "Return"} <= set(TOLD["practice"].every())
