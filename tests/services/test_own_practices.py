# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own practices are made and removed while the journal is open; what was done with one stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.practices import BadPractice
from holdspace.services.own_practices import OwnPracticeService
from household import Household
from practised import PRACTICE, SESSION


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


def test_one_is_made_and_removed_and_its_sessions_stay(home: Household) -> None:
    own = OwnPracticeService(home.vault, home.clock)
    made = own.add("  Before  I ring ", PRACTICE.steps)
    assert made.name == "Before I ring"
    assert made.modified_at == home.clock.now()
    done = replace(SESSION, practice=made.id, place="doorway")
    home.vault.vault.entries.sessions.keep(done)
    own.remove(made.id)
    assert own.all() == []
    assert home.vault.vault.entries.sessions.all() == [done]
    assert home.vault.vault.ledger_agrees()


def test_what_cannot_be_gone_through_is_refused(home: Household) -> None:
    own = OwnPracticeService(home.vault, home.clock)
    with pytest.raises(BadPractice):
        own.add("Before", PRACTICE.steps[:1])
    assert own.all() == []
