# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Locking by itself, tied to the window; with the whole app it is in tests/test_app.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.services.session_watch import SessionWatch
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.ui.self_locking import SelfLocking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import Make, MakeWindow

MARKER = "her hands were shaking"


@pytest.mark.parametrize("told", ["session_locked", "sleep_announced"])
def test_the_session_locks_the_journal(window_in: MakeWindow, qtbot: QtBot, told: str) -> None:
    window = window_in(UNLOCKED)
    locking = SelfLocking(window._house, window)
    with qtbot.waitSignal(window.relaunch_wanted):
        getattr(locking.session, told).emit()
    assert window._house.vault.state == LOCKED
    assert not locking.idle.is_running


def test_after_hours_asleep_the_word_that_it_woke_locks(
    window_in: MakeWindow, household_in: Make, qtbot: QtBot
) -> None:
    household = household_in(UNLOCKED)
    window = window_in(household)
    locking = SelfLocking(window._house, window)
    locking.session.woken.emit()
    assert household.vault.state == UNLOCKED
    household.clock.pass_by(8 * 3600)
    with qtbot.waitSignal(window.relaunch_wanted):
        locking.session.woken.emit()
    assert household.vault.state == LOCKED


def test_a_sign_of_a_person_puts_the_lock_off(
    window_in: MakeWindow, household_in: Make, qtbot: QtBot
) -> None:
    household = household_in(UNLOCKED)
    window = window_in(household)
    locking = SelfLocking(window._house, window)
    for _ in range(3):
        household.clock.pass_by(200)
        window.presence.note()
        locking.idle.look()
    assert household.vault.state == UNLOCKED
    household.clock.pass_by(300)
    locking.idle.look()
    assert household.vault.state == LOCKED


def test_words_begun_while_locked_are_sealed_and_gone_after_the_minutes(
    window_in: MakeWindow, household_in: Make, qtbot: QtBot
) -> None:
    household = household_in(LOCKED)
    window = window_in(household)
    locking = SelfLocking(window._house, window)
    household.clock.pass_by(3600)  # the hour before the words counts for nothing
    qtbot.keyClicks(window.now.composer.entry, MARKER)
    household.clock.pass_by(299)
    with qtbot.assertNotEmitted(window.relaunch_wanted):
        locking.idle.look()
    household.clock.pass_by(1)
    with qtbot.waitSignal(window.relaunch_wanted):
        locking.idle.look()
    assert household.has_draft
    assert not household.disk_holds(MARKER)


def test_words_that_cannot_be_sealed_stay_and_are_put_away_once_they_can(
    window_in: MakeWindow, household_in: Make, qtbot: QtBot
) -> None:
    household = household_in(LOCKED)
    window = window_in(household)
    locking = SelfLocking(window._house, window)
    qtbot.keyClicks(window.now.composer.entry, MARKER)
    household.capture.keep_draft_now()
    household.places.draft.unlink()
    household.places.draft.mkdir()
    household.clock.pass_by(300)
    with qtbot.assertNotEmitted(window.relaunch_wanted):
        locking.idle.look()
        locking.session.sleep_announced.emit()
    assert window.now.composer.entry.plain_text() == MARKER
    household.places.draft.rmdir()
    with qtbot.waitSignal(window.relaunch_wanted):
        household.capture.keep_draft_now()
    assert household.has_draft


def test_an_emptied_box_is_not_locked_over(window_in: MakeWindow, household_in: Make, qtbot: QtBot) -> None:
    household = household_in(LOCKED)
    window = window_in(household)
    locking = SelfLocking(window._house, window)
    qtbot.keyClicks(window.now.composer.entry, "a")
    assert locking.idle.is_running
    qtbot.keyClick(window.now.composer.entry, Qt.Key.Key_Backspace)
    household.clock.pass_by(3600)
    with qtbot.assertNotEmitted(window.relaunch_wanted):
        locking.idle.look()
    assert not locking.idle.is_running


@pytest.mark.parametrize("state", [NONE, LOCKED, UNLOCKED])
def test_sleep_is_always_held_up(
    window_in: MakeWindow, state: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TRUST 40: words may be begun in the locked app, too."""
    held: list[bool] = []
    monkeypatch.setattr(SessionWatch, "hold_sleep", lambda self: held.append(True))
    monkeypatch.setattr("holdspace.ui.self_locking.watch_session", lambda ask, parent: SessionWatch(parent))
    window = window_in(state)
    locking = SelfLocking(window._house, window)
    assert held == [True]
    locking.session.woken.emit()
    assert held == [True, True]


def test_a_window_that_is_gone_is_not_asked_for_words(
    window_in: MakeWindow, household_in: Make, qtbot: QtBot
) -> None:
    household = household_in(UNLOCKED)
    window = window_in(household)
    locking = SelfLocking(window._house, window)
    assert locking.idle.is_running
    window.destroyed.emit()
    assert not locking.idle.is_running
