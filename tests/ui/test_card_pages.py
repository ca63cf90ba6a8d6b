# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""From Cards to a card of one's own and back, with what takes it back."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from holdspace.domain import cards
from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.cards import Card
from holdspace.domain.own_cards import OwnCard
from holdspace.services.in_turns import InTurns
from holdspace.services.vault import UNLOCKED
from holdspace.ui.widgets.card_face import CardWords
from holdspace.ui.widgets.controls import Button, Chip
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.text_block import TextBlock
from household import PASSPHRASE
from ui.card_table import panel_of, shown
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

SAY = "Quince for breakfast, was it?"
BEGUN = "Here is what you had begun. It waits here until you keep it or let it go."


@pytest.fixture
def window(window_in: MakeWindow) -> Any:
    window = window_in(UNLOCKED)
    window.show_cards()
    window.page("cards").show_audience("client")
    window.page("cards").show_moment("crying")
    QApplication.processEvents()
    return window


def own(window: Any) -> list[str]:
    return [card.say for card in window._house.own_cards().all()]


def write(window: Any, qtbot: QtBot, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QApplication.processEvents()
    line = find(PrivateLine, window, "card_editor.say")
    assert line.hasFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, key)
    QApplication.processEvents()


def press(window: Any, identifier: str) -> None:
    find(Button, window, identifier).click()
    QApplication.processEvents()


def test_a_new_card_is_kept_shown_and_can_be_taken_back(window: Any, qtbot: QtBot) -> None:
    press(window, "cards.new")
    write(window, qtbot, SAY)
    assert own(window) == [SAY]
    assert window.place == "cards"
    assert panel_of(window).accessibleName() == f"“{SAY}”"
    assert window.toast.words == "Your card is kept."
    window.undo()
    assert own(window) == []


def test_a_shipped_card_in_ones_own_words_and_as_it_came(window: Any, qtbot: QtBot) -> None:
    card = shown(window)
    shipped = panel_of(window).accessibleName()
    press(window, "cards.edit")
    write(window, qtbot, SAY)
    assert shown(window) == card
    assert panel_of(window).accessibleName() == f"“{SAY}”"
    press(window, "cards.edit")
    remove = find(Button, window, "card_editor.remove")
    assert remove.text() == "Back to the words it came with"
    press(window, "card_editor.remove")
    assert window.toast.words == "The card is as it came."
    assert window.place == "cards"
    assert panel_of(window).accessibleName() == shipped
    window.undo()
    assert own(window) == [SAY]


def test_a_changed_card_goes_back_to_what_it_said(window: Any, qtbot: QtBot) -> None:
    press(window, "cards.new")
    write(window, qtbot, SAY)
    press(window, "cards.edit")
    write(window, qtbot, "Another quince.")
    assert own(window) == ["Another quince."]
    window.undo()
    assert own(window) == [SAY]
    press(window, "cards.edit")
    assert find(Button, window, "card_editor.remove").text() == "Remove it"
    press(window, "card_editor.remove")
    assert own(window) == []
    assert window.toast.words == "Your card is removed."


def test_what_was_typed_and_left_can_be_taken_up_again(window: Any, qtbot: QtBot) -> None:
    press(window, "cards.new")
    write(window, qtbot, SAY, Qt.Key.Key_Escape)
    assert window.place == "cards"
    line = find(PrivateLine, window, "card_editor.say")
    assert line.text() == ""
    assert window.toast.words == "Your new card is not kept yet. It waits under Cards."
    window.undo()
    QApplication.processEvents()
    assert window.place == "card_editor"
    assert line.text() == SAY
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert own(window) == [SAY]


def test_the_veil_covers_it_and_gives_it_back(window: Any, qtbot: QtBot) -> None:
    press(window, "cards.new")
    line = find(PrivateLine, window, "card_editor.say")
    qtbot.keyClicks(line, SAY)
    window.commands.run("veil")
    QApplication.processEvents()
    window.commands.run("veil")
    QApplication.processEvents()
    assert line.text() == SAY
    assert find(Button, window, "card_editor.let_go").isVisible()
    assert not window.toast.words


def test_locking_leaves_no_word_of_it_and_unlocking_offers_it_again(window: Any, qtbot: QtBot) -> None:
    press(window, "cards.new")
    line = find(PrivateLine, window, "card_editor.say")
    qtbot.keyClicks(line, SAY)
    window._house.vault.lock()
    QApplication.processEvents()
    assert line.text() == ""
    editor = window.page("card_editor")
    assert editor._left is None
    assert SAY not in editor.form.face.accessibleName()
    assert window.place != "card_editor"
    window._house.vault.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: window._house.vault.state == UNLOCKED)
    QApplication.processEvents()
    assert window.toast.words == "A card you had begun is still here, under Cards."
    window.show_cards()
    QApplication.processEvents()
    press(window, "cards.go_on")
    assert window.place == "card_editor"
    assert line.text() == SAY
    assert editor.form.message.text == BEGUN
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert own(window) == [SAY]
    assert not find(Button, window, "cards.go_on").isVisible()
    assert not window._house.own_cards().drafts.are_waiting


def test_what_is_typed_is_sealed_before_anyone_leaves_and_each_card_has_its_own(
    window: Any, qtbot: QtBot
) -> None:
    drafts = window._house.own_cards().drafts
    press(window, "cards.new")
    line = find(PrivateLine, window, "card_editor.say")
    qtbot.keyClicks(line, SAY)
    qtbot.waitUntil(lambda: drafts.of("") is not None)
    assert drafts.of("").say == SAY
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    press(window, "cards.edit")
    assert line.text() not in ("", SAY)
    qtbot.keyClicks(line, " Walnut.")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    press(window, "cards.go_on")
    assert line.text().endswith("Walnut.")
    press(window, "card_editor.begun")
    assert line.text() == SAY
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert drafts.of("") is None


def test_a_card_half_written_never_takes_anothers_place(window: Any, qtbot: QtBot) -> None:
    press(window, "cards.edit")
    line = find(PrivateLine, window, "card_editor.say")
    line.setText("A change of quince.")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert window.toast.words == "The card is as it was. What you changed waits under Cards."
    for words in ("One pear.", "Two pears."):
        press(window, "cards.new")
        assert line.text() == ""  # not the words left before, and nothing to be glued to them
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    press(window, "cards.go_on")
    assert line.text() == "Two pears."
    assert begun(window) == ["“One pear.”", "“A change of quince.”"]
    button(window, "“A change of quince.”").click()
    QApplication.processEvents()
    assert line.text() == "A change of quince."
    assert begun(window) == ["“Two pears.”", "“One pear.”"]
    assert find(QLabel, window, "card_editor.message").text() == BEGUN


def test_what_was_begun_can_be_let_go_and_brought_back(window: Any, qtbot: QtBot) -> None:
    drafts = window._house.own_cards().drafts
    press(window, "cards.new")
    let_go = find(Button, window, "card_editor.let_go")
    assert not let_go.isVisible()
    qtbot.keyClicks(find(PrivateLine, window, "card_editor.say"), SAY)
    assert let_go.isVisible()
    press(window, "card_editor.let_go")
    assert window.place == "cards"
    assert not drafts.are_waiting
    assert not find(Button, window, "cards.go_on").isVisible()
    window.undo()
    assert drafts.of("").say == SAY
    assert find(Button, window, "cards.go_on").isVisible()
    press(window, "cards.go_on")
    press(window, "card_editor.let_go")
    window._house.vault.lock()
    assert window.page("card_editor")._dropped == {}


def begun(window: Any) -> list[str]:
    links = window.page("card_editor").form.begun.findChildren(Button)
    return [each.text() for each in links if each.isVisible()]


def button(window: Any, words: str) -> Button:
    links = window.page("card_editor").form.begun.findChildren(Button)
    return next(each for each in links if each.text() == words)  # type: ignore[no-any-return]


def test_a_new_card_is_for_whom_and_when_nobody_chose(window: Any) -> None:
    page = window.page("cards")
    page.show_audience("")
    page.show_moment("")
    press(window, "cards.new")
    draft = window.page("card_editor").form.draft()
    assert (draft.audiences, draft.moments) == ((), ())
    window.show_cards()
    page.show_audience("myself")
    press(window, "cards.new")
    assert window.page("card_editor").form.draft().audiences == ("myself",)
    press_chip(window, "card_editor.audience.client")
    assert window.page("card_editor").form.draft().audiences == ("client",)
    press_chip(window, "card_editor.audience.coworker")
    assert window.page("card_editor").form.draft().audiences == ("client", "coworker")


def press_chip(window: Any, identifier: str) -> None:
    find(Chip, window, identifier).click()


def test_it_opens_at_its_first_line_and_the_way_out_stays_in_sight(window: Any, qtbot: QtBot) -> None:
    window.resize(1024, 600)
    page = window.page("card_editor")
    say, last = (find(PrivateLine, window, f"card_editor.{each}") for each in ("say", "not_this"))
    keep = find(Button, window, "card_editor.keep")
    for way in ("cards.edit", "cards.new"):
        press(window, way)
        QApplication.processEvents()
        assert say.hasFocus()
        assert in_sight(say, page)
        assert in_sight(keep, page)
        last.setFocus()
        QApplication.processEvents()
        assert in_sight(last, page)
        page._area.verticalScrollBar().setValue(0)
        qtbot.keyClicks(last, "a")
        assert in_sight(last, page)
        window.show_cards()


def in_sight(widget: Any, page: Any) -> bool:
    """Say whether the whole of a widget can be seen on a page."""
    corner = widget.mapTo(page, widget.rect().bottomRight())
    return bool(widget.visibleRegion().boundingRect() == widget.rect() and page.rect().contains(corner))


def test_ctrl_enter_keeps_from_wherever_the_keyboard_is(window: Any, qtbot: QtBot) -> None:
    press(window, "cards.new")
    find(PrivateLine, window, "card_editor.say").setText(SAY)
    chip = find(Chip, window, "card_editor.moment.torn")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert own(window) == [SAY]


def test_after_the_lock_no_own_card_is_held_by_anything(window: Any, qtbot: QtBot) -> None:
    words = "".join(("Quince ", "and ", "then pears?"))  # as no constant of this module
    press(window, "cards.new")
    write(window, qtbot, words)
    press(window, "cards.edit")
    write(window, qtbot, f"{words} Or pears.")
    window.show_aside("visor")
    QApplication.processEvents()
    sheet = window.page("visor")._sheet
    sheet.choose(window._house.own_cards().all()[0].id, True)
    window.show_cards()
    window.page("cards")._frame.search.setText("quince")
    QApplication.processEvents()
    assert len(held(words)) > 3
    qtbot.waitUntil(lambda: is_ready(window))  # else it is the shipped cards that are read after the lock
    window._house.vault.lock()
    QApplication.processEvents()
    assert held(words) == []
    assert cards._deals.cache_info().currsize == cards._card_text.cache_info().currsize == 0


def is_ready(window: Any) -> bool:
    """Say whether what Cards needs was loaded ahead."""
    loading = window.findChildren(InTurns, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return bool(loading) and not any(each.is_at_work for each in loading)


def held(words: str) -> list[str]:
    """Return what in this process holds these words: cards, drafts, blocks of words, lists and mappings."""
    gc.collect()
    return [f"{type(each).__name__}: {said}" for each in gc.get_objects() for said in said_by(each, words)]


def said_by(each: object, words: str) -> list[str]:
    if isinstance(each, Card | OwnCard | CardDraft | CardWords):
        texts: object = [each.say]
    elif isinstance(each, TextBlock):
        texts = [" ".join(each.lines)]
    else:
        texts = each if type(each) in (list, tuple) else list(each.values()) if type(each) is dict else []
    return [text for text in texts if isinstance(text, str) and words in text]
