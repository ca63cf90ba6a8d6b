# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun of practices is sealed while the journal is open, and none is out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.practice_drafts import BegunStep, PracticeDraft
from holdspace.services.practice_drafts import NEW, PracticeDrafts
from household import Household

ONE = PracticeDraft("Before I ring", (BegunStep("breathe", "box", 30),))
OTHER = PracticeDraft("After it")


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


def test_they_outlive_the_lock_and_are_not_seen_behind_it(home: Household) -> None:
    drafts = PracticeDrafts(home.vault)
    drafts.keep(NEW, ONE)
    home.vault.lock()
    assert (drafts.are_waiting, drafts.of(NEW)) == (False, None)
    home.open()
    assert PracticeDrafts(home.vault).of(NEW) == drafts.of(NEW) == ONE
    assert drafts.are_waiting
    drafts.keep(NEW, None)
    assert not drafts.are_waiting


def test_what_was_begun_of_one_that_is_gone_goes_on_as_a_new_one(home: Household) -> None:
    drafts = PracticeDrafts(home.vault)
    assert drafts.for_new([]) == NEW
    drafts.keep("gone", OTHER)
    assert (drafts.for_new(["gone"]), drafts.for_new(["another"])) == (NEW, "gone")
    drafts.keep(NEW, ONE)
    assert drafts.for_new([]) == NEW, "one thing at a time"
