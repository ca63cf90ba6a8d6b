# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A card of one's own, made and changed, over a real vault."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.own_cards import new_own_card
from holdspace.services.begun_things import NEW
from holdspace.services.cards import CardDeck
from holdspace.services.errors import DiskFull, NotReadable
from holdspace.services.own_cards import OwnCardService
from holdspace.ui.cards.editor import CardEditorPage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.messages import say as words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make

SAY = "Quince for breakfast, was it?"


@pytest.fixture
def home(household_in: Make) -> Household:
    return household_in("unlocked")


@pytest.fixture
def own(home: Household) -> OwnCardService:
    return OwnCardService(home.vault, home.clock, home.vault)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, deck: CardDeck, own: OwnCardService, home: Household) -> CardEditorPage:
    page = CardEditorPage(theme, deck, own, home.clock, lambda: True, ("en",))
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def test_a_change_keeps_all_else_of_the_card(
    qtbot: QtBot, page: CardEditorPage, own: OwnCardService, deck: CardDeck
) -> None:
    card = deck.cards[0]
    page.begin(card)
    page.form.lines["say"].setText(f"  {SAY} ")
    with qtbot.waitSignal(page.kept) as kept:
        page.keep()
    assert kept.args is not None
    assert kept.args[0] == card.id
    (made,) = own.all()
    assert (made.replaces, made.say, made.why, made.moments) == (card.id, SAY, card.why, card.moments)
    page.begin(made.card)
    page.form.lines["why"].setText("Another why.")
    page.keep()
    (changed,) = own.all()
    assert (changed.id, changed.say, changed.why) == (made.id, SAY, "Another why.")


def test_nothing_changed_keeps_nothing(
    qtbot: QtBot, page: CardEditorPage, own: OwnCardService, deck: CardDeck
) -> None:
    page.begin(deck.cards[0])
    with qtbot.waitSignal(page.closed), qtbot.assertNotEmitted(page.kept):
        page.keep()
    assert own.all() == []


def test_what_is_missing_is_said_and_nothing_kept(
    page: CardEditorPage, own: OwnCardService, deck: CardDeck
) -> None:
    page.begin(None, CardDraft.like(deck.cards[0]))
    page.keep()
    assert page.form.message.text == "It needs words to say. Nothing was kept yet."
    assert own.all() == []


def test_a_card_that_cannot_be_kept_stays_to_be_tried_again(
    page: CardEditorPage, own: OwnCardService, deck: CardDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_values: Any) -> None:
        raise DiskFull("quince")

    monkeypatch.setattr(own, "keep", fail)
    page.begin(None, CardDraft.like(deck.cards[0]))
    page.form.lines["say"].setText(SAY)
    page.keep()
    assert page.form.message.text
    assert "quince" not in page.form.message.text
    assert page.form.lines["say"].text() == SAY


def test_of_two_edits_the_one_shown_is_changed_and_the_other_can_be_reached(
    page: CardEditorPage, own: OwnCardService, deck: CardDeck, home: Household
) -> None:
    card = deck.cards[0]
    for say in ("Edit A.", "Edit B."):  # as two vaults bring them together
        made = new_own_card(
            say, card.audiences, card.moments, card.kind, now=home.clock.now(), replaces=card.id
        )
        home.vault.vault.entries.cards.keep(made)
        home.clock.pass_by(60)

    def said() -> dict[str, str]:
        return {each.id: each.say for each in deck.with_own(own.all()).cards if each.own}

    shown = next(each for each in deck.with_own(own.all()).cards if each.id == card.id)
    assert shown.say == "Edit B."
    page.begin(shown)
    page.form.lines["say"].setText(SAY)
    page.keep()
    assert sorted(said().values()) == ["Edit A.", SAY]
    assert said()[card.id] == SAY
    page.begin(next(each for each in deck.with_own(own.all()).cards if each.id == card.id))
    page.form.remove_wanted.emit()
    ((left, words),) = said().items()
    assert (left == card.id, words) == (False, "Edit A.")


def test_a_removed_card_is_no_favourite_and_with_undo_one_again(
    qtbot: QtBot, page: CardEditorPage, own: OwnCardService, deck: CardDeck, home: Household
) -> None:
    made = own.keep(new_own_card(SAY, ["client"], ["crying"], "silence", now=home.clock.now()))
    own.set_favourite(made.id, True)
    page.begin(own.all()[0].card)
    with qtbot.waitSignal(page.removed) as removed:
        page.form.remove_wanted.emit()
    assert (own.all(), own.favourites()) == ([], frozenset())
    assert removed.args is not None
    removed.args[1]()
    assert ([card.say for card in own.all()], own.favourites()) == ([SAY], {made.id})


def test_an_own_card_that_cannot_be_read_is_said(
    page: CardEditorPage, own: OwnCardService, home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_values: Any) -> None:
        raise DiskFull("quince")

    made = own.keep(new_own_card(SAY, ["client"], ["crying"], "silence", now=home.clock.now()))
    monkeypatch.setattr(own, "shown_as", fail)
    page.begin(made.card)
    said = page.form.message.text
    page.form.message.clear()
    page.form.lines["say"].setText("Other words.")
    page.keep()
    assert page.form.message.text == said
    page.form.message.clear()
    page.form.remove_wanted.emit()
    assert page.form.message.text == said
    assert said
    assert "quince" not in said


def test_an_undo_after_the_vault_closed_does_nothing(
    qtbot: QtBot, page: CardEditorPage, own: OwnCardService, home: Household, deck: CardDeck
) -> None:
    page.begin(None, CardDraft.like(deck.cards[0]))
    page.form.lines["say"].setText(SAY)
    with qtbot.waitSignal(page.kept) as kept:
        page.keep()
    home.vault.lock()
    assert kept.args is not None
    kept.args[1]()
    home.open()
    assert [card.say for card in own.all()] == [SAY]


def refuse(*_anything: object) -> None:
    raise OSError(errno.ENOSPC, "no room")


def fail_to_read(*_anything: object) -> None:
    raise OSError(errno.EIO, "a bad block")


HELD = f"{words_of(DiskFull())} What you had begun waits where you left it, until HoldSpace locks."


def test_on_a_full_disk_another_opens_and_what_was_begun_is_held_and_sealed_later(
    page: CardEditorPage,
    own: OwnCardService,
    deck: CardDeck,
    home: Household,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.begin(None)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        page.form.lines["say"].setText(SAY)
        page.begin(deck.cards[0])
        assert (page.form.lines["say"].text(), page.form.message.text) == (deck.cards[0].say, HELD)
        assert not home.places.card_drafts.exists()
        assert (own.drafts.last(), own.drafts.are_waiting) == (NEW, True)
        page.begin(None)
        assert page.form.lines["say"].text() == SAY
        page.begin(deck.cards[0])
    home.vault.lock()
    home.open()
    draft = own.drafts.of(NEW)
    assert draft is not None
    assert draft.say == SAY


def test_where_what_was_begun_cannot_be_read_a_new_one_opens_and_the_last_is_offered(
    qtbot: QtBot, page: CardEditorPage, own: OwnCardService, home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    unread = b"what was begun before"
    home.places.card_drafts.write_bytes(unread)
    monkeypatch.setattr("holdspace.storage.vault.read_plain_file", fail_to_read)
    first, further = own.drafts.fresh(), own.drafts.fresh()
    page.begin(None, about=first)
    page.form.lines["say"].setText(SAY)
    page.begin(None, about=further)
    assert page.form.lines["say"].text() == ""
    assert page.form.message.text.startswith(words_of(NotReadable()))
    (link,) = page.form.begun.findChildren(Button)
    with qtbot.waitSignal(page.draft_wanted) as wanted:
        link.click()
    assert wanted.args == [own.drafts.last()] == [first]
    page.begin(None, about=first)
    assert page.form.lines["say"].text() == SAY
    assert home.places.card_drafts.read_bytes() == unread


def test_one_that_was_kept_is_not_begun_again_though_the_disk_held_on_to_it(
    page: CardEditorPage,
    own: OwnCardService,
    deck: CardDeck,
    home: Household,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.begin(None, CardDraft.like(deck.cards[0]))
    page.form.lines["say"].setText(f"{SAY} ")
    page.seal()
    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", refuse)
        page.keep()
        home.vault.lock()
    assert home.places.card_drafts.exists()
    home.open()
    assert [each.say for each in own.all()] == [SAY]
    page.begin(None)
    assert (page.form.lines["say"].text(), page.form.message.text) == ("", "")
    page.seal()
    assert not own.drafts.are_waiting
