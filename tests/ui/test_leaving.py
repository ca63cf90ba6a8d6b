# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Before the window closes all is kept; what cannot be is said once, and then left only when asked twice."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest

from holdspace.services.errors import DiskFull
from holdspace.services.vault import NONE, UNLOCKED
from holdspace.ui.leaving import Leaving

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow


def test_words_without_a_vault_are_left_only_when_asked_twice(window_in: MakeWindow, qtbot: QtBot) -> None:
    window = window_in(NONE)
    leaving = Leaving(window._house, window)
    assert leaving.may_close()
    qtbot.keyClicks(window.now.composer.entry, "words")
    assert not leaving.may_close()
    qtbot.keyClicks(window.now.composer.entry, " more")
    assert not leaving.may_close()  # other words than those it was said of
    assert leaving.may_close()


def test_what_is_edited_is_kept_too(
    window_in: MakeWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = window_in(UNLOCKED)
    leaving = Leaving(window._house, window)
    qtbot.keyClicks(window.now.composer.entry, "words")
    assert leaving.keep_all()
    page = window.page("journal")
    monkeypatch.setattr(page, "keep_edit", lambda: False)
    assert not leaving.keep_all()


@pytest.mark.parametrize("name", ["card_editor", "own_practice"])
def test_what_is_begun_and_cannot_be_sealed_is_left_only_when_asked_twice(
    window_in: MakeWindow, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(*_anything: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    window = window_in(UNLOCKED)
    leaving = Leaving(window._house, window)
    begin(window, name)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        assert not leaving.may_close()
        assert window.toast.words == "What you wrote could not be kept. Close again and it is gone."
        assert leaving.may_close()
    window.toast.dismiss()
    assert leaving.may_close()
    drafts = window._house.own_cards().drafts, window._house.own_practices().drafts
    assert [each.are_waiting for each in drafts] == [name == "card_editor", name == "own_practice"]


def begin(window: Any, name: str) -> None:
    page = window.page(name)
    if name == "card_editor":
        page.begin(None)
        page.form.lines["say"].setText("quince")
    else:
        page.begin("")
        page.form.name.setText("quince")


def test_an_undo_does_not_hold_back_why_the_window_stays(window_in: MakeWindow, qtbot: QtBot) -> None:
    window = window_in(NONE)
    leaving = Leaving(window._house, window)
    qtbot.keyClicks(window.now.composer.entry, "words")
    window.tell("told", lambda: None)
    assert not leaving.may_close()
    assert "Close again and they are gone." in window.toast.words


def at_words_of_after(window: Any, qtbot: QtBot, words: str) -> Any:
    window.do("after")
    page = window.page("doorway")
    page._take_digit(4)
    page._take_digit(2)
    qtbot.keyClicks(page.view.box, words)
    return page


def test_without_a_vault_words_of_a_doorway_are_where_the_warning_leads(
    window_in: MakeWindow, qtbot: QtBot
) -> None:
    window: Any = window_in(NONE)
    leaving = Leaving(window._house, window)
    qtbot.keyClicks(window.now.composer.entry, "before that")
    at_words_of_after(window, qtbot, "the stairs again")
    assert not leaving.may_close()
    assert window.place == "now"
    assert window.now.composer.words().text == "the stairs again\n\nbefore that"
    assert "Close again and they are gone." in window.toast.words
    assert leaving.may_close()


def test_other_words_of_a_doorway_than_were_told_of_are_warned_of_again(
    window_in: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window: Any = window_in(UNLOCKED)
    leaving = Leaving(window._house, window)

    def refuse(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(window._house.capture, "keep_apart", refuse)
        page = at_words_of_after(window, qtbot, "the stairs")
        assert not leaving.may_close()
        assert window.place == "doorway"
        qtbot.keyClicks(page.view.box, " again")
        assert not leaving.may_close()
        assert leaving.may_close()
    page.stop()
