# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""No value that holds what a person wrote shows it in its repr, which a traceback or a log prints."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import holdspace
from holdspace.domain.entries import new_entry
from holdspace.domain.timeline import timeline_row
from holdspace.services.capture import EarlierDraft, SetDown, Words
from holdspace.services.rendering import render
from holdspace.storage.absorbing import Absorbed
from holdspace.storage.drafts import Draft

MARKER = "quince"
NOW = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)
ENTRY = new_entry(MARKER, now=NOW, time_zone="UTC")
WORDS = Words(MARKER)
LONG = " ".join([MARKER] * 20_000)
HOLD_WORDS: list[Any] = [
    ENTRY,
    timeline_row(ENTRY),
    WORDS,
    SetDown(ENTRY.id, WORDS, sealed=False),
    EarlierDraft(ENTRY.id, WORDS, NOW, is_stale=True),
    render(MARKER),
    render(LONG),
    Draft(MARKER, (), None, (), "note", NOW, ENTRY.id),
    Absorbed((ENTRY,)),
]
HOLD_NONE = {
    *(
        "Card",
        "CardMoment",
        "CardKind",
        "Feeling",
        "FeelingGroup",
        "Feelings",
        "_Feelings",
    ),  # what HoldSpace says itself
    *("HelpNumber", "HelpHalf", "HelpPage", "Section"),
    *("PatternContent", "PauseContent", "MinutesOffer", "Doorway"),
    *(
        "PhaseStep",
        "Pattern",
        "Moment",
        "Pause",
        "Stopwatch",
        "Strength",
        "Ledger",
        "Sign",
        "Holding",
        "_Fault",
    ),
    "BackupName",
    "_Refused",
    "_Opened",
    "BackupsKept",
    "KeptBackup",
    "Shrink",
    "Holding",
}


@pytest.mark.parametrize("value", HOLD_WORDS, ids=lambda value: type(value).__name__)
def test_the_repr_holds_no_words(value: Any) -> None:
    assert MARKER not in repr(value)
    assert MARKER not in repr([value])
    assert MARKER not in f"{value}"


def values_of(floor: str) -> set[str]:
    """Return the names of the dataclasses and named tuples of a floor."""
    found = set()
    for file in (Path(holdspace.__file__).parent / floor).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                marks = [ast.unparse(each) for each in (*node.decorator_list, *node.bases)]
                if any("dataclass" in mark or "NamedTuple" in mark for mark in marks):
                    found.add(node.name)
    return found


def test_every_value_of_domain_and_services_was_thought_of() -> None:
    held = {type(value).__name__ for value in HOLD_WORDS}
    assert values_of("domain") | values_of("services") <= held | HOLD_NONE
