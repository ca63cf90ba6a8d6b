# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""After an unlock: the check, then the backup, once, and a little later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.services.erasing import EMPTY_TRASH
from holdspace.services.vault import LOCKED
from holdspace.storage.backups import list_backups
from holdspace.storage.trash import empty_old_trash
from services.safety_home import SafetyHome
from services.test_health import flip


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[SafetyHome]:
    made = SafetyHome(tmp_path / "home", qtbot)
    yield made
    made.household.end()


def test_first_the_check_then_the_backup_and_both_once(qtbot: QtBot, home: SafetyHome) -> None:
    names: list[str] = []
    home.vault.work_began.connect(lambda work: names.append(work.objectName()))
    home.safety.look_after()
    assert names == []  # not at once: the timeline is shown first
    with qtbot.waitSignal(home.safety.backups.backed_up_by_itself):
        pass
    assert names == ["check of the journal", "automatic backup"]
    home.settle()
    home.safety.look_after()
    assert not home.safety.timer.isActive()


def test_old_trash_goes_after_the_backup(qtbot: QtBot, home: SafetyHome) -> None:
    """Case 38's rule is kept in storage: here it only is asked, each time, after today's backup."""
    home.write("thrown away", "kept")
    names: list[str] = []
    home.vault.work_began.connect(lambda work: names.append(work.objectName()))
    entries, now = home.vault.vault.entries, home.clock.now()
    (gone,) = [entry for _, entry in entries.page(None, 9) if entry.text == "thrown away"]
    entries.delete(gone.id, at=now - timedelta(days=41))
    for day in range(30):
        assert empty_old_trash(home.vault.vault, now - timedelta(days=41 - day)) == 0
    home.safety.look_after()
    with qtbot.waitSignal(home.safety.erasing.erased):
        pass
    assert names == ["check of the journal", "automatic backup", EMPTY_TRASH]
    assert entries.count() == 1
    assert entries.known(gone.id) is None


def test_a_damaged_journal_is_not_backed_up_over_the_good_ones(qtbot: QtBot, home: SafetyHome) -> None:
    home.write(*("words " * 200 for _ in range(40)))
    home.vault.vault.checkpoint()
    flip(home, 5)
    home.safety.look_after()
    with qtbot.waitSignal(home.safety.health.damage_found):
        pass
    home.settle()
    assert list_backups(home.places) == []


def test_locked_again_before_it_began_it_does_nothing(home: SafetyHome) -> None:
    home.safety.look_after()
    home.vault.lock()
    assert not home.safety.timer.isActive()
    assert home.vault.state == LOCKED
    home.safety.look_after()
    assert not home.safety.timer.isActive()


def test_it_waits_for_other_work(qtbot: QtBot, home: SafetyHome) -> None:
    home.vault.begin(lambda progress: progress(1.0))
    home.safety._on_quiet()
    assert home.safety.timer.isActive()
    home.settle()
    home.vault.lock()
