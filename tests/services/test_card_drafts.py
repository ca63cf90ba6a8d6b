# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun of cards is sealed while the journal is open, and not seen else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.card_drafts import CardDraft
from holdspace.services.card_drafts import NEW, CardDrafts
from household import Household

ONE, OTHER = CardDraft(say="One quince."), CardDraft(say="Another quince.")


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


def test_each_card_has_its_own_and_the_last_is_known(home: Household) -> None:
    drafts = CardDrafts(home.vault)
    assert (drafts.are_waiting, drafts.last(), drafts.of(NEW)) == (False, None, None)
    drafts.keep("pen_down", ONE)
    drafts.keep(NEW, OTHER)
    assert (drafts.of("pen_down"), drafts.of(NEW), drafts.last()) == (ONE, OTHER, NEW)
    drafts.keep(NEW, None)
    assert (drafts.of(NEW), drafts.last(), drafts.are_waiting) == (None, "pen_down", True)
    drafts.keep("pen_down", None)
    assert not drafts.are_waiting


def test_they_outlive_the_lock_and_are_not_seen_behind_it(home: Household) -> None:
    drafts = CardDrafts(home.vault)
    drafts.keep(NEW, ONE)
    home.vault.lock()
    assert (drafts.are_waiting, drafts.of(NEW), drafts._drafts) == (False, None, None)
    home.open()
    assert CardDrafts(home.vault).of(NEW) == drafts.of(NEW) == ONE


def test_a_further_new_card_takes_no_others_place(home: Household) -> None:
    drafts = CardDrafts(home.vault)
    assert drafts.fresh() == NEW
    drafts.keep(NEW, ONE)
    further = drafts.fresh()
    assert further != NEW
    drafts.keep(further, OTHER)
    drafts.keep("pen_down", ONE)
    assert drafts.fresh() not in (NEW, further)
    assert drafts.others("pen_down") == {further: OTHER, NEW: ONE}
    assert list(drafts.others("pen_down")) == [further, NEW]
    drafts.keep(NEW, None)
    assert drafts.fresh() == NEW
