# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words of what a backup would give."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from hand_clock import HandClock
from holdspace.storage.restoring import Preview
from holdspace.ui.safety.restore_steps import ChooseStep, PreviewStep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

FIRST, LAST = datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 10, 14, tzinfo=UTC)


def preview(**others: Any) -> Preview:
    fields: dict[str, Any] = {
        "entries": 214,
        "first": FIRST,
        "last": LAST,
        "made_at": LAST,
        "sequence": 12,
        "same_vault": True,
        "same_root": True,
        "passphrase": "today's",
        "lacks": 6,
    }
    return Preview(**(fields | others))


@pytest.fixture
def step(qtbot: QtBot, theme: Theme) -> PreviewStep:
    made = PreviewStep(theme, HandClock())
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "214 entries, from 3 March to 14 October 2026."),
        ({}, "Your journal today has 6 that are not in it: they are kept in a backup first."),
        ({"lacks": 1}, "one entry that is not in it"),
        ({"lacks": 0}, "All that is in your journal today is in it, too."),
        ({"lacks": None}, "It cannot be compared with the journal that is here"),
        ({"same_vault": False}, "It is a backup of another journal."),
        ({}, "Afterwards today’s passphrase opens it."),
        ({"passphrase": "then"}, "Afterwards the passphrase it was made with opens it."),
        ({"passphrase": "code only"}, "Afterwards only its recovery code opens it"),
        ({"entries": 0, "first": None, "last": None}, "No entries."),
    ],
)
def test_it_says_what_it_holds_and_what_becomes_of_today(
    step: PreviewStep, fields: dict[str, Any], said: str
) -> None:
    step.show_preview(preview(**fields), has_vault=True)
    assert said in step.words()


def test_without_a_journal_nothing_is_replaced(step: PreviewStep) -> None:
    step.show_preview(preview(lacks=None, same_vault=False), has_vault=False)
    assert "There is no journal here yet, so nothing is replaced." in step.words()
    assert "another journal" not in step.words()


def test_where_the_journals_file_is_missing_nothing_is_compared(step: PreviewStep) -> None:
    step.show_preview(preview(lacks=None), has_vault=True, has_database=False)
    assert "The journal’s file is missing, so nothing that you wrote is replaced." in step.words()
    assert "compared" not in step.words()


@pytest.mark.parametrize(
    ("has_database", "said"),
    [(True, "It takes the place of the journal that is here now."), (False, "No journal’s file is here")],
)
def test_it_takes_no_place_where_there_is_none(
    qtbot: QtBot, theme: Theme, has_database: bool, said: str
) -> None:
    step = ChooseStep(theme, HandClock())
    qtbot.addWidget(step)
    step.say_place(has_database=has_database)
    assert step._why.text().startswith(said)


def test_where_there_are_none_it_says_so(qtbot: QtBot, theme: Theme) -> None:
    step = ChooseStep(theme, HandClock())
    qtbot.addWidget(step)
    step.show_backups(())
    assert not step._none.isHidden()
