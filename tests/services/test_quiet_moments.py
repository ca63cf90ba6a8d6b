# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Quiet moments after saves: short steps, then the log is cut; nothing that copies the vault is disturbed."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from holdspace.services import quiet_moments
from holdspace.services.quiet_moments import QuietMoments
from holdspace.storage.errors import DiskFull, VaultBusy


class FakeVault:
    """Has so many steps of merging to do, and notes what is asked of it."""

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.asked: list[str] = []

    def merge_words(self) -> bool:
        self.asked.append("merge")
        self.steps -= 1
        return self.steps >= 0

    def checkpoint(self) -> bool:
        self.asked.append("cut")
        return True


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet_moments, "_AFTER_SAVE_MS", 1)
    monkeypatch.setattr(quiet_moments, "_NEXT_STEP_MS", 0)


def moments_of(vault: Any, parent: QObject, *, may_merge: bool = True) -> QuietMoments:
    return QuietMoments(lambda: cast("Any", vault), lambda: may_merge, parent)


def test_all_is_merged_step_by_step_and_then_the_log_is_cut(qtbot: QtBot) -> None:
    vault, parent = FakeVault(3), QObject()
    moments_of(vault, parent).await_one()
    qtbot.waitUntil(lambda: "cut" in vault.asked)
    assert vault.asked == ["merge"] * 4 + ["cut"]


def test_the_log_is_cut_however_much_there_is_to_merge(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet_moments, "_MOST_STEPS", 5)
    vault, parent = FakeVault(1000), QObject()
    moments = moments_of(vault, parent)
    moments.await_one()
    qtbot.waitUntil(lambda: "cut" in vault.asked)
    assert vault.asked == ["merge"] * 5 + ["cut"]
    moments.await_one()  # and the next save goes on with it
    qtbot.waitUntil(lambda: vault.asked.count("cut") == 2)
    assert vault.asked.count("merge") == 10


def test_while_the_vault_is_copied_only_the_log_is_cut() -> None:
    vault, parent = FakeVault(3), QObject()
    moments_of(vault, parent, may_merge=False).work()
    assert vault.asked == ["cut"]


def test_a_save_begins_the_wait_anew_and_locking_ends_it(qtbot: QtBot) -> None:
    vault, parent = FakeVault(0), QObject()
    moments = moments_of(vault, parent)
    moments.await_one()
    moments.stop()
    assert not moments._timer.isActive()
    moments.await_one()
    qtbot.waitUntil(lambda: vault.asked == ["merge", "cut"])


def test_where_nothing_is_open_or_it_fails_nobody_is_troubled() -> None:
    class Full(FakeVault):
        def merge_words(self) -> bool:
            raise DiskFull

    parent = QObject()
    moments_of(None, parent).work()
    full = Full(1)
    moments = moments_of(full, parent)
    moments.work()
    assert full.asked == []
    assert not moments._timer.isActive(), "the next save asks again"


def test_while_another_writes_the_moment_waits_and_comes(qtbot: QtBot) -> None:
    class Busy(FakeVault):
        busy = 3

        def merge_words(self) -> bool:
            self.busy -= 1
            if self.busy >= 0:
                raise VaultBusy
            return super().merge_words()

    vault, parent = Busy(1), QObject()
    moments_of(vault, parent).await_one()
    qtbot.waitUntil(lambda: "cut" in vault.asked)
    assert vault.asked == ["merge", "merge", "cut"]


@pytest.mark.parametrize("is_error", [True, False], ids=["busy", "a reader in the way"])
def test_a_log_that_cannot_be_cut_is_tried_a_few_times(qtbot: QtBot, is_error: bool) -> None:
    class Held(FakeVault):
        def checkpoint(self) -> bool:
            super().checkpoint()
            if is_error:
                raise VaultBusy
            return False

    vault, parent = Held(0), QObject()
    moments = moments_of(vault, parent)
    moments.await_one()
    tries = quiet_moments._MOST_TRIES
    qtbot.waitUntil(lambda: vault.asked.count("cut") == tries)
    assert not moments._timer.isActive()
    moments.await_one()  # and the next save begins anew
    qtbot.waitUntil(lambda: vault.asked.count("cut") == 2 * tries)
