# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Dates and numbers of backups in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from holdspace.domain.backups import BackupName
from holdspace.services.backups import KeptBackup, Shrink
from holdspace.ui.safety.words import (
    backup_words,
    deleted_words,
    dropped_words,
    entries_words,
    shrink_words,
    size_words,
    span_words,
    when_words,
)

NOW = datetime(2026, 10, 14, 18, 0, tzinfo=UTC)
BRITISH = QLocale("en_GB")


def backup(entries: int | None, days: int = 0, rows: int = 0) -> KeptBackup:
    made_at = NOW - timedelta(days=days, hours=8, minutes=46)
    return KeptBackup(Path("x"), BackupName(1, made_at), 1234, entries, rows)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Today at 09:14"),
        (1, "Yesterday at 09:14"),
        (9, "5 October at 09:14"),
        (400, "9 September 2025 at 09:14"),
    ],
)
def test_when(days: int, words: str) -> None:
    assert when_words(NOW - timedelta(days=days, hours=8, minutes=46), NOW, BRITISH) == words


@pytest.mark.parametrize(
    ("count", "words"), [(0, "No entries"), (1, "One entry"), (214, "214 entries"), (1214, "1,214 entries")]
)
def test_how_many(count: int, words: str) -> None:
    assert entries_words(count, BRITISH) == words


def test_a_backup_in_a_few_words() -> None:
    assert backup_words(backup(214), NOW, BRITISH) == "Today at 09:14, 214 entries"
    assert backup_words(backup(1), NOW, BRITISH) == "Today at 09:14, one entry"
    assert backup_words(backup(None), NOW, BRITISH) == "Today at 09:14, cannot be read"
    assert size_words(30_212, BRITISH) == "30.2 kB"


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (datetime(2026, 3, 3, tzinfo=UTC), "from 3 March to 14 October 2026"),
        (datetime(2025, 3, 3, tzinfo=UTC), "from 3 March 2025 to 14 October 2026"),
        (datetime(2026, 10, 14, tzinfo=UTC), "from 14 October 2026"),
    ],
)
def test_from_when_to_when(first: datetime, words: str) -> None:
    assert span_words(first, NOW, BRITISH) == words


def test_a_backup_that_holds_less_is_asked_about_with_both_counts() -> None:
    asked = shrink_words(Shrink(backup(40), backup(12)))
    assert asked == (
        "The last backup has fewer entries than the one before: 12 instead of 40."
        " Older backups are kept until you decide."
    )
    assert "holds less" in shrink_words(Shrink(backup(12), backup(12)))
    assert "holds less" in shrink_words(Shrink(backup(None), backup(12)))


@pytest.mark.parametrize(
    ("count", "unfinished", "words"),
    [
        (0, False, "Nothing that you deleted is left in the journal."),
        (0, True, "Erasing did not come to its end, so traces may be left. Erase once more."),
        (1, False, "One deleted entry is still in the journal, where you do not see it."),
        (1214, True, "1,214 deleted entries are still in the journal, where you do not see them."),
    ],
)
def test_what_was_deleted_and_is_left(count: int, unfinished: bool, words: str) -> None:
    assert deleted_words(count, BRITISH, unfinished=unfinished) == words


def test_what_was_dropped() -> None:
    assert dropped_words(1, BRITISH).endswith("the older one is gone.")
    assert dropped_words(12, BRITISH).endswith("the 12 older ones are gone.")
