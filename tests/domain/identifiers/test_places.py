# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Places below a state; states alone are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("at 412 Maple Street, Apt 4B, Toledo, OH 43604 today", "412 Maple Street, Apt 4B, Toledo, OH 43604"),
        ("visit at 1207 oak st, no heat", "1207 oak st"),
        ("PO Box 114 is full", "PO Box 114"),
        ("her zip is 44107", "44107"),
        ("back to Youngstown soon", "Youngstown"),
        ("home to San Antonio", "San Antonio"),
        ("over in Cuyahoga County now", "Cuyahoga County"),
        ("from Lima, Ohio", "Lima, Ohio"),
        ("the lobby of St. Mary's", "St. Mary's"),
        ("at Good Samaritan Hospital", "Good Samaritan Hospital"),
        ("the Maplewood apartments", "Maplewood apartments"),
        ("the shelter on East 9th", "East 9th"),
        ("moved to Austin", "Austin"),
    ],
)
def test_places_are_found(text: str, words: str, found: Found) -> None:
    assert found(text) == [("place", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Ohio winters. She moved from Texas, then New York, then West Virginia.",
        "Room 12, third floor, bed by the window.",
        "The hospital, the clinic, Urgent Care, the ER, Home Health.",
        "20 minutes down the road. Walked the block. Park bench.",
        "New policy. Old story.",
    ],
)
def test_what_is_no_place(text: str, found: Found) -> None:
    assert found(text) == []
