# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The composer by itself; what it does in its window stands in tests/ui/test_main_window.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hand_clock import HandClock
from holdspace.services.capture import EarlierDraft, Words
from holdspace.services.content import load_feelings
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.ui.widgets import state_line
from holdspace.ui.widgets.composer import Composer
from holdspace.ui.widgets.entry_edit import LONGEST_LINE
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.two_minutes import TwoMinutes
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make

WORDS = Words("a few words", ("client", "myself"), 4, ("tired", "steady"), "after")
MakeComposer = Any


@pytest.fixture
def composer_in(qtbot: QtBot, theme: Theme, household_in: Make) -> Callable[..., Composer]:
    households: dict[str, Household] = {}

    def make(state: str, *, compact: bool = False) -> Composer:
        household = households.setdefault(state, households.get(state) or household_in(state))
        composer = Composer(
            theme,
            household.vault,
            household.capture,
            load_feelings(),
            say,
            prefix="pocket" if compact else "now",
            compact=compact,
        )
        if not compact:
            household.capture.read_words_from(composer.draft_words)
        qtbot.addWidget(composer)
        composer.resize(688, 500)
        composer.show()
        composer.activateWindow()
        composer.entry.setFocus()
        QApplication.processEvents()
        return composer

    return make


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the state line handed to a screen reader."""
    heard: list[str] = []
    monkeypatch.setattr(state_line, "announce", lambda _widget, words, **_: heard.append(words))
    return heard


def earlier(household_clock: Any, *, stale: bool) -> EarlierDraft:
    return EarlierDraft("3f0e6f9c-58a5-4b36-9d0e-0d2a8f7a6c11", WORDS, household_clock.now(), stale)


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (NONE, ""),
        (LOCKED, "Locked. You can still write: it is sealed until you unlock."),
        (UNLOCKED, "Kept as you type"),
    ],
)
def test_the_line_says_what_becomes_of_words(composer_in: MakeComposer, state: str, line: str) -> None:
    assert composer_in(state)._state.words == line


def test_what_is_filled_in_is_what_is_held(composer_in: MakeComposer) -> None:
    composer = composer_in(LOCKED)
    composer.fill(WORDS)
    assert composer.words() == composer.draft_words() == WORDS
    assert not WORDS.is_empty


def test_filling_takes_nothing_away_from_what_is_there(composer_in: MakeComposer) -> None:
    composer = composer_in(LOCKED)
    composer.fill(Words("there before", ("employer",), 2, ("sad",)))
    composer.fill(Words("comes first", ("client",), None, ("tired",)))
    words = composer.words()
    assert words.text == "comes first\n\nthere before"
    assert set(words.audiences) == {"client", "employer"}
    assert (words.load, set(words.feelings)) == (2, {"tired", "sad"})


def test_filling_with_nothing_changes_nothing(composer_in: MakeComposer) -> None:
    composer = composer_in(LOCKED)
    composer.fill(WORDS)
    composer.fill(Words())
    assert composer.words() == WORDS


def test_a_counted_moment_is_held_and_is_no_draft(composer_in: MakeComposer) -> None:
    composer = composer_in(UNLOCKED)
    find(QAbstractButton, composer, "now.audience.client").click()
    assert composer.words().audiences == ("client",)
    assert composer.draft_words().is_empty
    composer.fill(Words("other words"))  # they are something else: the moment stands as it was counted
    assert composer.words() == Words("other words")
    assert [entry.audiences for _, entry in composer._vault.vault.entries.page(None, 9)] == [("client",)]


@pytest.mark.parametrize("compact", [True, False])
def test_what_is_handed_on_arrives_whole_and_leaves_nothing(composer_in: MakeComposer, compact: bool) -> None:
    composer, other = composer_in(LOCKED), composer_in(LOCKED, compact=compact)
    composer.fill(WORDS)
    composer.hand_on_to(other)
    assert other.words() == WORDS
    assert composer.words() == Words()
    other.hand_on_to(composer)
    assert composer.words() == WORDS


def test_veiled_words_are_handed_on_veiled(composer_in: MakeComposer, household_in: Make) -> None:
    composer = composer_in(UNLOCKED)
    composer.fill_with_draft(earlier(composer._capture._clock, stale=True))
    other = composer_in(UNLOCKED, compact=True)
    composer.hand_on_to(other)
    assert other.words().is_empty
    assert not find(QWidget, composer, "now.show_draft").isVisible()
    find(QAbstractButton, other, "pocket.show_draft").click()
    assert other.words() == WORDS


def test_a_fresh_draft_is_shown_and_becomes_this_starts(composer_in: MakeComposer) -> None:
    composer = composer_in(UNLOCKED)
    composer.fill_with_draft(earlier(composer._capture._clock, stale=False))
    assert composer.words() == WORDS
    composer.set_down()
    [(_, entry)] = composer._vault.vault.entries.page(None, 9)
    assert entry.id == "3f0e6f9c-58a5-4b36-9d0e-0d2a8f7a6c11"


def test_a_question_is_asked_answered_and_forgotten(composer_in: MakeComposer, qtbot: QtBot) -> None:
    composer = composer_in(UNLOCKED)
    composer.ask("What was yours to do today?", "day_end")
    assert composer.entry.placeholderText() == "What was yours to do today?"
    qtbot.keyClicks(composer.entry, "this")
    composer.stop_asking()  # it is being answered
    with qtbot.waitSignal(composer.emptied) as emptied:
        composer.set_down()
    assert emptied.args == ["day_end"]
    assert composer.entry.placeholderText() == "A few words are enough."
    assert composer.words().kind == "note"


def test_letting_go_and_a_counted_moment_tell_their_kind_too(composer_in: MakeComposer, qtbot: QtBot) -> None:
    composer = composer_in(UNLOCKED)
    composer.ask("?", "day_end")
    qtbot.keyClicks(composer.entry, "this")
    with qtbot.waitSignal(composer.emptied) as emptied:
        composer.let_go()
    assert emptied.args == ["day_end"]
    find(QAbstractButton, composer, "now.audience.client").click()
    with qtbot.waitSignal(composer.emptied) as emptied:
        composer.toast_gone()
    assert emptied.args == ["note"]


def test_there_is_nothing_to_let_go_of_before_a_word(composer_in: MakeComposer, qtbot: QtBot) -> None:
    composer = composer_in(UNLOCKED)
    let_go = find(QWidget, composer, "now.let_go")
    assert not let_go.isVisible()
    qtbot.keyClicks(composer.entry, "  ")
    assert not let_go.isVisible()
    composer.let_go()
    composer.set_down()
    assert composer._vault.vault.entries.count() == 0
    qtbot.keyClicks(composer.entry, "a")
    assert let_go.isVisible()


def test_every_change_is_told(composer_in: MakeComposer, qtbot: QtBot) -> None:
    composer = composer_in(UNLOCKED)
    with qtbot.waitSignal(composer.written):
        qtbot.keyClicks(composer.entry, "a")
    for identifier in ("now.audience.client", "now.load.3", "now.feeling.tired"):
        with qtbot.waitSignal(composer.written):
            find(QAbstractButton, composer, identifier).click()


def test_ctrl_enter_works_from_every_part_of_it(composer_in: MakeComposer, qtbot: QtBot) -> None:
    composer = composer_in(UNLOCKED)
    for number, identifier in enumerate(
        ("now.entry", "now.audience.client", "now.load.2", "now.feeling.tired"), 1
    ):
        qtbot.keyClicks(composer.entry, "words")
        control = find(QWidget, composer, identifier)
        qtbot.keyClick(control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert composer._vault.vault.entries.count() == number
        assert composer.words().is_empty


def test_compact_it_has_no_feelings_and_no_key_hint(composer_in: MakeComposer) -> None:
    composer = composer_in(LOCKED, compact=True)
    composer.entry.setPlainText("words")
    QApplication.processEvents()
    shown = {child.accessibleIdentifier() for child in composer.findChildren(QWidget) if child.isVisible()}
    assert {"pocket.entry", "pocket.save", "pocket.load.1", "pocket.audience.client"} <= shown
    assert not any("feeling" in identifier for identifier in shown)


def test_the_caret_stays_where_it_was_when_the_box_is_set_down(
    composer_in: MakeComposer, qtbot: QtBot
) -> None:
    composer = composer_in(UNLOCKED)
    qtbot.keyClicks(composer.entry, "a")
    composer.set_down()
    assert QApplication.focusWidget() is composer.entry


TOO_LONG = Words("x" * (LONGEST_LINE + 1))


def test_a_paste_that_is_too_long_is_refused_and_said_until_the_words_change(
    composer_in: MakeComposer, qtbot: QtBot, said: list[str]
) -> None:
    composer = composer_in(LOCKED)
    qtbot.keyClicks(composer.entry, "words")
    pasted = QMimeData()
    pasted.setText(TOO_LONG.text)
    for times in (1, 2):
        composer.entry.insertFromMimeData(pasted)
        assert composer._state.words == composer.entry.refusal(LONGEST_LINE)
        assert said == [composer._state.words] * times
    assert composer.words().text == "words"
    qtbot.keyClicks(composer.entry, " more")
    assert composer._state.words.startswith("Locked.")


def test_a_failed_save_is_read_out_each_time(
    composer_in: MakeComposer, qtbot: QtBot, said: list[str]
) -> None:
    composer = composer_in(UNLOCKED)
    qtbot.keyClicks(composer.entry, "words")
    composer._vault.vault.entries._connection.run("PRAGMA query_only = ON")  # a real refusal to write
    for times in (1, 2):
        composer.set_down()
        assert composer.words().text == "words"
        assert said == [composer._state.words] * times
    composer._vault.vault.entries._connection.run("PRAGMA query_only = OFF")


@pytest.mark.parametrize("stale", [True, False])
def test_a_draft_that_is_too_long_stays_sealed_and_joins_the_journal_with_the_next_words(
    composer_in: MakeComposer, qtbot: QtBot, stale: bool
) -> None:
    composer = composer_in(UNLOCKED)
    capture = composer._capture
    composer.fill(TOO_LONG)
    capture.keep_draft_now()
    capture._words = None
    composer.entry.forget()
    capture._has_own_draft, capture._draft_id = False, ""  # as after a crash and a new start
    capture._timer.stop()
    capture.read_words_from(composer.draft_words)
    if stale:
        capture._clock.pass_by(3600)
    draft = capture.take_up_draft()
    assert draft.words == TOO_LONG
    composer.fill_with_draft(draft)
    assert composer.words().is_empty
    assert "too long to go on with here" in composer._state.words
    assert not find(QWidget, composer, "now.show_draft").isVisible()
    qtbot.keyClicks(composer.entry, "others")
    capture.keep_draft_now()
    assert [entry.text for _, entry in composer._vault.vault.entries.page(None, 9)] == [TOO_LONG.text]
    assert composer.words().text == "others"


def test_two_minutes_have_the_line_until_somebody_writes_on(
    composer_in: MakeComposer, theme: Theme, said: list[str], qtbot: QtBot
) -> None:
    composer, clock = composer_in(UNLOCKED), HandClock()
    two = TwoMinutes(theme, clock, lambda: False, composer)
    composer.offer_two_minutes(two)
    QApplication.processEvents()  # what joins a layout is shown by it
    qtbot.keyClicks(composer.entry, "words")
    two.toggle()
    qtbot.keyClicks(composer.entry, " on")
    assert composer._state.words == "Kept as you type"
    clock.pass_by(125)
    two._look()
    assert composer._state.words == "Two minutes. Stop here, or go on."
    assert said == ["Two minutes. Stop here, or go on."]
    composer._refresh()
    assert len(said) == 1
    qtbot.keyClicks(composer.entry, " and on")
    assert composer._state.words == "Kept as you type"
    assert not two.ring.isVisible()


def test_what_is_wrong_goes_before_the_two_minutes_and_setting_down_ends_them(
    composer_in: MakeComposer, theme: Theme, qtbot: QtBot
) -> None:
    composer, clock = composer_in(UNLOCKED), HandClock()
    two = TwoMinutes(theme, clock, lambda: False, composer)
    composer.offer_two_minutes(two)
    QApplication.processEvents()  # what joins a layout is shown by it
    qtbot.keyClicks(composer.entry, "words")
    two.toggle()
    clock.pass_by(125)
    composer.tell_draft_failed(OSError())
    two._look()
    assert composer._state.words != two.line
    composer.tell_draft_kept()
    assert composer._state.words == two.line
    composer.set_down()
    assert (two.line, two.is_under_way) == ("", False)


def test_the_keyboard_is_in_the_box_once_words_were_let_go_by_the_button(
    composer_in: MakeComposer, qtbot: QtBot
) -> None:
    composer = composer_in(UNLOCKED)
    qtbot.keyClicks(composer.entry, "this")
    let_go = find(QWidget, composer, "now.let_go")
    let_go.setFocus()
    qtbot.keyClick(let_go, Qt.Key.Key_Return)
    assert composer.words().is_empty
    assert QApplication.focusWidget() is composer.entry
