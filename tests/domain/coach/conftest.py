# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The rules that ship, and the replies they were made on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdspace.domain.coach import Rules, look
from holdspace.services.coach_content import load_coach

Reply = dict[str, Any]
Seen = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_coach()[0]


@pytest.fixture(scope="session")
def replies() -> list[Reply]:
    return _read("replies_own.jsonl")


@pytest.fixture(scope="session")
def others() -> list[Reply]:
    return _read("replies_others.jsonl")


def _read(name: str) -> list[Reply]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def seen(rules: Rules) -> Seen:
    """Return a function that gives each finding in a reply with its words."""

    def find(reply: str, line: str = "", *, is_own: bool = False) -> list[tuple[str, str]]:
        findings = look(reply, rules, line, is_own=is_own).findings
        return [(each.what, reply[each.start : each.end]) for each in findings]

    return find


def precise_and_complete(replies: list[Reply], label: str, rules: Rules) -> tuple[float, float]:
    """Return the precision and the recall of one label over some replies."""
    seen = [
        label in look(each["reply"], rules, each["line"], is_own=each["audience"] == "myself").kinds
        for each in replies
    ]
    there = [label in each["labels"] for each in replies]
    right = sum(one and other for one, other in zip(seen, there, strict=True))
    return right / max(sum(seen), 1), right / max(sum(there), 1)
