# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is done is kept as it ends: into the open journal, sealed while that is locked or busy, or not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.breathing import Pattern, PhaseStep
from holdspace.domain.pauses import Pause
from holdspace.domain.sessions import Session
from holdspace.services.breathing import BreathingSession
from holdspace.services.pauses import PauseSession
from holdspace.services.sessions import SessionService
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.storage.errors import DiskFull, NoVault, VaultBusy
from household import Household
from practised import ANSWER, BOUNDARY, HOUR, NOW, SESSION

SIT = Pause("sit", 300, "five_minutes")
BOX = Pattern("box", tuple(PhaseStep(kind, 4.0) for kind in ("in", "hold", "out", "hold")))


class Home(Household):
    """A household with the service of sessions, and what that told."""

    def start(self) -> None:
        super().start()
        self.sessions = SessionService(self.vault, self.clock)
        self.kept: list[str] = []
        self.failed: list[Exception] = []
        self.sessions.session_kept.connect(self.kept.append)
        self.sessions.session_failed.connect(self.failed.append)

    @property
    def all(self) -> list[Session]:
        return self.vault.vault.entries.sessions.all()


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Home]:
    del qtbot
    home = Home(tmp_path / "home", UNLOCKED)
    yield home
    home.end()


@pytest.fixture
def locked(tmp_path: Path, qtbot: QtBot) -> Iterator[Home]:
    del qtbot
    home = Home(tmp_path / "home", LOCKED)
    yield home
    home.end()


def test_it_is_on_the_disk_once_it_is_recorded(home: Home) -> None:
    home.sessions.record(SESSION)
    assert home.kept == [SESSION.id]
    home.kill()
    home.open()
    assert home.all == [SESSION]
    assert home.sessions.recent(9) == home.sessions.between(NOW, NOW) == [SESSION]
    later = replace(SESSION, load_after=5)
    home.sessions.update(later)
    assert home.all == [replace(later, modified_at=home.all[0].modified_at)]
    assert home.all[0].modified_at > SESSION.modified_at


def test_while_locked_it_is_sealed_and_joins_at_the_next_unlock(locked: Home) -> None:
    locked.sessions.record(SESSION)
    locked.sessions.update(replace(SESSION, load_after=1))
    locked.sessions.keep_boundary(BOUNDARY)
    assert locked.kept == [SESSION.id] * 2
    assert (locked.sealed, len(list(locked.places.inbox.iterdir()))) == (2, 2)
    assert not locked.disk_holds("quince")
    locked.kill()
    locked.open()
    locked.vault.vault.absorb_inbox()
    (session,) = locked.all
    assert (session.sealed, session.load_after) == (True, 1)
    assert locked.sessions.boundaries(9) == [BOUNDARY]


def test_sealed_ones_join_by_themselves_after_unlocking(locked: Home, qtbot: QtBot) -> None:
    locked.sessions.record(SESSION)
    with qtbot.waitSignal(locked.vault.inbox_emptied):
        locked.open()
    assert locked.all == [replace(SESSION, sealed=True)]


def test_before_there_is_a_journal_nothing_is_kept_and_words_are_refused(
    tmp_path: Path, qtbot: QtBot
) -> None:
    del qtbot
    home = Home(tmp_path / "home", NONE)
    home.sessions.record(SESSION)
    assert (home.kept, home.failed) == ([], [])
    assert not home.places.inbox.exists()
    with pytest.raises(NoVault):
        home.sessions.keep_boundary(BOUNDARY)


def test_while_a_long_work_holds_the_journal_it_is_sealed_and_joins_right_after(
    home: Home, qtbot: QtBot
) -> None:
    before = replace(BOUNDARY, id=f"{BOUNDARY.id[:-1]}2", made_at=NOW - HOUR)
    assert not home.sessions.keep_boundary(before)
    with home.busy():
        home.sessions.record(SESSION)
        assert home.sessions.keep_boundary(BOUNDARY), "it says that it was sealed"
        with pytest.raises(VaultBusy):
            home.sessions.keep_boundary(replace(before, text="other", modified_at=NOW + HOUR))
        assert home.all == []
    with qtbot.waitSignal(home.vault.inbox_emptied):
        home.vault.absorb_soon()
    assert home.all == [replace(SESSION, sealed=True)]
    assert home.sessions.boundaries(9) == [BOUNDARY, before]


def test_each_end_of_an_exercise_is_recorded_once(home: Home) -> None:
    pause, breath = PauseSession(home.clock), BreathingSession(home.clock)
    home.sessions.follow(pause, "pause")
    home.sessions.follow(breath, "breathe")
    pause.start(SIT)
    began = home.clock.now()
    home.clock.pass_by(300)
    pause.elapsed()
    breath.start(BOX, 1)
    for _ in range(5):
        home.clock.pass_by(4.0)
        breath.elapsed()
    breath.pause()
    home.clock.pass_by(600)
    breath.stop()
    sit, box = home.all
    assert (sit.practice, sit.place, sit.seconds, sit.whole) == ("sit", "pause", 300.0, True)
    assert (sit.started_at, sit.modified_at, sit.time_zone) == (began, began + timedelta(seconds=300), "UTC")
    assert (box.practice, box.place, box.seconds, box.whole) == ("box", "breathe", 20.0, False)
    assert box.started_at == began + timedelta(seconds=300), "it began before it stood still"
    assert home.kept == [sit.id, box.id]


@pytest.mark.parametrize(("seconds", "count"), [(4.9, 0), (5.0, 1)])
def test_what_was_begun_by_a_slip_is_not_recorded(home: Home, seconds: float, count: int) -> None:
    pause = PauseSession(home.clock)
    home.sessions.follow(pause, "pause")
    pause.start(SIT)
    home.clock.pass_by(seconds)
    pause.stop()
    assert len(home.all) == count
    assert home.failed == []


def test_one_that_another_process_began_is_recorded_here(locked: Home) -> None:
    """Locking replaces the process while a pause goes on, and it ends with the journal locked."""
    before = PauseSession(locked.clock)
    before.start(SIT)
    began = locked.clock.now()
    locked.clock.pass_by(60)
    snapshot = before.snapshot()
    locked.kill()
    locked.clock._seconds = locked.clock._from + 60
    pause = PauseSession(locked.clock)
    locked.sessions.follow(pause, "pause")
    assert pause.restore(snapshot | {"running_since": locked.clock.seconds() - 60, "id": "sit"})
    locked.clock.pass_by(240)
    pause.elapsed()
    locked.open()
    locked.vault.vault.absorb_inbox()
    (session,) = locked.all
    assert (session.started_at, session.seconds, session.whole, session.sealed) == (began, 300.0, True, True)


def test_what_could_not_be_kept_is_told_and_kept_with_the_next(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause = PauseSession(home.clock)
    home.sessions.follow(pause, "pause")

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("holdspace.storage.sessions.SessionStore.keep", full)
        for _ in range(2):
            pause.start(SIT)
            home.clock.pass_by(30)
            pause.stop()
    assert [type(error) for error in home.failed] == [DiskFull, DiskFull]
    assert home.all == []
    pause.start(SIT)
    home.clock.pass_by(40)
    pause.stop()
    assert [each.seconds for each in home.all] == [30.0, 30.0, 40.0]


def test_of_a_session_that_could_not_be_kept_the_last_is_tried_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Session) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(home.sessions, "record", refuse)
        for seconds in (60.0, 90.0):
            with pytest.raises(DiskFull):
                home.sessions.record_or_retry(replace(SESSION, seconds=seconds))
    other = replace(SESSION, id=ANSWER.id)
    home.sessions.record_or_retry(other)
    assert home.kept == [SESSION.id, other.id]
    assert {each.seconds for each in home.all} == {90.0, SESSION.seconds}


def test_a_boundary_can_be_changed_while_the_journal_is_open(home: Home) -> None:
    home.sessions.keep_boundary(BOUNDARY)
    changed = replace(BOUNDARY, text="pear", modified_at=BOUNDARY.modified_at + HOUR)
    home.sessions.keep_boundary(changed)
    assert home.sessions.boundaries(9) == [changed]


def test_it_is_light() -> None:
    code = (
        "import sys, holdspace.services.sessions\n"
        "heavy = {'sqlcipher3', 'cryptography', 'holdspace.storage.sessions', 'holdspace.domain.sessions'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
