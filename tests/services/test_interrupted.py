# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A doorway that was cut off leaves a link, goes on when someone follows it, and never by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hand_clock import HandClock
from holdspace.services.interrupted import InterruptedPractice
from holdspace.services.practice_content import load_practices
from holdspace.services.practices import FINISHED, IDLE, OVER, RUNNING, PracticeSession
from holdspace.storage import files

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PRACTICES = {each.practice.id: each.practice for each in load_practices()}
AFTER, BEFORE = PRACTICES["after"], PRACTICES["before"]


@pytest.fixture
def clock(qtbot: QtBot) -> HandClock:
    del qtbot
    return HandClock()


def begun(home: Path, clock: HandClock) -> tuple[PracticeSession, InterruptedPractice]:
    session = PracticeSession(clock)
    return session, InterruptedPractice(home, session, clock, session)


def cut_off(home: Path, clock: HandClock) -> None:
    """Leave a practice outside, 40 seconds in, as a crash does."""
    session, _ = begun(home, clock)
    session.start(AFTER)
    clock.pass_by(5)
    session.next()
    clock.pass_by(15)
    session.take_way("outside")
    clock.pass_by(20)
    kept = (home / "session.json").read_bytes()
    session.stop()
    (home / "session.json").write_bytes(kept)


def change(home: Path, **values: Any) -> None:
    file = home / "session.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | values), encoding="utf-8")


def test_the_step_under_way_is_kept_and_an_end_takes_it_away(tmp_path: Path, clock: HandClock) -> None:
    session, link = begun(tmp_path, clock)
    assert link.practice_id == ""
    session.start(AFTER)
    file = tmp_path / "session.json"
    assert json.loads(file.read_text())["step"] == "load"
    session.next()
    assert json.loads(file.read_text())["step"] == "way"
    assert link.practice_id == "", "what is under way is not cut off"
    session.stop()
    assert not file.exists()


def test_one_cut_off_goes_on_at_its_step_and_only_when_asked(tmp_path: Path, clock: HandClock) -> None:
    cut_off(tmp_path, clock)
    clock.pass_by(3600)
    session, link = begun(tmp_path, clock)
    assert link.practice_id == "after"
    assert session.state == IDLE
    assert link.go_on()
    assert (session.state, session.elapsed(), session.way) == (RUNNING, 20.0, "outside")
    assert session.step is not None
    assert session.step.id == "outside"
    clock.pass_by(280)
    session.elapsed()
    assert session.state == OVER
    session.stop()
    assert link.practice_id == ""


def test_after_another_start_of_the_computer_it_goes_on_too(tmp_path: Path, clock: HandClock) -> None:
    cut_off(tmp_path, clock)
    change(tmp_path, kept_at=HandClock().now().isoformat())
    session, link = begun(tmp_path, HandClock(3.0))
    assert link.go_on()
    assert session.elapsed() == 20.0
    session.stop()


def test_the_link_is_gone_after_half_a_day(tmp_path: Path, clock: HandClock) -> None:
    cut_off(tmp_path, clock)
    _, link = begun(tmp_path, clock)
    clock.pass_by(11.9 * 3600)
    assert link.practice_id == "after"
    clock.pass_by(0.2 * 3600)
    assert link.practice_id == ""
    assert not link.go_on()
    assert not (tmp_path / "session.json").exists()


def test_a_clock_set_back_leaves_no_link_from_the_future(tmp_path: Path, clock: HandClock) -> None:
    cut_off(tmp_path, clock)
    change(tmp_path, kept_at="2036-01-01T00:00:00+00:00")
    assert begun(tmp_path, clock)[1].practice_id == ""


def test_what_is_no_link_any_more_goes_at_the_start(tmp_path: Path, clock: HandClock) -> None:
    """It says what was done and when, though no words: nobody has to follow a link to be rid of it."""
    cut_off(tmp_path, clock)
    clock.pass_by(13 * 3600)
    begun(tmp_path, clock)
    assert list(tmp_path.iterdir()) == []


def test_a_breath_that_was_slept_through_can_be_breathed_another_time(
    tmp_path: Path, clock: HandClock
) -> None:
    session, link = begun(tmp_path, clock)
    session.start(BEFORE)
    session.next()
    session.next()
    clock.pass_by(8 * 3600)
    session.elapsed()
    assert (session.state, session.was_slept_through) == (FINISHED, True)
    assert (link.practice_id, link.seconds_done) == ("before", 0.0)
    assert link.go_on()
    assert session.step is not None
    assert (session.state, session.step.kind, session.step_elapsed()) == (RUNNING, "breathe", 0.0)
    clock.pass_by(3)
    session.stop()
    assert (session.was_stopped, session.was_slept_through) == (True, False)
    assert link.practice_id == ""


def test_no_step_waits_for_the_disk(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To force a file to the disk takes longer than a frame, and this is the window's thread."""
    session, _ = begun(tmp_path, clock)
    with monkeypatch.context() as patch:
        patch.setattr(files, "_sync", lambda _: pytest.fail("a step waited"))
        session.start(AFTER)
        session.next()
    assert json.loads((tmp_path / "session.json").read_text())["step"] == "way"
    session.stop()


def test_what_is_kept_beside_the_place_comes_back(tmp_path: Path, clock: HandClock) -> None:
    session = PracticeSession(clock)
    link = InterruptedPractice(tmp_path, session, clock, session, visit=lambda: {"load": 4})
    assert link.visit == {}
    session.start(AFTER)
    assert begun(tmp_path, clock)[1].visit == {"load": 4}
    change(tmp_path, visit="a visit")
    assert link.visit == {}
    session.stop()


def test_it_holds_ids_and_times_and_no_words(tmp_path: Path, clock: HandClock) -> None:
    cut_off(tmp_path, clock)
    kept = json.loads((tmp_path / "session.json").read_text())
    assert {key for key, value in kept.items() if isinstance(value, str)} == {"id", "step", "way", "kept_at"}


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b'{"kept_at": 3}', b'{"kept_at": "soon"}', b"[" * 4000, b" " * 5000],
)
def test_a_file_of_something_else_is_no_link(tmp_path: Path, clock: HandClock, content: bytes) -> None:
    (tmp_path / "session.json").write_bytes(content)
    _, link = begun(tmp_path, clock)
    assert link.practice_id == ""
    assert not link.go_on()


def test_a_link_to_what_does_not_exist_any_more_goes_nowhere(tmp_path: Path, clock: HandClock) -> None:
    cut_off(tmp_path, clock)
    change(tmp_path, step="upstairs")
    session, link = begun(tmp_path, clock)
    assert not link.go_on()
    assert session.state == IDLE
    assert link.practice_id == ""


def test_where_nothing_can_be_written_the_practice_goes_on(tmp_path: Path, clock: HandClock) -> None:
    home = tmp_path / "nowhere"
    home.write_text("a file, not a folder")
    session, link = begun(home, clock)
    session.start(AFTER)
    assert session.state == RUNNING
    assert link.practice_id == ""
    session.stop()


def own(**values: Any) -> bytes:
    """A practice of one's own as it is handed on, of which something is otherwise."""
    steps = [["let_go", "", 15.0, 0, []], ["intend", "intention", 20.0, 0, []]]
    kept = {"id": "9c000000-0000-4000-8000-000000000001", "steps": steps, "step": "step_1", "counted": 5.0}
    return json.dumps(kept | {"kept_at": HandClock().now().isoformat()} | values).encode("ascii")


@pytest.mark.parametrize(
    "step",
    [
        ["card", "", 30.0, 9, []],
        ["card", "", 30.0, 0, []],
        ["choose", "boundary", 20.0, 0, []],
        ["choose", "load_after", 20.0, 0, []],
        ["intend", "quince", 20.0, 0, []],
        ["stretch", "", 20.0, 0, []],
        ["write", "lesson", 30.0, 0, []],
        ["let_go", "", 15.0, 0, [["in", 4.0], ["out", 6.0]]],
        ["let_go", "", 15.5, 0, []],
        ["pause", "unheard_of", 30.0, 0, []],
        [["let_go"], "", 15.0, 0, []],
        [],
    ],
)
def test_what_no_practice_of_ones_own_can_be_is_no_link_and_goes_at_the_start(
    tmp_path: Path, clock: HandClock, step: list[Any]
) -> None:
    steps = [step, ["let_go", "", 15.0, 0, []]]
    (tmp_path / "session.json").write_bytes(own(steps=steps))
    _, link = begun(tmp_path, clock)
    assert link.practice is None
    assert not (tmp_path / "session.json").exists()


@pytest.mark.parametrize("counted", [10**400, "soon", [3], None, {}])
def test_a_time_that_is_none_costs_the_time_and_no_more(
    tmp_path: Path, clock: HandClock, counted: Any
) -> None:
    (tmp_path / "session.json").write_bytes(own(counted=counted))
    session, link = begun(tmp_path, clock)
    assert link.practice is not None
    assert link.seconds_done == 0.0
    link.go_on()
    session.stop()
