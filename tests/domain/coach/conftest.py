# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The rules that ship, and the replies they were made on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

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


class Shares(NamedTuple):
    """Of one label: the share of what was seen that is there, of what is there, of what is plain."""

    precision: float
    recall: float
    recall_of_plain: float


def shares(replies: list[Reply], label: str, rules: Rules) -> Shares:
    """Return how well one label is seen in some replies."""
    seen = [label in _kinds(each["reply"], rules, each["line"], each["audience"]) for each in replies]
    there = [label in each["labels"] for each in replies]
    plain = [label in each.get("plain", ()) for each in replies]
    right = _both(seen, there)
    return Shares(
        right / max(sum(seen), 1), right / max(sum(there), 1), _both(seen, plain) / max(sum(plain), 1)
    )


_LOOKS: dict[tuple[str, str, str], tuple[str, ...]] = {}  # thousands of replies, asked about for each label


def _kinds(reply: str, rules: Rules, line: str, audience: str) -> tuple[str, ...]:
    key = (reply, line, audience)
    if key not in _LOOKS:
        _LOOKS[key] = look(reply, rules, line, is_own=audience == "myself").kinds
    return _LOOKS[key]


def _both(some: list[bool], others: list[bool]) -> int:
    return sum(one and other for one, other in zip(some, others, strict=True))
