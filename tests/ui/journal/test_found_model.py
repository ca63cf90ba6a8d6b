# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The rows of what was found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from holdspace.domain.entries import Entry
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.found_model import FoundModel
from holdspace.ui.journal.model import POSITION_ROLE, ROW_ROLE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def finder(vault: VaultService, journal: JournalService) -> FindService:
    return FindService(vault, journal)


@pytest.fixture
def model(journal: JournalService, finder: FindService, three: list[Entry], qtbot: QtBot) -> FoundModel:
    return FoundModel(journal, finder, lambda: date(2026, 10, 14), QLocale())


def _words(model: FoundModel) -> list[str]:
    return [model.index(row).data(ROW_ROLE).words for row in range(model.rowCount())]


def test_only_what_answers_has_a_row_with_its_hits(model: FoundModel, finder: FindService) -> None:
    assert model.rowCount() == 0
    finder.find("words")
    assert _words(model) == ["newest words", "oldest words"]
    assert model.index(0).data(ROW_ROLE).hits == ((7, 12),)
    finder.find("words newest")
    assert _words(model) == ["newest words"]
    assert model.index(0).data(ROW_ROLE).hits == ((0, 6), (7, 12))
    finder.clear()
    assert model.rowCount() == 0


def test_another_query_is_a_reset_and_a_change_of_the_journal_is_not(
    model: FoundModel, finder: FindService, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.modelReset):
        finder.find("words")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.settled):
        journal.edit(three[0], text="other words")
    assert _words(model) == ["other words", "oldest words"]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsRemoved):
        journal.delete(three[2].id)
    assert _words(model) == ["other words"]


def test_older_hits_come_in_at_the_end(
    vault: VaultService, model: FoundModel, finder: FindService, keep: Callable[..., Entry], qtbot: QtBot
) -> None:
    with vault.vault.entries._connection.write():
        for number in range(70):
            keep(f"silence {number}", 3000 + number)
    finder.find("silence ")
    first = model.rowCount()
    assert 0 < first <= 70
    qtbot.waitUntil(lambda: model.rowCount() == 70)
    positions = [model.index(row).data(POSITION_ROLE) for row in range(70)]
    assert positions == sorted(positions, reverse=True)


def test_one_made_late_takes_in_what_was_found(
    journal: JournalService, finder: FindService, three: list[Entry], qtbot: QtBot
) -> None:
    finder.find("oldest")
    late = FoundModel(journal, finder, lambda: date(2026, 10, 14), QLocale())
    with qtbot.waitSignal(late.settled):
        late.take_in_found()
    assert _words(late) == ["oldest words"]
