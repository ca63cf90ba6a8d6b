# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Backups without a journal, counted in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from holdspace.ui.widgets.earlier_backups import earlier_words, restore_words


@pytest.mark.parametrize(
    ("count", "words", "link"),
    [
        (1, "One backup of an earlier journal is here.", "Restore it"),
        (3, "3 backups of an earlier journal are here.", "Restore one of them"),
    ],
)
def test_they_are_counted_and_lead_to_restoring(count: int, words: str, link: str) -> None:
    assert earlier_words(count, QLocale("en_US")) == words
    assert restore_words(count) == link


def test_where_there_are_none_nothing_is_said() -> None:
    assert earlier_words(0, QLocale("en_US")) == ""
