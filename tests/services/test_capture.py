# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Capture: the draft that survives, words set down open and closed, Undo, and drafts of earlier starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.services.capture import Words
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.storage.earlier_drafts import earlier_drafts
from holdspace.storage.errors import NotKept, NoVault, StorageError
from household import Household
from practised import ANSWER

MARKER = "her hands were shaking"
Make = Callable[[str], Household]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    """Return a function that makes a household in a state."""
    made: list[Household] = []

    def make(state: str) -> Household:
        made.append(Household(tmp_path / "home", state))
        return made[-1]

    yield make
    for household in made:
        household.end()


@pytest.fixture
def open_house(make: Make) -> Household:
    return make(UNLOCKED)


@pytest.fixture
def closed_house(make: Make) -> Household:
    return make(LOCKED)


def type_in(household: Household, *words: Words) -> None:
    """Put words into the box, one after the other, and let the draft be kept."""
    for each in words:
        household.capture.read_words_from(lambda each=each: each)
        household.capture.words_changed()
        household.capture.keep_draft_now()


# The draft


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_the_draft_is_sealed_within_a_second_of_the_first_key(make: Make, qtbot: QtBot, state: str) -> None:
    household = make(state)
    household.capture.read_words_from(lambda: Words(MARKER))
    with qtbot.waitSignal(household.capture.draft_kept):
        household.capture.words_changed()
        assert household.capture.is_draft_pending
        assert household.capture._timer.interval() < 1000
    assert household.has_draft
    assert not household.capture.is_draft_pending
    assert not household.disk_holds(MARKER)


def test_typing_on_does_not_put_the_draft_off(open_house: Household, qtbot: QtBot) -> None:
    capture, kept = open_house.capture, []
    capture.read_words_from(lambda: Words(MARKER))
    capture.draft_kept.connect(lambda: kept.append(True))
    capture.words_changed()
    due = [capture._timer.remainingTime()]

    def type_on() -> bool:
        before = capture._timer.remainingTime()
        capture.words_changed()
        if not kept:
            due.append(capture._timer.remainingTime() - before)
        return bool(kept)

    qtbot.waitUntil(type_on)
    assert max(due[1:], default=0) <= 0, "a further key put it off"
    capture.keep_draft_now()


def test_before_a_vault_exists_nothing_typed_touches_the_disk(make: Make) -> None:
    household = make(NONE)
    type_in(household, Words(MARKER))
    assert not household.capture.is_draft_pending
    assert not household.places.home.exists()
    with pytest.raises(NoVault):
        household.capture.set_down(Words(MARKER))
    assert not household.places.home.exists()


def test_an_empty_box_leaves_no_draft(closed_house: Household) -> None:
    type_in(closed_house, Words(MARKER), Words("  "))
    assert not closed_house.has_draft


def test_everything_beside_the_words_is_in_the_draft(open_house: Household) -> None:
    words = Words(MARKER, ("client", "myself"), 4, ("tired",), "after")
    type_in(open_house, words)
    open_house.kill()
    open_house.open()
    draft = open_house.capture.take_up_draft()
    assert draft is not None
    assert draft.words == words


def stand_in_the_way(household: Household) -> None:
    """Type something, then put a folder where its draft is: the disk refuses to put a file there."""
    type_in(household, Words("before"))
    household.places.draft.unlink()
    household.places.draft.mkdir()
    household.capture.read_words_from(lambda: Words(MARKER))


def test_a_draft_that_cannot_be_kept_is_told_and_tried_again(closed_house: Household, qtbot: QtBot) -> None:
    stand_in_the_way(closed_house)
    with qtbot.waitSignal(closed_house.capture.draft_failed) as failed:
        closed_house.capture.keep_draft_now()
    assert isinstance(failed.args[0], StorageError)
    assert MARKER not in str(failed.args[0])
    assert closed_house.capture.is_draft_pending
    closed_house.places.draft.rmdir()
    with qtbot.waitSignal(closed_house.capture.draft_kept):
        closed_house.capture.words_changed()  # the next key does not wait for the next try
    assert closed_house.places.draft.is_file()


def test_without_a_key_it_is_tried_again(closed_house: Household, qtbot: QtBot) -> None:
    stand_in_the_way(closed_house)
    closed_house.capture.keep_draft_now()
    closed_house.places.draft.rmdir()
    with qtbot.waitSignal(closed_house.capture.draft_kept):
        pass
    assert closed_house.places.draft.is_file()


# Setting down


def test_set_down_while_open_it_is_an_entry_and_no_draft(open_house: Household, qtbot: QtBot) -> None:
    words = Words(f"\n{MARKER}\n", ("client",), 3, ("sad",), "day_end")
    type_in(open_house, words)
    with qtbot.waitSignal(open_house.capture.entry_kept) as kept:
        done = open_house.capture.set_down(words)
    entry = open_house.vault.vault.entries.get(done.entry_id)
    assert kept.args == [done.entry_id]
    assert (entry.text, entry.audiences, entry.load, entry.feelings, entry.kind) == (
        MARKER,
        ("client",),
        3,
        ("sad",),
        "day_end",
    )
    assert entry.created_at == open_house.clock.now()
    assert not entry.sealed
    assert not open_house.has_draft


def test_set_down_while_closed_it_is_sealed_and_joins_at_the_next_unlock(
    closed_house: Household, qtbot: QtBot
) -> None:
    type_in(closed_house, Words(MARKER))
    with qtbot.waitSignal(closed_house.capture.entry_sealed):
        done = closed_house.capture.set_down(Words(MARKER))
    assert (done.sealed, closed_house.sealed, closed_house.has_draft) == (True, 1, False)
    assert not closed_house.disk_holds(MARKER)
    with qtbot.waitSignal(closed_house.vault.entries_absorbed) as absorbed:
        closed_house.open()
    assert absorbed.args == [1, 0]
    assert [(entry.text, entry.sealed) for entry in closed_house.entries] == [(MARKER, True)]
    assert closed_house.sealed == 0


def test_two_notes_at_the_same_instant_are_both_kept(closed_house: Household, qtbot: QtBot) -> None:
    closed_house.capture.set_down(Words("one"))
    closed_house.capture.set_down(Words("two"))
    with qtbot.waitSignal(closed_house.vault.entries_absorbed):
        closed_house.open()
    assert sorted(closed_house.texts) == ["one", "two"]


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_let_go_counts_the_moment_and_keeps_no_word(make: Make, qtbot: QtBot, state: str) -> None:
    household = make(state)
    words = Words(MARKER, ("client",), 5, ("angry",))
    type_in(household, words)
    done = household.capture.let_go(words)
    assert done.let_go
    assert done.words == words
    if state == LOCKED:
        with qtbot.waitSignal(household.vault.entries_absorbed):
            household.open()
    [entry] = household.entries
    assert (entry.text, entry.audiences, entry.load, entry.feelings) == ("", ("client",), 5, ("angry",))
    assert not household.has_draft


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_undo_takes_an_entry_back(make: Make, qtbot: QtBot, state: str) -> None:
    household = make(state)
    done = household.capture.set_down(Words(MARKER))
    with qtbot.waitSignal(household.capture.entry_taken_back) as taken:
        household.capture.take_back(done)
    assert taken.args == [done.entry_id]
    assert household.sealed == 0
    if state == LOCKED:
        household.open()
    assert household.entries == []


def test_undo_takes_no_answers_of_the_same_session_along(open_house: Household) -> None:
    """They were kept by choice, and what is undone is not what was erased for good."""
    done = open_house.capture.set_down(Words(MARKER))
    entries = open_house.vault.vault.entries
    entries.answers.keep(ANSWER)
    entries.update(replace(entries.get(done.entry_id), session_id=ANSWER.session_id))
    open_house.capture.take_back(done)
    assert open_house.entries == []
    assert entries.answers.all() == [ANSWER]


def test_undo_finds_a_sealed_note_that_joined_the_journal_meanwhile(
    closed_house: Household, qtbot: QtBot
) -> None:
    done = closed_house.capture.set_down(Words(MARKER))
    with qtbot.waitSignal(closed_house.vault.entries_absorbed):
        closed_house.open()
    closed_house.capture.take_back(done)
    assert closed_house.entries == []


def test_a_busy_database_seals_the_words_and_they_join_right_after(
    open_house: Household, qtbot: QtBot
) -> None:
    with open_house.busy():
        done = open_house.capture.set_down(Words(MARKER))
        assert (done.sealed, open_house.sealed, open_house.entries) == (True, 1, [])
    with qtbot.waitSignal(open_house.vault.entries_absorbed):
        pass
    assert open_house.texts == [MARKER]
    assert open_house.sealed == 0


def test_a_failed_set_down_keeps_draft_and_words(open_house: Household) -> None:
    type_in(open_house, Words(MARKER))
    open_house.vault.vault._connection.close()
    with pytest.raises(StorageError) as failed:
        open_house.capture.set_down(Words(MARKER))
    assert MARKER not in str(failed.value)
    assert open_house.has_draft


def test_a_note_that_cannot_be_sealed_keeps_its_draft(closed_house: Household) -> None:
    type_in(closed_house, Words(MARKER))
    closed_house.places.inbox.rmdir()
    closed_house.places.inbox.write_bytes(b"in the way")
    with pytest.raises(NotKept):
        closed_house.capture.set_down(Words(MARKER))
    assert closed_house.has_draft


def test_set_down_again_after_it_failed_makes_one_entry(closed_house: Household, qtbot: QtBot) -> None:
    closed_house.places.inbox.rmdir()
    closed_house.places.inbox.write_bytes(b"in the way")
    with pytest.raises(NotKept):
        closed_house.capture.set_down(Words(MARKER))
    closed_house.places.inbox.unlink()
    closed_house.capture.set_down(Words(MARKER))
    with qtbot.waitSignal(closed_house.vault.entries_absorbed):
        closed_house.open()
    assert closed_house.texts == [MARKER]


# Drafts of earlier starts


def kill_with_draft(household: Household, text: str = MARKER) -> None:
    type_in(household, Words(text))
    household.kill()


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_after_kill_the_draft_is_known_and_comes_back_at_unlock(make: Make, state: str) -> None:
    household = make(state)
    kill_with_draft(household)
    assert household.capture.has_earlier_draft()
    household.open()
    draft = household.capture.take_up_draft()
    assert draft is not None
    assert (draft.words.text, draft.is_stale) == (MARKER, False)
    household.capture.adopt(draft)
    assert not household.capture.has_earlier_draft()
    assert household.has_draft  # until it is set down or emptied
    household.capture.set_down(draft.words)
    assert household.texts == [MARKER]
    assert not household.has_draft


@pytest.mark.parametrize(("minutes", "stale"), [(9.9, False), (10.1, True)])
def test_older_than_ten_minutes_it_is_stale(open_house: Household, minutes: float, stale: bool) -> None:
    kill_with_draft(open_house)
    open_house.clock.pass_by(60 * minutes)
    open_house.open()
    draft = open_house.capture.take_up_draft()
    assert draft is not None
    assert draft.is_stale is stale


def test_a_clock_that_went_back_makes_nothing_stale(open_house: Household) -> None:
    kill_with_draft(open_house)
    open_house.clock.pass_by(-3600)
    open_house.open()
    draft = open_house.capture.take_up_draft()
    assert draft is not None
    assert not draft.is_stale


def test_one_that_is_not_adopted_stays_sealed(open_house: Household) -> None:
    kill_with_draft(open_house)
    open_house.open()
    open_house.capture.read_words_from(Words)
    assert open_house.capture.take_up_draft() is not None
    open_house.capture.keep_draft_now()  # as locking does
    open_house.kill()
    assert open_house.capture.has_earlier_draft()


def test_other_words_begun_while_closed_make_an_entry_of_the_earlier_ones(closed_house: Household) -> None:
    kill_with_draft(closed_house, "earlier")
    type_in(closed_house, Words("other"))
    assert len(earlier_drafts(closed_house.places)) == 1
    assert closed_house.capture.has_earlier_draft()
    closed_house.open()
    assert closed_house.capture.take_up_draft() is None  # the box goes on with its own
    assert closed_house.texts == ["earlier"]
    draft = closed_house.draft()
    assert draft is not None
    assert draft.text == "other"
    assert earlier_drafts(closed_house.places) == []


def test_other_words_begun_while_open_make_an_entry_of_the_earlier_ones_at_once(
    open_house: Household, qtbot: QtBot
) -> None:
    kill_with_draft(open_house, "earlier")
    open_house.open()
    open_house.capture.take_up_draft()
    with qtbot.waitSignal(open_house.capture.entry_kept):
        type_in(open_house, Words("other"))
    assert open_house.texts == ["earlier"]
    assert open_house.entries[0].created_at.minute == 10  # its own time, not the unlock's


def test_words_typed_just_before_unlocking_are_not_overwritten(closed_house: Household) -> None:
    kill_with_draft(closed_house, "earlier")
    closed_house.capture.read_words_from(lambda: Words("other"))
    closed_house.capture.words_changed()  # not kept yet
    closed_house.open()
    assert closed_house.capture.take_up_draft() is None
    assert closed_house.texts == ["earlier"]
    closed_house.capture.keep_draft_now()
    draft = closed_house.draft()
    assert draft is not None
    assert draft.text == "other"


def test_two_drafts_in_a_row_are_both_filed(closed_house: Household) -> None:
    kill_with_draft(closed_house, "first")
    kill_with_draft(closed_house, "second")
    type_in(closed_house, Words("third"))
    closed_house.open()
    assert closed_house.capture.take_up_draft() is None
    assert sorted(closed_house.texts) == ["first", "second"]
    draft = closed_house.draft()
    assert draft is not None
    assert draft.text == "third"


def test_killed_between_filing_and_clearing_nothing_is_there_twice(closed_house: Household) -> None:
    kill_with_draft(closed_house, "earlier")
    type_in(closed_house, Words("other"))
    [path] = earlier_drafts(closed_house.places)
    sealed = path.read_bytes()
    closed_house.open()
    closed_house.capture.take_up_draft()
    path.write_bytes(sealed)
    closed_house.kill()
    closed_house.open()
    closed_house.capture.take_up_draft()
    assert closed_house.texts == ["earlier"]


def test_killed_between_keeping_and_clearing_the_draft_it_does_not_come_back(open_house: Household) -> None:
    type_in(open_house, Words(MARKER))
    sealed = open_house.places.draft.read_bytes()
    open_house.capture.set_down(Words(MARKER))
    open_house.places.draft.write_bytes(sealed)
    open_house.kill()
    open_house.open()
    assert open_house.capture.take_up_draft() is None
    assert open_house.texts == [MARKER]
    assert not open_house.has_draft


def test_while_the_journal_is_busy_the_new_draft_is_kept_and_the_earlier_one_waits(
    open_house: Household, qtbot: QtBot
) -> None:
    kill_with_draft(open_house, "earlier")
    open_house.open()
    open_house.capture.take_up_draft()
    with open_house.busy(), qtbot.waitSignal(open_house.capture.draft_kept):
        type_in(open_house, Words("other"))
    draft = open_house.draft()
    assert draft is not None
    assert draft.text == "other"
    open_house.kill()
    open_house.open()
    open_house.capture.take_up_draft()
    assert open_house.texts == ["earlier"]


def test_a_draft_that_does_not_open_is_told_once_and_set_aside(open_house: Household) -> None:
    kill_with_draft(open_house)
    open_house.places.draft.write_bytes(b"damaged")
    open_house.open()
    with pytest.raises(StorageError):
        open_house.capture.take_up_draft()
    assert open_house.capture.take_up_draft() is None
    assert (open_house.places.set_aside / open_house.places.draft.name).exists()


def test_no_words_show_in_a_repr(open_house: Household) -> None:
    done = open_house.capture.set_down(Words(MARKER))
    assert MARKER not in repr(done)
    assert MARKER not in repr(Words(MARKER))
    assert MARKER not in repr(open_house.entries)


# The gaps between two steps


def refuse_to_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(places: object) -> None:
        raise NotKept

    monkeypatch.setattr("holdspace.storage.drafts.clear_draft", refuse)


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_a_draft_that_cannot_be_removed_spoils_nothing(
    make: Make, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    household = make(state)
    type_in(household, Words(MARKER))
    with monkeypatch.context() as patch:
        refuse_to_clear(patch)
        household.capture.set_down(Words(MARKER))  # it is on the disk, so nothing is raised
    assert household.capture.is_draft_pending  # and the removal is tried again
    type_in(household, Words("something else"))
    household.capture.set_down(Words("something else"))
    household.open()
    household.vault.vault.absorb_inbox()
    assert sorted(household.texts) == sorted([MARKER, "something else"])


def test_killed_between_sealing_and_removing_the_draft_the_note_is_there_once(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    household = make(LOCKED)
    type_in(household, Words(MARKER))
    with monkeypatch.context() as patch:
        refuse_to_clear(patch)
        household.capture.set_down(Words(MARKER))
    household.kill()
    household.start()
    type_in(household, Words("begun after"))  # sets the draft of before aside
    household.open()
    household.capture.take_up_draft()  # before the inbox is absorbed, as at an unlock
    household.vault.vault.absorb_inbox()
    assert household.texts.count(MARKER) == 1


def test_words_that_were_let_go_do_not_come_back_after_a_crash(
    open_house: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(open_house, Words(MARKER, ("client",)))

    def die(entry: object) -> None:
        raise NotKept

    monkeypatch.setattr(open_house.capture, "_keep", die)
    with pytest.raises(NotKept):
        open_house.capture.let_go(Words(MARKER, ("client",)))
    assert not open_house.has_draft


def test_a_draft_of_a_tap_alone_is_filed_too(closed_house: Household) -> None:
    type_in(closed_house, Words("", ("adjuster",), 4))
    closed_house.kill()
    closed_house.start()
    type_in(closed_house, Words("begun after"))
    closed_house.open()
    closed_house.capture.take_up_draft()
    assert [entry.audiences for entry in closed_house.entries if not entry.text] == [("adjuster",)]


def test_what_is_written_after_an_emptied_box_is_another_entry(open_house: Household) -> None:
    type_in(open_house, Words(MARKER))
    first = open_house.draft()
    type_in(open_house, Words(""), Words("something else"))
    second = open_house.draft()
    assert first is not None and second is not None
    assert first.entry_id != second.entry_id


def test_keeping_says_whether_anything_can_be_lost(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    household = make(LOCKED)
    household.capture.read_words_from(lambda: Words(MARKER))
    assert household.capture.keep_draft_now()

    def refuse(places: object, draft: object) -> None:
        raise NotKept

    monkeypatch.setattr("holdspace.storage.drafts.seal_draft", refuse)
    assert not household.capture.keep_draft_now()
    without_vault = Household(household.places.home.parent / "other", NONE)
    without_vault.capture.read_words_from(lambda: Words(MARKER))
    assert not without_vault.capture.keep_draft_now()
    without_vault.end()
