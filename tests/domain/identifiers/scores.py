# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Precision and recall of the guard on a labelled corpus.

A label counts as found where findings of its kind cover every letter and digit of it; a finding counts as
right where it touches a label of its kind. A label in the wrong kind is thus missed and a false alarm.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from holdspace.domain.identifiers.finding import find_identifiers
from holdspace.domain.identifiers.findings import KINDS, Finding
from holdspace.domain.identifiers.lexicon import Lexicon

CORPUS = Path(__file__).parent / "corpus"
TUNING = ("tuning.jsonl",)
APART = ("apart_a.jsonl", "apart_b.jsonl")
ADDRESS = "address"
"""Not a kind: the places that begin with a number, such as a house with its street; counted twice."""
NUMBERS = tuple(kind for kind in KINDS if kind not in ("name", "place", "date", "age"))


@dataclass
class Scores:
    """Counts by kind."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    clean_touched: int = 0
    clean: int = 0

    def recall(self, *kinds: str) -> float:
        """Return the part of the labels of these kinds that is found."""
        found, missed = (sum(each[kind] for kind in kinds) for each in (self.found, self.missed))
        return found / (found + missed)

    def precision(self, *kinds: str) -> float:
        """Return the part of the findings of these kinds that is right."""
        right, wrong = (sum(each[kind] for kind in kinds) for each in (self.right, self.wrong))
        return right / (right + wrong)

    def table(self) -> str:
        """Return the figures, one line a kind."""
        lines = [f"{'kind':<24}{'labels':>7}{'recall':>8}{'precision':>11}"]
        groups = [(kind, (kind,)) for kind in KINDS]
        groups += [("numbers and net", NUMBERS), ("the same and places", (*NUMBERS, "place")), ("all", KINDS)]
        for name, kinds in groups:
            labels = sum(self.found[kind] + self.missed[kind] for kind in kinds)
            lines.append(f"{name:<24}{labels:>7}{self.recall(*kinds):>8.3f}{self.precision(*kinds):>11.3f}")
        lines.append(f"clean sentences left alone: {self.clean - self.clean_touched} of {self.clean}")
        labels = self.found[ADDRESS] + self.missed[ADDRESS]
        lines.append(f"{'places with a number':<24}{labels:>7}{self.recall(ADDRESS):>8.3f}")
        return "\n".join(lines)


def sentences(names: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each sentence of these files with kind and words of its labels."""
    for name in names:
        for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
            value = json.loads(line)
            yield value["text"], [(each["kind"], each["text"]) for each in value["findings"]]


def score(names: Iterable[str], lexicon: Lexicon) -> Scores:
    """Return how the guard does on these files."""
    scores = Scores()
    for text, labels in sentences(names):
        _add(scores, text, list(_placed(text, labels)), find_identifiers(text, lexicon))
    return scores


def _placed(text: str, labels: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    after: dict[str, int] = {}
    for kind, words in labels:
        start = text.index(words, after.get(words, 0))
        after[words] = start + 1
        yield Finding(kind, start, start + len(words))


def _add(scores: Scores, text: str, labels: list[Finding], found: list[Finding]) -> None:
    scores.clean += not labels
    scores.clean_touched += bool(found and not labels)
    for label in labels:
        covered = {at for each in found if each.kind == label.kind for at in range(each.start, each.end)}
        is_found = all(at in covered or not text[at].isalnum() for at in range(label.start, label.end))
        (scores.found if is_found else scores.missed)[label.kind] += 1
        if label.kind == "place" and text[label.start].isdigit():
            (scores.found if is_found else scores.missed)[ADDRESS] += 1
    for each in found:
        is_right = any(
            each.kind == label.kind and each.start < label.end and label.start < each.end for label in labels
        )
        (scores.right if is_right else scores.wrong)[each.kind] += 1
