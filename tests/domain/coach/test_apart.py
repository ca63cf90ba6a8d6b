# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The replies that nobody tunes on: enough of each kind, read by three, and what is seen in them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from domain.coach.conftest import Reply, shares
from domain.coach.floors import APART, SUBTLE
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.coach import Rules
from holdspace.domain.coach.looks import FINDINGS

FEWEST = 30
SUBTLY = 1  # the round of a writer told to be subtle; the others were told to write as on an ordinary day
COUNTED_TOO = 6  # a round of replies_others.jsonl: subtle, and never tuned on


@pytest.fixture(scope="module")
def apart() -> list[Reply]:
    lines = (Path(__file__).parent / "replies_apart.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def ordinary(apart: list[Reply]) -> list[Reply]:
    return [each for each in apart if each["round"] != SUBTLY]


def test_there_are_enough_of_each_kind(apart: list[Reply]) -> None:
    for rounds in ((SUBTLY,), (2, 3)):
        some = [reply for reply in apart if reply["round"] in rounds]
        counts = Counter(label for reply in some for label in reply["labels"])
        assert set(counts) == set(FINDINGS)
        assert min(counts.values()) >= FEWEST, counts
        assert {reply["audience"] for reply in some} == set(AUDIENCES)


def test_what_is_plain_is_there(apart: list[Reply], others: list[Reply]) -> None:
    for reply in (*apart, *others):
        assert set(reply.get("plain", ())) <= set(reply["labels"]) <= set(FINDINGS)
        assert not set(reply.get("unsure", ())) & set(reply["labels"])


def test_none_of_them_was_tuned_on(apart: list[Reply], replies: list[Reply], others: list[Reply]) -> None:
    tuned = {reply["reply"] for reply in replies} | {reply["reply"] for reply in others}
    longer = {reply["reply"] for reply in apart if len(reply["reply"].split()) > 4}  # "Mm." is anybody's
    assert longer.isdisjoint(tuned)


@pytest.mark.parametrize("label", FINDINGS)
def test_ordinary_replies_are_seen_no_worse(ordinary: list[Reply], rules: Rules, label: str) -> None:
    assert all(a >= b for a, b in zip(shares(ordinary, label, rules), APART[label], strict=True))


@pytest.mark.parametrize("label", FINDINGS)
def test_subtle_replies_are_seen_no_worse(
    apart: list[Reply], others: list[Reply], rules: Rules, label: str
) -> None:
    some = [each for each in apart if each["round"] == SUBTLY]
    some += [each for each in others if each["round"] == COUNTED_TOO]
    assert all(a >= b for a, b in zip(shares(some, label, rules), SUBTLE[label], strict=True))
