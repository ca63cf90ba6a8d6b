# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words in hand when the window locks or closes: out of sight where they are sealed, and never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from household import PASSPHRASE, Household

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.main_window import MainWindow
    from window_house import Make, MakeWindow

MARKER = "her hands were shaking"


class Seen:
    """The window with its household, and what it asked for."""

    def __init__(self, window: MainWindow, household: Household, qtbot: QtBot) -> None:
        self.window = window
        self.household = household
        self._qtbot = qtbot
        self.relaunches: list[dict[str, Any]] = []
        window.relaunch_wanted.connect(self.relaunches.append)

    @property
    def text(self) -> str:
        return self.window.now.composer.entry.plain_text()

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(self.window.now.composer.entry, words)


MakeSeen: TypeAlias = "Callable[[str], Seen]"


@pytest.fixture
def seen_in(household_in: Make, window_in: MakeWindow, qtbot: QtBot) -> MakeSeen:
    def make(state: str) -> Seen:
        household = household_in(state)
        return Seen(window_in(household), household, qtbot)

    return make


def opening(seen: Seen) -> Callable[[], None]:
    """Begin to open the journal, and return what ends the work on its keys."""
    waiting: list[Callable[[], None]] = []
    inline = seen.household.vault._background

    class LaterBackground:
        def run(self, *work: Any) -> None:
            waiting.append(lambda: inline.run(*work))

    seen.household.vault._background = LaterBackground()
    seen.household.vault.unlock(PASSPHRASE)
    seen.household.vault._background = inline
    return waiting.pop()


def type_what_cannot_be_sealed(seen: Seen, words: str) -> None:
    """Type, and let nothing more be sealed: a folder is in the draft's place."""
    seen.type(words)
    seen.household.capture.keep_draft_now()
    seen.household.places.draft.unlink(missing_ok=True)
    seen.household.places.draft.mkdir()


@pytest.mark.parametrize("way", ["the wish to lock", "the session's lock", "the key"])
@pytest.mark.parametrize("words", ["", MARKER])
def test_a_journal_that_is_being_opened_ends_locked(seen_in: MakeSeen, way: str, words: str) -> None:
    """TRUST 42: the words cannot be sealed just now, so that no relaunch ends the work on the keys."""
    seen = seen_in(LOCKED)
    type_what_cannot_be_sealed(seen, words)
    open_it = opening(seen)
    ways = {
        "the wish to lock": lambda: seen.window.do("lock"),
        "the session's lock": seen.window.lock_unasked,
        "the key": seen.window.lock,
    }
    ways[way]()
    open_it()
    assert seen.household.vault.state == LOCKED
    assert seen.text == words
    assert len(seen.relaunches) == (0 if words else 1)


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_locked_over_words_that_cannot_be_sealed_the_words_stay_until_they_can(
    seen_in: MakeSeen, state: str
) -> None:
    """TRUST 54: it locks all the same, and only the new process waits."""
    seen = seen_in(state)
    type_what_cannot_be_sealed(seen, MARKER)
    seen.window.lock()
    assert (seen.household.vault.state, seen.relaunches, seen.text) == (LOCKED, [], MARKER)
    seen.household.places.draft.rmdir()
    seen.household.capture.keep_draft_now()
    assert len(seen.relaunches) == 1
    assert seen.household.has_draft


def test_closing_over_other_words_than_were_told_of_takes_a_second_time_again(
    seen_in: MakeSeen,
) -> None:
    seen = seen_in(NONE)
    seen.type(MARKER)
    seen.window.close()
    seen.window.toast.dismiss()
    seen.type(" for an hour")
    seen.window.close()
    assert seen.window.isVisible()
    assert "not kept" in seen.window.toast.words
    seen.window.close()
    assert not seen.window.isVisible()


def test_closing_over_another_edit_than_was_told_of_takes_a_second_time_again(
    seen_in: MakeSeen,
) -> None:
    seen = seen_in(UNLOCKED)
    seen.type("kept")
    seen.window.set_down()
    seen.window.show_journal()
    page: Any = seen.window.page("journal")
    page.browser.edit()
    with seen.household.busy():
        for words in ("one", "two"):
            page.browser.editor.words.setPlainText(words)
            seen.window.close()
            assert seen.window.isVisible()
        seen.window.close()
        assert not seen.window.isVisible()
