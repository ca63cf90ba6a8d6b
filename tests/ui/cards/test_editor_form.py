# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The form of a card of one's own: seen as it is written, with a gentle word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.card_hints import HINTS, Hint
from holdspace.domain.own_cards import MOST_BESIDE, MOST_SAID
from holdspace.services.cards import CardDeck
from holdspace.ui.cards.editor_form import CardForm
from holdspace.ui.widgets.controls import Button
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, deck: CardDeck) -> CardForm:
    form = CardForm(theme, deck, lambda: True, ("en",))
    qtbot.addWidget(form)
    form.resize(600, 900)
    form.show()
    return form


def begin(form: CardForm, draft: CardDraft) -> None:
    form.show_card(draft, can_remove=False, is_edit=False, is_new=True)


def test_what_is_shown_is_what_is_read_back(form: CardForm, deck: CardDeck) -> None:
    for card in deck.cards[::12]:
        begin(form, CardDraft.of(card))
        assert form.draft() == CardDraft.of(card)


def test_the_card_stands_above_as_it_is_written(qtbot: QtBot, form: CardForm, deck: CardDeck) -> None:
    begin(form, CardDraft.like(deck.cards[0]))
    qtbot.keyClicks(form.lines["say"], "Two buses, and then the stairs.")
    assert form.face.accessibleName() == "“Two buses, and then the stairs.”"
    qtbot.keyClicks(form.lines["why"], "Plain facts.")
    form.face.turn()
    assert form.face.accessibleDescription() == "Why it helps: Plain facts."


@pytest.mark.parametrize("width", [380, 600])
def test_no_words_of_the_longest_card_are_cut_off(
    qtbot: QtBot, form: CardForm, deck: CardDeck, width: int
) -> None:
    form.resize(width, 3000)
    words = "You told me of the stairs and of the dog, "
    texts = dict.fromkeys(("why", "after", "lighter", "not_this"), (words * 6)[:MOST_BESIDE])
    begin(form, replace(CardDraft.of(deck.cards[0]), say=(words * 6)[:MOST_SAID], **texts))
    QApplication.processEvents()
    for _side in range(2):
        face = form.face
        QApplication.processEvents()
        QApplication.processEvents()
        assert face.height() >= face.heightForWidth(face.width())
        assert face.geometry().bottom() < form.chips["client"].geometry().top()
        face.turn()
    before = form.face.height()
    begin(form, CardDraft.of(deck.cards[0]))
    assert form.face.height() < before


def test_the_card_turns_by_keyboard(qtbot: QtBot, form: CardForm, deck: CardDeck) -> None:
    begin(form, CardDraft.of(deck.cards[0]))
    with qtbot.waitActive(form):
        form.activateWindow()
    form.lines["say"].setFocus()
    qtbot.keyClick(form.lines["say"], Qt.Key.Key_Tab)
    turn = find(Button, form, "card_editor.turn")
    assert turn.hasFocus()
    qtbot.keyClick(turn, Qt.Key.Key_Space)
    assert (form.face.on_back, turn.text()) == (True, "Turn back")
    qtbot.keyClick(turn, Qt.Key.Key_Space)
    assert (form.face.on_back, turn.text()) == (False, "Turn over")


def test_a_word_is_said_gently_and_goes(qtbot: QtBot, form: CardForm, deck: CardDeck) -> None:
    begin(form, CardDraft.like(deck.cards[0]))
    qtbot.keyClicks(form.lines["say"], "At least you rang")
    assert "weighs one pain against another" in form.note.text()
    form.lines["say"].clear()
    assert form.note.text() == ""
    qtbot.keyClicks(form.lines["say"], "word " * 19)
    assert form.note.text() == "19 words. One breath holds about 18."


def test_there_are_words_for_every_hint(form: CardForm) -> None:
    said = {form._hint_words(Hint(about, "19")) for about in HINTS}
    assert len(said) == len(HINTS)
    assert not any("!" in words or "{" in words for words in said)


@pytest.mark.parametrize("missing", ["say", "audiences", "moments", "kind"])
def test_what_is_missing_is_named_and_gets_the_keyboard(form: CardForm, deck: CardDeck, missing: str) -> None:
    values = {
        "language": "en",
        "audiences": ("client",),
        "moments": ("crying",),
        "kind": "silence",
        "say": "Yes.",
    }
    begin(form, CardDraft(**(values | {missing: values[missing][:0]})))  # type: ignore[arg-type]
    assert form.missing(form.draft()).endswith("Nothing was kept yet.")
    assert not form.missing(CardDraft(**values))


def test_several_moments_can_be_chosen_and_the_first_stays_first(form: CardForm, deck: CardDeck) -> None:
    card = next(card for card in deck.cards if card.moments == ("shouting", "promise_not_kept"))
    form.show_card(CardDraft.of(card), can_remove=False, is_edit=True, is_new=False)
    checked = [moment for moment, chip in form.moments.items() if chip.isChecked()]
    assert set(checked) == set(card.moments)
    form.moments["torn"].click()
    form.moments["crying"].click()
    assert form.draft().moments == (*card.moments, "crying", "torn")
    form.moments["shouting"].click()
    assert form.draft().moments == ("promise_not_kept", "crying", "torn")


def test_a_moment_of_a_later_version_stays(form: CardForm) -> None:
    begin(form, replace(CardDraft(), moments=("some_later_moment", "torn")))
    form.moments["torn"].click()
    assert form.draft().moments == ("some_later_moment",)


def test_enter_keeps_it_and_nothing_is_longer_than_can_be_kept(qtbot: QtBot, form: CardForm) -> None:
    with qtbot.waitSignal(form.keep_wanted):
        qtbot.keyClick(form.lines["after"], Qt.Key.Key_Return)
    form.lines["say"].setText("x" * 400)
    assert len(form.draft().say) == 160
    form.clear()
    assert form.draft().texts() == dict.fromkeys(form.lines, "")
