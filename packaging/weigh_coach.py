# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Find what each cue of the coach weighs, and write it to the end of resources/content/en/coach.toml.

    .venv/bin/python packaging/weigh_coach.py            some minutes
    .venv/bin/python packaging/weigh_coach.py --dry      print, write nothing

Why not by hand: there are some 370 cues and thousands of wordings, and what one is worth beside the others
is a matter of counting. It is plain logistic regression that lets few of them weigh anything, on the replies
that may be tuned on and the samples of the practice lines; the same replies give the same weights on every
machine. A label is of a reply and not of a sentence: that sentence of a reply is taken for it which the
weights so far find likeliest. A label that a second reader only found hinted at counts half; one that writer
and reader disagree about counts nothing.

What the phrases see was tuned on our own replies and on rounds 1 and 2 of the others, where it is right too
often: there those cues mostly go by another name, so that above all replies the phrases never saw tell what
they are worth.

The bound is the lowest at which PRECISION of what is said is right of plain replies whose writer was left
out.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from holdspace.domain.coach import REFLECTIONS, Rules
from holdspace.domain.coach.cues import TUNED_CUES
from holdspace.domain.coach.looking import cues_in
from holdspace.domain.coach.weighing import Weights, beside_rivals
from holdspace.services.coach_content import load_coach
from holdspace.services.practice_lines import load_practice_lines

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "resources/content/en/coach.toml"
REPLIES = ROOT / "tests/domain/coach"
MARK = "# Weights: written by packaging/weigh_coach.py, below this line.\n"
PRECISION = {
    "advice": 0.89,
    "reassurance": 0.89,
    "judging": 0.88,
    "simple_reflection": 0.89,
    "complex_reflection": 0.88,
    "double_sided": 0.84,
}
OLD_ROUNDS, SUBTLE_ROUNDS, PLAIN_ROUNDS = (1, 2), (3, 4, 5), tuple(range(9, 17))
NEW_ROUNDS = (*SUBTLE_ROUNDS, *PLAIN_ROUNDS)
LEFT_OUT = ((3, 9, 13), (4, 10, 14), (5, 11, 15), (12, 16))  # writers, left out together to save time
HINTED = 0.5  # what a label counts that a second reader only found hinted at
AS_TUNED, AS_SEEN = 0.2, 0.2  # what a reply that the phrases were tuned on counts, beside one they were not
LESS_SEEN = {"judging": 0.25}  # how much of AS_SEEN, where new verdicts are worded unlike those we knew
BY_HAND = {
    "advice": {"phrase plain_advice": 2.5},
    "reassurance": {"phrase plain_comfort": 2.5},
    "judging": {"phrase plain_verdict": 2.5},
}
RIDGE, SPARSE = 0.4, 1.8
SAMPLES = {
    "simple": frozenset(("simple_reflection",)),
    "complex": frozenset(("complex_reflection",)),
    "double_sided": frozenset(("double_sided",)),
    "affirmation": frozenset[str](),
    "open_question": frozenset(("question",)),
    "boundary": frozenset[str](),
}
UNSAID = {"double_sided": frozenset(REFLECTIONS[:2]), "affirmation": frozenset(REFLECTIONS)}
SAMPLE_WORTH = 3.0
LEAST = 8  # sentences that a cue has to be in
STEPS, SWEEPS, SELDOM, ROUNDS, SMALL = 8, 9, 4, 3, 0.01

Reply = dict[str, Any]
Cues = list[frozenset[str]]


class Case(NamedTuple):
    """The cues of a reply's sentences, its labels, what it counts, whose it is (0: ours), what is unknown."""

    cues: Cues
    labels: frozenset[str]
    worth: float
    writer: int
    unsaid: frozenset[str] = frozenset()
    is_seen: bool = False
    hinted: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def cases() -> list[Case]:
    """Return all replies that may be tuned on."""
    rules = replace(load_coach()[0], wordings=None)
    old = [each | {"round": 0} for each in _read("replies_own.jsonl")]
    others = [each for each in _read("replies_others.jsonl") if each["round"] in (*OLD_ROUNDS, *NEW_ROUNDS)]
    return [*(case for each in (*old, *others) for case in _cases(each, rules)), *_samples(rules)]


def _samples(rules: Rules) -> list[Case]:
    """Return the samples of the practice lines: the coach has to hear them as what they are shown as."""
    return [
        Case(
            cues_in(said, rules, line.says, is_own=line.audience == "myself"),
            SAMPLES[kind],
            SAMPLE_WORTH,
            0,
            UNSAID.get(kind, frozenset()),
        )
        for line in load_practice_lines()
        for kind, said in line.samples.items()
    ]


def _read(name: str) -> list[Reply]:
    return [json.loads(line) for line in (REPLIES / name).read_text(encoding="utf-8").splitlines()]


def _cases(reply: Reply, rules: Rules) -> list[Case]:
    cues = cues_in(reply["reply"], rules, reply["line"], is_own=reply["audience"] == "myself")
    labels = frozenset(reply["labels"])
    if reply["round"] in NEW_ROUNDS:
        hinted = labels - frozenset(reply.get("plain", labels))
        return [Case(cues, labels, 1.0, reply["round"], frozenset(reply.get("unsure", ())), hinted=hinted)]
    tuned = Case([_renamed(each) for each in cues], labels, AS_TUNED, 0)
    return [Case(cues, labels, AS_SEEN, 0, is_seen=True), tuned]


def _renamed(cues: Iterable[str]) -> frozenset[str]:
    return frozenset(f"tuned {cue}" if cue in TUNED_CUES or cue.startswith("seen ") else cue for cue in cues)


class Fit:
    """Weights being found by the sentences each cue is in: a few steps of Newton, each solved cue by cue."""

    def __init__(self, sentences: Cues) -> None:
        self.where: dict[str, list[int]] = {"": list(range(len(sentences)))}  # the start is in each
        for at, cues in enumerate(sentences):
            for cue in sorted(cues):
                self.where.setdefault(cue, []).append(at)
        self.where = {cue: at for cue, at in sorted(self.where.items()) if len(at) >= LEAST}
        self.weights = dict.fromkeys(self.where, 0.0)
        self.sums = [0.0] * len(sentences)

    def run(self, is_so: list[float], worth: list[float]) -> None:
        """Step until no weight moves. `worth` is what each sentence counts."""
        for _ in range(STEPS):
            before = dict(self.weights)
            self._step(is_so, worth)
            for cue, old in before.items():
                if (change := self.weights[cue] - old) != 0.0:
                    for at in self.where[cue]:
                        self.sums[at] += change
            if max(abs(self.weights[cue] - old) for cue, old in before.items()) < SMALL:
                break

    def _step(self, is_so: list[float], worth: list[float]) -> None:
        chances = [1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, each)))) for each in self.sums]
        left = [each * (so - chance) for each, so, chance in zip(worth, is_so, chances, strict=True)]
        bends = [each * chance * (1.0 - chance) for each, chance in zip(worth, chances, strict=True)]
        bent = {cue: sum(map(bends.__getitem__, where)) for cue, where in self.where.items()}
        for sweep in range(SWEEPS):
            most = 0.0
            for cue, where in self.where.items():
                if self.weights[cue] or sweep % SELDOM == 0:
                    most = max(most, abs(self._move(cue, where, bent[cue], left, bends)))
            if most < SMALL:
                break

    def _move(self, cue: str, where: list[int], bend: float, left: list[float], bends: list[float]) -> float:
        old = self.weights[cue]
        pull = bend * old + sum(map(left.__getitem__, where))
        sparse, ridge = (SPARSE, RIDGE) if cue else (0.0, 0.001)
        new = math.copysign(max(abs(pull) - sparse, 0.0), pull) / (bend + ridge)
        if new != old:
            self.weights[cue] = new
            for at in where:
                left[at] -= (new - old) * bends[at]
        return new - old


def weigh(label: str, some: list[Case]) -> tuple[float, dict[str, float]]:
    """Return the start and the weights of the cues for one label."""
    share = LESS_SEEN.get(label, 1.0)
    some = [each._replace(worth=each.worth * (share if each.is_seen else 1.0)) for each in some]
    some = [each._replace(worth=each.worth * (HINTED if label in each.hinted else 1.0)) for each in some]
    some = [case for case in some if label not in case.unsaid]
    sentences = [cues for case in some for cues in case.cues]
    ends, end = [], 0
    for case in some:
        ends.append((end, end + len(case.cues)))
        end += len(case.cues)
    is_so = [float(label in case.labels) for case in some for _ in case.cues]
    fit = Fit(sentences)
    worth = [case.worth / (len(case.cues) if label in case.labels else 1) for case in some for _ in case.cues]
    for _ in range(ROUNDS):
        fit.run(is_so, worth)
        for case, (first, last) in zip(some, ends, strict=True):
            if label in case.labels and last - first > 1:
                best = max(range(first, last), key=lambda at: (fit.sums[at], -at))
                worth[first:last] = [case.worth * (at == best) for at in range(first, last)]
    start = fit.weights.pop("")
    return start, {cue: weight for cue, weight in fit.weights.items() if not cue.startswith("tuned ")}


def weighed(told: tuple[str, tuple[int, ...]]) -> Weights:
    """Return the weights of one label, without the replies of some writers."""
    label, writers = told
    start, cues = weigh(label, [case for case in cases() if case.writer not in writers])
    rounded = {cue: round(weight, 1) for cue, weight in cues.items() if abs(weight) >= 0.05}
    by_hand = {cue: max(least, rounded.get(cue, 0.0)) for cue, least in BY_HAND.get(label, {}).items()}
    return Weights(round(start, 1), 0.0, rounded | by_hand)


def sums_left_out(
    found: dict[tuple[str, tuple[int, ...]], Weights],
) -> dict[str, list[tuple[float, bool]]]:
    """Return each label's sums of the plain replies, by the weights of other writers, and which have it."""
    sums: dict[str, list[tuple[float, bool]]] = {label: [] for label in PRECISION}
    by = {writer: writers for writers in LEFT_OUT for writer in writers}
    for case in (case for case in cases() if case.writer in PLAIN_ROUNDS):
        each = [
            beside_rivals({label: found[label, by[case.writer]].sum_of(cues) for label in PRECISION})
            for cues in case.cues
        ]
        for label, some in sums.items():
            # What one of two found is no mistake where the coach says "may".
            is_so = label in case.labels or label in case.unsaid
            some.append((max((sum_[label] for sum_ in each), default=-9.0), is_so))
    return sums


def bound_of(label: str, found: list[tuple[float, bool]]) -> tuple[float, float, float]:
    """Return the lowest bound that is precise enough, with its precision and recall."""
    found = sorted(found, reverse=True)
    all_of, right, best = sum(so for _, so in found), 0, (9.0, 1.0, 0.0)
    for count, (each, so) in enumerate(found, 1):
        right += so
        if right / count >= PRECISION[label] and so:
            best = (each, right / count, right / all_of)
    return best


def table(label: str, weights: Weights, found: list[tuple[float, bool]]) -> str:
    """Return the weights of one label as they are written down."""
    bound, precision, recall = bound_of(label, found)
    lines = [f'"{cue}" = {weight}' for cue, weight in sorted(weights.cues.items(), key=lambda each: -each[1])]
    said = f"# Of new writers, each left out in turn: precision {precision:.2f}, recall {recall:.2f}."
    bounds = [f"start = {weights.start}", f"bound = {round(bound, 2)}"]
    return "\n".join([f"[weights.{label}]", said, *bounds, *lines, ""])


def main(write: Callable[[str], object] = print) -> None:
    """Weigh each label and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--dry", action="store_true")
    told = parser.parse_args()
    jobs = [(label, writers) for label in PRECISION for writers in ((), *LEFT_OUT)]
    with ProcessPoolExecutor(2) as pool:
        found = dict(zip(jobs, pool.map(weighed, jobs), strict=True))
    sums = sums_left_out(found)
    tables = "\n".join(table(label, found[label, ()], sums[label]) for label in PRECISION)
    if told.dry:
        write(tables)
        return
    head, mark, _ = CONTENT.read_text(encoding="utf-8").partition(MARK)
    CONTENT.write_text(f"{head}{mark}\n{tables}", encoding="utf-8")


if __name__ == "__main__":
    main()
