# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A way through a doorway: what is kept of it, and when words are on the disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from holdspace.domain.find import parse
from holdspace.domain.find_answers import answers
from holdspace.domain.practices import Step
from holdspace.services.capture import Words
from holdspace.services.doorways import DoorwayVisit, Outcome
from holdspace.services.practice_content import load_practices
from holdspace.services.practices import PracticeSession
from holdspace.services.sessions import SessionService
from holdspace.storage.earlier_drafts import earlier_drafts
from holdspace.storage.errors import DiskFull
from household import LOCKED, NONE, UNLOCKED, Household

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PRACTICES = {each.practice.id: each.practice for each in load_practices()}
MARKER = "the stairs again"


def visit_of(household: Household) -> DoorwayVisit:
    session = PracticeSession(household.clock, household.vault)
    sessions = SessionService(household.vault, household.clock, household.vault)
    return DoorwayVisit(session, household.vault, household.capture, sessions, household.clock)


@pytest.fixture
def household(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    made = Household(tmp_path / "home", UNLOCKED)
    yield made
    made.end()


@pytest.fixture
def visit(household: Household) -> DoorwayVisit:
    return visit_of(household)


def at_words(household: Household, visit: DoorwayVisit) -> Step:
    visit.begin(PRACTICES["after"])
    visit.load = 4
    visit.go_on()
    visit.take_way("words")
    step = visit.session.step
    assert step is not None
    assert step.id == "words"
    return step


def no_room(*_: object, **__: object) -> None:
    raise DiskFull


def outcomes(visit: DoorwayVisit) -> list[Outcome]:
    told: list[Outcome] = []
    visit.ended.connect(told.append)
    return told


def test_a_draft_is_beside_that_of_the_entry_box_and_none_of_an_earlier_start(
    household: Household, visit: DoorwayVisit
) -> None:
    household.capture.read_words_from(lambda: Words("in the box"))
    assert household.capture.keep_draft_now()
    step = at_words(household, visit)
    visit.write(step, MARKER, keeps=True)
    assert visit.is_draft_pending
    assert household.capture.keep_draft_now(), "what keeps the draft keeps this one, too"
    assert not visit.is_draft_pending
    assert len(earlier_drafts(household.places)) == 1
    assert not household.capture.has_earlier_draft()
    household.capture.file_earlier_drafts()
    assert household.entries == []
    visit.session.stop()
    assert household.texts == [MARKER]
    assert earlier_drafts(household.places) == []
    assert household.has_draft


def test_words_emptied_again_leave_no_draft(household: Household, visit: DoorwayVisit) -> None:
    step = at_words(household, visit)
    visit.write(step, MARKER, keeps=True)
    visit.keep_now()
    visit.write(step, "", keeps=True)
    visit.keep_now()
    assert earlier_drafts(household.places) == []
    visit.session.stop()
    assert household.entries == []


def test_words_that_cannot_be_kept_are_handed_on_with_why(
    household: Household, visit: DoorwayVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = outcomes(visit)
    failed: list[Exception] = []
    visit.draft_failed.connect(failed.append)
    step = at_words(household, visit)

    def refuse(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(household.capture, "keep_apart", refuse)
    monkeypatch.setattr(household.capture, "set_down_apart", refuse)
    visit.write(step, MARKER, keeps=True)
    assert not visit.keep_now()
    assert not household.capture.keep_draft_now()
    visit.session.stop()
    assert {type(each) for each in failed} == {DiskFull}
    assert told[0].unkept.text == MARKER
    assert isinstance(told[0].error, DiskFull)
    assert MARKER not in repr(told[0])


def test_a_session_that_cannot_be_kept_is_told_of(
    household: Household, visit: DoorwayVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = outcomes(visit)
    visit.begin(PRACTICES["before"])
    household.clock.pass_by(9)

    def refuse(_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(visit._sessions, "record", refuse)
    visit.session.stop()
    assert isinstance(told[0].error, DiskFull)


def test_a_session_that_could_not_be_kept_is_kept_with_the_next(
    household: Household, visit: DoorwayVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.begin(PRACTICES["before"])
    household.clock.pass_by(9)
    with monkeypatch.context() as patch:
        patch.setattr(visit._sessions, "record", no_room)
        visit.session.stop()
    assert household.vault.vault.entries.sessions.all() == []
    visit.begin(PRACTICES["after"])
    household.clock.pass_by(12)
    visit.session.stop()
    sessions = household.vault.vault.entries.sessions.all()
    assert {(each.practice, each.seconds) for each in sessions} == {("before", 9.0), ("after", 12.0)}


def test_a_boundary_that_cannot_be_kept_takes_no_session_along(
    household: Household, visit: DoorwayVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = outcomes(visit)
    visit.begin(PRACTICES["day_end"])
    household.clock.pass_by(9)
    for _ in range(3):
        visit.go_on()
    step = visit.session.step
    assert step is not None
    visit.write(step, MARKER, keeps=True, what="said")
    monkeypatch.setattr(visit._sessions, "keep_boundary", no_room)
    visit.session.stop()
    assert [each.practice for each in household.vault.vault.entries.sessions.all()] == ["day_end"]
    assert household.texts == [MARKER], "its words are an entry"
    assert isinstance(told[0].error, DiskFull)


def test_one_does_not_go_on_from_words_that_are_not_on_the_disk(
    household: Household, visit: DoorwayVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = at_words(household, visit)
    visit.write(step, MARKER, keeps=True)
    with monkeypatch.context() as patch:
        patch.setattr(household.capture, "keep_apart", no_room)
        with pytest.raises(DiskFull):
            visit.go_on()
        assert visit.session.step == step
        assert visit.take_up(step) == (MARKER, True, "")
    visit.go_on()
    assert not visit.is_draft_pending
    assert visit.session.step is not None
    assert visit.session.step.id == "load_after"
    visit.go_on()
    assert household.texts == [MARKER]


def test_words_that_are_an_entry_at_once_need_no_draft_before(
    household: Household, visit: DoorwayVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = outcomes(visit)
    step = at_words(household, visit)
    visit.write(step, MARKER, keeps=True)
    monkeypatch.setattr(household.capture, "keep_apart", no_room)
    visit.session.stop()
    assert household.texts == [MARKER]
    assert told[0].error is None


@pytest.mark.parametrize("seconds", [0, 3])
def test_what_came_to_its_end_is_recorded_however_short_and_a_slip_is_not(
    household: Household, visit: DoorwayVisit, seconds: int
) -> None:
    visit.begin(PRACTICES["before"])
    household.clock.pass_by(seconds)
    visit.session.stop()
    visit.begin(PRACTICES["day_end"])
    household.clock.pass_by(seconds)
    visit.close_up()
    (session,) = household.vault.vault.entries.sessions.all()
    assert (session.practice, session.seconds, session.whole) == ("day_end", float(seconds), True)


def test_changing_the_way_takes_words_along(household: Household, visit: DoorwayVisit) -> None:
    step = at_words(household, visit)
    visit.write(step, MARKER, keeps=True)
    visit.take_way("coffee")
    household.clock.pass_by(30)
    visit.session.stop()
    assert household.texts == [MARKER]
    assert [each.way for each in household.vault.vault.entries.sessions.all()] == ["coffee"]


def test_a_boundary_without_a_journal_leaves_its_words(tmp_path: Path, qtbot: QtBot) -> None:
    household = Household(tmp_path / "home", NONE)
    visit = visit_of(household)
    told = outcomes(visit)
    visit.begin(PRACTICES["day_end"])
    for _ in range(3):
        visit.go_on()
    step = visit.session.step
    assert step is not None
    assert step.ref == "boundary"
    visit.write(step, MARKER, keeps=True, what="said")
    assert not visit.keep_now()
    visit.go_on()
    visit.close_up()
    assert told[0].unkept.text == MARKER
    assert told[0].error is None


def test_without_a_journal_a_boundary_takes_no_place_of_words_before_it(tmp_path: Path, qtbot: QtBot) -> None:
    visit = visit_of(Household(tmp_path / "home", NONE))
    told = outcomes(visit)
    visit.begin(PRACTICES["day_end"])
    visit.go_on()
    held = visit.session.step
    assert held is not None
    visit.write(held, MARKER, keeps=True)
    visit.go_on()
    visit.go_on()
    boundary = visit.session.step
    assert boundary is not None
    visit.write(boundary, "said no once", keeps=True, what="said")
    visit.go_on()
    visit.close_up()
    assert told[0].unkept.text == f"{MARKER}\n\nsaid no once"


def test_a_tap_without_a_journal_is_kept_nowhere_and_not_said_to_be(tmp_path: Path, qtbot: QtBot) -> None:
    visit = visit_of(Household(tmp_path / "home", NONE))
    told = outcomes(visit)
    visit.begin(PRACTICES["day_end"])
    for _ in range(3):
        visit.go_on()
    step = visit.session.step
    assert step is not None
    visit.write(step, "", keeps=True, what="kept")
    visit.go_on()
    visit.close_up()
    assert (told[0].kept, told[0].unkept.is_empty, told[0].error) == (False, True, None)


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_an_end_says_whether_what_was_kept_is_sealed(tmp_path: Path, qtbot: QtBot, state: str) -> None:
    household = Household(tmp_path / "home", state)
    visit = visit_of(household)
    told = outcomes(visit)
    visit.begin(PRACTICES["sorting"])
    step = visit.session.step
    assert step is not None
    visit.write(step, MARKER, keeps=True)
    visit.go_on()
    visit.session.stop()
    assert (told[0].kept, told[0].sealed) == (True, state == LOCKED)
    household.end()


def test_words_left_over_are_not_said_to_be_set_down(
    household: Household, visit: DoorwayVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = outcomes(visit)
    visit.begin(PRACTICES["day_end"])
    visit.go_on()
    held = visit.session.step
    assert held is not None
    visit.write(held, MARKER, keeps=True)
    visit.go_on()
    visit.go_on()
    boundary = visit.session.step
    assert boundary is not None
    visit.write(boundary, "", keeps=True, what="kept")
    visit.go_on()
    monkeypatch.setattr(household.capture, "set_down_apart", no_room)
    visit.session.stop()
    assert (told[0].kept, told[0].unkept.text) == (False, MARKER)


def test_the_way_that_is_gone_already_moves_nothing(household: Household, visit: DoorwayVisit) -> None:
    step = at_words(household, visit)
    visit.write(step, MARKER, keeps=True)
    visit.take_way("words")
    visit.write(step, f"{MARKER} and", keeps=True)
    visit.session.stop()
    assert household.texts == [f"{MARKER} and"]


def test_words_laid_by_stand_in_their_box_again(household: Household, visit: DoorwayVisit) -> None:
    step = at_words(household, visit)
    assert visit.take_up(step) == ("", False, "")
    visit.write(step, MARKER, keeps=True)
    visit.take_way("coffee")
    visit.take_way("words")
    assert visit.take_up(step) == (MARKER, True, "")
    assert visit.take_up(step) == (MARKER, True, ""), "and as often as it is shown"
    visit.write(step, f"{MARKER} and", keeps=True)
    visit.session.stop()
    assert household.texts == [f"{MARKER} and"]


@pytest.mark.parametrize(
    "change",
    [
        {"session_id": "no id"},
        {"started_at": "yesterday"},
        {"started_at": "2026-01-01T00:00:00"},
        {"practice": None},
        {"audiences": None},
    ],
)
def test_what_is_no_snapshot_is_not_gone_on_with(
    household: Household, visit: DoorwayVisit, change: dict[str, Any]
) -> None:
    visit.begin(PRACTICES["before"])
    snapshot = visit.snapshot()
    visit.session.stop()
    assert visit.snapshot() == {}
    assert not visit.restore(snapshot | change)
    assert not visit.restore({})


def test_a_snapshot_brings_back_who_and_how_heavy(household: Household, visit: DoorwayVisit) -> None:
    visit.begin(PRACTICES["before"])
    visit.audiences, visit.load = ("client", "myself"), 5
    household.clock.pass_by(7)
    snapshot = visit.snapshot() | {"load_after": 9}
    visit.session._timer.stop()
    other = visit_of(household)
    assert other.restore(snapshot)
    assert (other.audiences, other.load, other.load_after) == (("client", "myself"), 5, None)
    household.clock.pass_by(3)
    other.session.stop()
    (session,) = household.vault.vault.entries.sessions.all()
    assert session.id == snapshot["session_id"]
    assert (session.seconds, session.audiences) == (10.0, ("client", "myself"))


def test_one_cut_off_begins_where_it_stood(household: Household, visit: DoorwayVisit) -> None:
    assert not visit.go_on_with_interrupted()
    visit.begin(PRACTICES["after"])
    household.clock.pass_by(20)
    visit.go_on()
    visit.session._timer.stop()
    assert visit.interrupted.seconds_done == 20.0
    household.clock.pass_by(3600)
    other = visit_of(household)
    assert other.go_on_with_interrupted()
    other.session.stop()
    (session,) = household.vault.vault.entries.sessions.all()
    assert session.seconds == 20.0
    assert session.started_at == household.clock.now() - timedelta(seconds=3620), "when it began, not anew"


def cut_off(household: Household, visit: DoorwayVisit) -> DoorwayVisit:
    """The visit of the next process, after this one was killed."""
    visit.session._timer.stop()
    household.clock.pass_by(60)
    return visit_of(household)


def test_one_cut_off_goes_on_as_the_session_it_was_with_how_heavy_it_was(
    household: Household, visit: DoorwayVisit
) -> None:
    at_words(household, visit)
    visit.audiences = ("client",)
    household.clock.pass_by(20)
    session_id = visit.snapshot()["session_id"]
    visit.take_way("outside")
    kept = household.places.interrupted.read_text()
    assert "client" not in kept, "whom one was with is not on the disk"
    other = cut_off(household, visit)
    assert other.go_on_with_interrupted()
    assert (other.snapshot()["session_id"], other.load, other.audiences) == (session_id, 4, ())
    other.session.stop()
    (session,) = household.vault.vault.entries.sessions.all()
    assert (session.id, session.load, session.seconds) == (session_id, 4, 20.0)


def test_with_words_that_joined_the_open_journal_it_is_known_again_whom_one_was_with(
    household: Household, visit: DoorwayVisit
) -> None:
    step = at_words(household, visit)
    visit.audiences = ("client", "employer")
    visit.write(step, MARKER, keeps=True)
    assert visit.keep_now()
    visit.take_way("outside")
    visit.session._timer.stop()
    household.kill()
    household.open()
    household.capture.take_up_draft()
    assert [each.text for each in household.entries] == [MARKER]
    other = visit_of(household)
    assert other.go_on_with_interrupted()
    assert other.audiences == ("client", "employer")
    other.session.stop()


def test_while_locked_nobody_is_known_and_it_goes_on_all_the_same(
    household: Household, visit: DoorwayVisit
) -> None:
    step = at_words(household, visit)
    visit.audiences = ("client",)
    visit.write(step, MARKER, keeps=True)
    assert visit.keep_now()
    visit.session._timer.stop()
    household.kill()
    other = visit_of(household)
    assert other.go_on_with_interrupted()
    assert other.audiences == ()
    other.session.stop()


def test_what_is_kept_of_sorting_is_one_entry_to_read_and_search(
    household: Household, visit: DoorwayVisit
) -> None:
    told = outcomes(visit)
    visit.begin(PRACTICES["sorting"])
    for text, keeps in (("Mango", True), ("Plum", False), ("Fig", True), ("Lime next", True)):
        step = visit.session.step
        assert step is not None
        visit.write(step, text, keeps=keeps, asked=f"What of {step.id}?")
        visit.go_on()
    (entry,) = household.entries
    assert entry.text == "What of mine?\nMango\n\nWhat of system?\nFig\n\nWhat of lesson?\nLesson: Lime next"
    assert (entry.kind, entry.practice, told[0].kept) == ("after", "sorting", True)
    assert [answers(parse(typed), entry) for typed in ("has:lesson", "Mango", "Plum")] == [True, True, False]
    assert household.vault.vault.entries.answers.all() == [], "nothing is kept twice"


def test_words_let_go_are_there_again_beside_those_typed_since(
    household: Household, visit: DoorwayVisit, qtbot: QtBot
) -> None:
    visit.begin(PRACTICES["sorting"])
    mine, theirs = PRACTICES["sorting"].steps[:2]
    visit.write(mine, MARKER, keeps=False)
    with qtbot.waitSignal(visit.words_let_go):
        visit.go_on()
    visit.write(theirs, "theirs", keeps=True, asked="What was theirs?")
    assert visit.bring_back().is_empty
    assert visit.session.step == mine
    assert visit.take_up(mine) == (MARKER, False, "")
    assert visit.words.text == "What was theirs?\ntheirs", "what is to be kept is missed nowhere"
    visit.go_on()
    assert visit.take_up(theirs) == ("theirs", True, "")
    visit.session.stop()
    assert household.texts == ["What was theirs?\ntheirs"]


def test_an_end_is_taken_back_with_the_words_that_went_with_it_and_recorded_once(
    household: Household, visit: DoorwayVisit
) -> None:
    visit.words_let_go.connect(lambda: None)  # an Undo is offered
    visit.begin(PRACTICES["day_end"])
    visit.go_on()
    household.clock.pass_by(20)
    held = PRACTICES["day_end"].steps[1]
    visit.write(held, MARKER, keeps=False)
    visit.session.stop()
    assert not visit.session.is_under_way
    assert visit.bring_back().is_empty
    assert (visit.session.step, visit.take_up(held)[0]) == (held, MARKER)
    visit.write(held, MARKER, keeps=True)
    household.clock.pass_by(5)
    visit.session.stop()
    (entry,) = household.entries
    (session,) = household.vault.vault.entries.sessions.all()
    assert (entry.text, entry.session_id, session.seconds) == (MARKER, session.id, 25.0)
    assert visit.bring_back().is_empty, "it is there once"


def test_two_ends_of_one_way_are_two_entries_where_words_were_kept_at_both(
    household: Household, visit: DoorwayVisit
) -> None:
    visit.words_let_go.connect(lambda: None)  # an Undo is offered
    visit.begin(PRACTICES["sorting"])
    mine, theirs = PRACTICES["sorting"].steps[:2]
    visit.write(mine, "mine", keeps=True)
    visit.go_on()
    visit.write(theirs, MARKER, keeps=False)
    visit.session.stop()
    visit.bring_back()
    visit.write(theirs, MARKER, keeps=True)
    visit.session.stop()
    assert sorted(household.texts) == ["mine", MARKER]


def test_where_another_was_begun_since_the_words_are_returned(visit: DoorwayVisit) -> None:
    visit.words_let_go.connect(lambda: None)  # an Undo is offered
    visit.begin(PRACTICES["day_end"])
    visit.go_on()
    visit.write(PRACTICES["day_end"].steps[1], MARKER, keeps=False)
    visit.begin(PRACTICES["before"])
    assert visit.bring_back().text == MARKER
    assert visit.session.practice == PRACTICES["before"]
    visit.session.stop()


def test_where_nobody_offers_an_undo_words_let_go_are_not_held(visit: DoorwayVisit) -> None:
    visit.begin(PRACTICES["sorting"])
    visit.write(PRACTICES["sorting"].steps[0], MARKER, keeps=False)
    visit.go_on()
    assert not visit._let_go.are_held
    visit.session.stop()


def test_an_undo_after_the_end_leads_to_the_step_of_its_words_even_where_one_had_gone_on(
    visit: DoorwayVisit,
) -> None:
    visit.words_let_go.connect(lambda: None)  # an Undo is offered
    visit.begin(PRACTICES["sorting"])
    mine = PRACTICES["sorting"].steps[0]
    visit.write(mine, MARKER, keeps=False)
    visit.go_on()
    visit.session.stop()
    assert visit.bring_back().is_empty
    assert (visit.session.step, visit.take_up(mine)[0]) == (mine, MARKER)
    visit.session.stop()


def test_an_undo_leads_back_to_the_way_that_the_words_were_on(visit: DoorwayVisit) -> None:
    visit.words_let_go.connect(lambda: None)  # an Undo is offered
    visit.begin(PRACTICES["after"])
    visit.go_on()
    visit.take_way("words")
    words = visit.session.step
    assert words is not None
    visit.write(words, MARKER, keeps=False)
    visit.take_way("coffee")
    visit.go_on()
    visit.bring_back()
    assert (visit.session.step, visit.session.way) == (words, "words")
    visit.go_on()
    assert visit.session.step == PRACTICES["after"].steps[-1], "no coffee after it"
    visit.session.stop()


def let_go_in_a_minute(visit: DoorwayVisit) -> Step:
    visit.begin(PRACTICES["day_end_short"])
    visit.go_on()
    step = visit.session.step
    assert step is not None and step.id == "held"
    visit.write(step, MARKER, keeps=False)
    visit.go_on()
    return step


def test_in_the_form_of_the_pocket_window_the_undo_of_the_large_one_holds_nothing(
    visit: DoorwayVisit,
) -> None:
    told: list[bool] = []
    visit.words_let_go.connect(lambda: told.append(True))  # by the large window
    let_go_in_a_minute(visit)
    assert (told, visit._let_go.are_held) == ([], False)
    visit.session.stop()


def test_words_let_go_in_a_minute_are_held_for_the_undo_of_the_pocket_window_alone(
    visit: DoorwayVisit, qtbot: QtBot
) -> None:
    visit.words_let_go.connect(lambda: None)  # by the large window
    with qtbot.waitSignal(visit.short_words_let_go):
        step = let_go_in_a_minute(visit)
    visit.forget_let_go()  # the large window's is gone
    assert visit.bring_back().is_empty
    assert visit.bring_back(short=True).is_empty
    assert (visit.session.step, visit.take_up(step)[0]) == (step, MARKER)
    visit.session.stop()


def test_of_a_minute_that_goes_on_in_its_long_form_the_words_are_returned(visit: DoorwayVisit) -> None:
    visit.short_words_let_go.connect(lambda: None)  # an Undo is offered
    let_go_in_a_minute(visit)
    visit.widen(PRACTICES["day_end"])  # whose steps are others
    at = visit.session.step
    assert visit.bring_back(short=True).text == MARKER
    assert visit.session.step == at
    visit.session.stop()


def test_neither_blanks_nor_kept_words_are_let_go_and_a_lock_lets_go_for_good(
    household: Household, visit: DoorwayVisit
) -> None:
    told: list[bool] = []
    visit.words_let_go.connect(lambda: told.append(True))
    visit.begin(PRACTICES["sorting"])
    for text, keeps in ((" ", False), ("kept", True), ("gone", False)):
        step = visit.session.step
        assert step is not None
        visit.write(step, text, keeps=keeps)
        visit.go_on()
    assert told == [True]
    household.vault.lock()
    assert (visit.bring_back().is_empty, visit._let_go.are_held) == (True, False)
    assert visit.session.step == PRACTICES["sorting"].steps[3]
    visit.session.stop()


def test_a_lesson_that_says_so_itself_is_marked_once(household: Household, visit: DoorwayVisit) -> None:
    visit.begin(PRACTICES["sorting"])
    for _ in range(3):
        visit.skip()
    step = visit.session.step
    assert step is not None
    visit.write(step, "lesson: ask twice", keeps=True, asked="What?")
    visit.go_on()
    assert household.texts == ["What?\nlesson: ask twice"]


def test_sorting_cut_off_still_belongs_to_the_session_before(
    household: Household, visit: DoorwayVisit
) -> None:
    told = outcomes(visit)
    visit.begin(PRACTICES["after"])
    household.clock.pass_by(20)
    visit.session.stop()
    visit.begin(PRACTICES["sorting"], follows=told[-1].session_id)
    household.clock.pass_by(6)
    visit.go_on()
    other = cut_off(household, visit)
    assert other.go_on_with_interrupted()
    step = other.session.step
    assert step is not None
    other.write(step, MARKER, keeps=True)
    other.go_on()
    household.clock.pass_by(20)
    other.session.stop()
    (session,) = household.vault.vault.entries.sessions.all()
    assert session.practice == "after"
    (entry,) = household.entries
    assert (entry.text, entry.session_id, entry.kind) == (MARKER, session.id, "after")


@pytest.mark.parametrize("broken", [None, [], {}, {"session_id": "no id"}, {"started_at": 3}])
def test_one_cut_off_of_which_only_the_place_is_known_goes_on_as_another_session(
    household: Household, visit: DoorwayVisit, broken: Any
) -> None:
    visit.begin(PRACTICES["after"])
    household.clock.pass_by(20)
    visit.go_on()
    file = household.places.interrupted
    kept = json.loads(file.read_text())
    kept["visit"] = kept["visit"] | broken if broken else broken
    file.write_text(json.dumps(kept))
    other = cut_off(household, visit)
    assert other.go_on_with_interrupted()
    other.session.stop()
    (session,) = household.vault.vault.entries.sessions.all()
    assert (session.seconds, session.load) == (20.0, None)
    assert session.started_at == household.clock.now() - timedelta(seconds=20)


def test_a_minute_that_goes_on_longer_is_one_session_with_what_was_said(
    household: Household, visit: DoorwayVisit
) -> None:
    told = outcomes(visit)
    visit.begin(PRACTICES["after_short"])
    session_id = visit.snapshot()["session_id"]
    visit.load = 4
    household.clock.pass_by(20)
    visit.go_on()
    visit.widen(PRACTICES["after"])
    assert visit.session.step is not None
    assert (visit.session.step.id, visit.load) == ("way", 4)
    household.clock.pass_by(30)
    visit.session.stop()
    (session,) = household.vault.vault.entries.sessions.all()
    assert (session.id, session.practice, session.load, session.seconds) == (session_id, "after", 4, 50.0)
    assert [(each.practice.id, each.stopped) for each in told] == [("after", True)]


def test_what_is_under_way_is_not_given_up_for_one_cut_off(household: Household, visit: DoorwayVisit) -> None:
    visit.begin(PRACTICES["before_short"])
    visit.audiences = ("client",)
    household.clock.pass_by(7)
    assert not visit.go_on_with_interrupted()
    assert visit.session.is_under_way
    assert visit.audiences == ("client",)
    visit.session.stop()
