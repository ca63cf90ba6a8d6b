# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal's small words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QLocale

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS
from holdspace.domain.timeline import TimelineRow
from holdspace.ui.journal.words import audience_words, below_words, kind_words, spoken


def _row(**values: object) -> TimelineRow:
    row: dict[str, object] = {
        "id": "its id",
        "moment": datetime(2026, 10, 14, 14, 10, tzinfo=UTC),
        "words": "",
        "kind": "note",
        "audiences": (),
        "load": None,
        "starred": False,
        "sealed": False,
    }
    return TimelineRow(**(row | values))  # type: ignore[arg-type]


def test_every_audience_and_kind_has_its_words() -> None:
    assert audience_words(AUDIENCES).count(", ") == len(AUDIENCES) - 1
    assert [kind for kind in KINDS if not kind_words(kind)] == ["note"]


def test_the_line_below_says_only_what_there_is() -> None:
    assert below_words(_row()) == ""
    assert below_words(_row(audiences=("myself",), kind="after")) == "Myself · After"
    assert below_words(_row(sealed=True)) == "written while locked"


def test_a_row_is_spoken_whole() -> None:
    assert spoken(_row(), "", QLocale.c()) == "14:10. A moment, without words"
    row = _row(words="It helped.", audiences=("client",), load=2, starred=True, kind="before", sealed=True)
    assert spoken(row, "Today, 14 October", QLocale.c()) == (
        "Today, 14 October. 14:10. It helped. With Client or family. How heavy: 2 of 5. Before. Starred."
        " Written while locked"
    )
