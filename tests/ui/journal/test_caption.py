# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a search asks for, in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from holdspace.domain.find import FIELDS, parse
from holdspace.ui.journal.caption import _SAYS, _SAYS_NOT, asked_words

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def test_every_field_is_said() -> None:
    assert set(_SAYS) == set(_SAYS_NOT) == set(FIELDS)


@pytest.mark.parametrize(
    ("typed", "words", "others"),
    [
        ("one two", "“one”, “two”", ""),
        ("load:4 load:>=4", "", "that weighed 4, that weighed 4 to 5"),
        ("after:2024-03 before:2025", "", "from March 2024 on, before 2025"),
        ("-after:2024-03 -before:2025", "", "before March 2024, from 2025 on"),
        ("is:starred -is:sealed", "", "with a star, not written while locked"),
        ("-is:starred is:sealed -load:4", "", "without a star, written while locked, that did not weigh 4"),
        ("kind:note -kind:after", "", "of the kind “Note”, not of the kind “After”"),
        (
            "-for:me -felt:tired -has:lesson",
            "",
            "not with Myself, without the feeling “tired”, without a lesson",
        ),
        (
            "for:me felt:tired has:lesson -tag:x",
            "",
            "with Myself, with the feeling “tired”, with a lesson, not tagged “x”",
        ),
        ("calm tag:ca*", "“calm”", "tagged “ca…”"),
    ],
)
def test_nothing_asked_for_is_hidden(typed: str, words: str, others: str) -> None:
    assert asked_words(parse(typed), ENGLISH) == (words, others)
