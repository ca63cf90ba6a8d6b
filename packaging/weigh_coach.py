# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Find what each cue of the coach weighs, and write it to the end of resources/content/en/coach.toml.

    .venv/bin/python packaging/weigh_coach.py            some minutes
    .venv/bin/python packaging/weigh_coach.py --dry      print, write nothing

Why not by hand: there are some 370 cues, and what one is worth beside the others is a matter of counting. It
is plain logistic regression that lets few cues weigh anything, on the replies that may be tuned on and the
samples of the practice lines; the same replies give the same weights on every machine. A label is of a reply
and not of a sentence: that sentence of a reply is taken for it which the weights so far find likeliest.

What the phrases see was tuned on our own replies and on rounds 1 and 2 of the others, where it is right too
often: there those cues mostly go by another name, so that above all replies the phrases never saw tell what
they are worth.

The bound is the lowest at which PRECISION of what is said is right of replies whose writer was left out.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
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
    "advice": 0.84,
    "reassurance": 0.84,
    "judging": 0.8,
    "simple_reflection": 0.85,
    "complex_reflection": 0.8,
    "double_sided": 0.8,
}
OLD_ROUNDS, NEW_ROUNDS = (1, 2), (3, 4, 5)
AS_TUNED, AS_SEEN = 0.2, 0.2  # what a reply that the phrases were tuned on counts, beside one they were not
LESS_SEEN = {"judging": 0.25}  # how much of AS_SEEN, where new verdicts are worded unlike those we knew
BY_HAND = {
    "advice": {"phrase plain_advice": 2.5},
    "reassurance": {"phrase plain_comfort": 2.5},
    "judging": {"phrase plain_verdict": 2.5},
}
RIDGE, SPARSE = 4.0, 0.6
SAMPLES = {
    "simple": frozenset(("simple_reflection",)),
    "complex": frozenset(("complex_reflection",)),
    "double_sided": frozenset(("double_sided",)),
    "affirmation": frozenset[str](),
    "open_question": frozenset(("question",)),
}
UNSAID = {"double_sided": frozenset(REFLECTIONS[:2]), "affirmation": frozenset(REFLECTIONS)}
SAMPLE_WORTH = 1.0
LEAST = 8  # sentences that a cue has to be in
SWEEPS, ROUNDS, SMALL = 13, 3, 0.01

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


def cases() -> list[Case]:
    """Return all replies that may be tuned on."""
    rules, _ = load_coach()
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
        return [Case(cues, labels, 1.0, reply["round"])]
    tuned = Case([_renamed(each) for each in cues], labels, AS_TUNED, 0)
    return [Case(cues, labels, AS_SEEN, 0, is_seen=True), tuned]


def _renamed(cues: Iterable[str]) -> frozenset[str]:
    return frozenset(f"tuned {cue}" if cue in TUNED_CUES or cue.startswith("seen ") else cue for cue in cues)


class Fit:
    """Weights being found, one cue after the other, by the sentences each is in."""

    def __init__(self, sentences: Cues) -> None:
        self.where: dict[str, list[int]] = {}
        for at, cues in enumerate(sentences):
            for cue in sorted(cues):
                self.where.setdefault(cue, []).append(at)
        self.where = {cue: at for cue, at in sorted(self.where.items()) if len(at) >= LEAST}
        self.weights = dict.fromkeys(self.where, 0.0)
        self.start = 0.0
        self.sums = [0.0] * len(sentences)
        self.is_so: list[float] = []
        self.worth: list[float] = []
        self.slopes: list[float] = []
        self.bends: list[float] = []

    def run(self, is_so: list[float], worth: list[float]) -> None:
        """Go over the cues until none moves, those that weigh nothing less often."""
        self.is_so, self.worth = is_so, worth
        self.slopes, self.bends = [0.0] * len(worth), [0.0] * len(worth)
        everywhere = [at for at, each in enumerate(worth) if each]
        self._shift(everywhere, 0.0)
        for sweep in range(SWEEPS):
            most = abs(self._move_start(everywhere))
            for cue, where in self.where.items():
                if self.weights[cue] or sweep % 4 == 0:
                    most = max(most, abs(self._move(cue, where)))
            if most < SMALL:
                break

    def _move_start(self, where: list[int]) -> float:
        step = -sum(self.slopes) / (sum(self.bends) + 1e-6)
        self.start += step
        self._shift(where, step)
        return step

    def _move(self, cue: str, where: list[int]) -> float:
        slope = sum(map(self.slopes.__getitem__, where))
        old, bend = self.weights[cue], sum(map(self.bends.__getitem__, where)) + RIDGE
        pull = bend * old - slope - RIDGE * old
        new = math.copysign(max(abs(pull) - SPARSE, 0.0), pull) / bend
        if new != old:
            self.weights[cue] = new
            self._shift(where, new - old)
        return new - old

    def _shift(self, where: list[int], step: float) -> None:
        for at in where:
            self.sums[at] += step
            chance = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.sums[at]))))
            self.slopes[at] = self.worth[at] * (chance - self.is_so[at])
            self.bends[at] = self.worth[at] * chance * (1.0 - chance)


def weigh(label: str, some: list[Case]) -> tuple[float, dict[str, float]]:
    """Return the start and the weights of the cues for one label."""
    share = LESS_SEEN.get(label, 1.0)
    some = [each._replace(worth=each.worth * (share if each.is_seen else 1.0)) for each in some]
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
    return fit.start, {cue: weight for cue, weight in fit.weights.items() if not cue.startswith("tuned ")}


def weighed(told: tuple[str, int, list[Case]]) -> Weights:
    """Return the weights of one label, without the replies of one writer (0: with all)."""
    label, writer, every = told
    start, cues = weigh(label, [case for case in every if not writer or case.writer != writer])
    rounded = {cue: round(weight, 1) for cue, weight in cues.items() if abs(weight) >= 0.05}
    by_hand = {cue: max(least, rounded.get(cue, 0.0)) for cue, least in BY_HAND.get(label, {}).items()}
    return Weights(round(start, 1), 0.0, rounded | by_hand)


def sums_left_out(
    every: list[Case], found: dict[tuple[str, int], Weights]
) -> dict[str, list[tuple[float, bool]]]:
    """Return each label's sums of the new replies, by the weights of the other writers, and which have it."""
    sums: dict[str, list[tuple[float, bool]]] = {label: [] for label in PRECISION}
    for case in (case for case in every if case.writer):
        each = [
            beside_rivals({label: found[label, case.writer].sum_of(cues) for label in PRECISION})
            for cues in case.cues
        ]
        for label, some in sums.items():
            some.append((max((sum_[label] for sum_ in each), default=-9.0), label in case.labels))
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
    every = cases()
    jobs = [(label, writer, every) for label in PRECISION for writer in (0, *NEW_ROUNDS)]
    with ProcessPoolExecutor(2) as pool:
        found = {job[:2]: weights for job, weights in zip(jobs, pool.map(weighed, jobs), strict=True)}
    sums = sums_left_out(every, found)
    tables = "\n".join(table(label, found[label, 0], sums[label]) for label in PRECISION)
    if told.dry:
        write(tables)
        return
    head, mark, _ = CONTENT.read_text(encoding="utf-8").partition(MARK)
    CONTENT.write_text(f"{head}{mark}\n{tables}", encoding="utf-8")


if __name__ == "__main__":
    main()
