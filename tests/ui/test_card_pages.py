# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""From Cards to a card of one's own and back, with what takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from holdspace.services.vault import UNLOCKED
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.private_line import PrivateLine
from household import PASSPHRASE
from ui.card_table import panel_of, shown
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

SAY = "Quince for breakfast, was it?"


@pytest.fixture
def window(window_in: MakeWindow) -> Any:
    window = window_in(UNLOCKED)
    window.show_cards()
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
    assert window.toast.words == "Your card was not kept."
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
    assert not window.toast.words


def test_locking_leaves_no_word_of_it_and_unlocking_offers_it_again(window: Any, qtbot: QtBot) -> None:
    press(window, "cards.new")
    line = find(PrivateLine, window, "card_editor.say")
    qtbot.keyClicks(line, SAY)
    window._house.vault.lock()
    QApplication.processEvents()
    assert line.text() == ""
    editor = window.page("card_editor")
    assert editor._draft is None
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
    assert editor.form.message.text == "Here is what you had begun. It is sealed, and not kept yet."
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
    press(window, "cards.new")
    assert line.text() == SAY
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert drafts.of("") is None
    press(window, "cards.go_on")
    assert line.text().endswith("Walnut.")
