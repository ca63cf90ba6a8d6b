# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Locking by itself, tied to the window; with the whole app it is in tests/test_app.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.ui.self_locking import SelfLocking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import Make, MakeWindow


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
