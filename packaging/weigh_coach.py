# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Find what each cue of the coach weighs, and write it to resources/content/en/coach_weights.tsv.

    .venv/bin/python -m pip install --group weigh
    .venv/bin/python packaging/weigh_coach.py            some minutes
    .venv/bin/python packaging/weigh_coach.py --dry      say how well it would see, write nothing

Why not by hand: there are tens of thousands of cues, and what one is worth beside the others is a matter of
counting. It is logistic regression, on the replies that may be tuned on and the samples of the practice
lines, by scikit-learn, which the app itself never needs: what it writes is a table that can be read. The same
replies give the same weights.

A label is of a sentence where its writer marked it so (replies_marked), else of a reply: then that sentence
of it is taken which the weights so far find likeliest. A label that a second reader only found hinted at
counts half; one that writer and reader disagree about counts nothing. Marked replies, which only their writer
read, count less than those of rounds 9 to 16, and seldom cues may weigh more than common ones.

What the phrases see was tuned on our own replies and on rounds 1 and 2 of the others, where it is right too
often: there those cues mostly go by another name, so that above all replies the phrases never saw tell what
they are worth.

The bound is the lowest at which PRECISION of what is said is right of the plain replies of rounds 9 to 16,
their writer left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from marked_replies import read_marked
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from holdspace.domain.coach import REFLECTIONS, Rules
from holdspace.domain.coach.cues import TUNED_CUES
from holdspace.domain.coach.looking import cues_in
from holdspace.domain.coach.weighing import Weights, beside_rivals
from holdspace.domain.coach.words import sentences_of
from holdspace.services.coach_content import load_coach
from holdspace.services.coach_weights import BOUND, CUE, START
from holdspace.services.practice_lines import load_practice_lines

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "resources/content/en/coach_weights.tsv"
REPLIES = ROOT / "tests/domain/coach"
LABELS = ("advice", "reassurance", "judging", *REFLECTIONS)
PRECISION = 0.9
OLD_ROUNDS, SUBTLE_ROUNDS, PLAIN_ROUNDS = (1, 2), (3, 4, 5), tuple(range(9, 17))
NEW_ROUNDS = (*SUBTLE_ROUNDS, *PLAIN_ROUNDS)
LEFT_OUT = ((3, 9, 13), (4, 10, 14), (5, 11, 15), (12, 16))  # writers, left out together to save time
MOSTLY_ONE_PART = range(17, 42)  # writers of marked replies that mostly do one thing
MARKED, MARKED_LONGER = 0.3, 0.5  # what their replies count, and those of several parts
HINTED = 0.5  # what a label counts that a second reader only found hinted at
AS_TUNED, AS_SEEN = 0.2, 0.2  # what a reply that the phrases were tuned on counts, beside one they were not
LESS_SEEN = {"judging": 0.25}  # how much of AS_SEEN, where new verdicts are worded unlike those we knew
BY_REPLY = frozenset(("double_sided",))  # its halves may be two sentences, and no mark says which shows it
BY_HAND = {
    "advice": {"phrase plain_advice": 2.5},
    "reassurance": {"phrase plain_comfort": 2.5},
    "judging": {"phrase plain_verdict": 2.5},
}
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
LEAST = 6  # sentences that a cue has to be in
FREEDOM = 0.04  # how far weights may go: the C of scikit-learn
ROUNDS, SMALL = 3, 0.1

Reply = dict[str, Any]
Cues = list[frozenset[str]]
Job = tuple[str, tuple[int, ...]]


class Case(NamedTuple):
    """The cues of a reply's sentences, its labels, what it counts, whose it is (0: ours), what is unknown.

    `each` has the labels of each sentence, where the writer marked them.
    """

    cues: Cues
    labels: frozenset[str]
    worth: float
    writer: int
    unsaid: frozenset[str] = frozenset()
    is_seen: bool = False
    hinted: frozenset[str] = frozenset()
    each: tuple[frozenset[str], ...] = ()

    def worth_for(self, label: str) -> float:
        """Return what it counts for one label."""
        share = LESS_SEEN.get(label, 1.0) if self.is_seen else 1.0
        return self.worth * share * (HINTED if label in self.hinted else 1.0)


@lru_cache(maxsize=1)
def cases() -> list[Case]:
    """Return all replies that may be tuned on."""
    rules = replace(load_coach()[0], wordings=None)
    old = [each | {"round": 0} for each in _read("replies_own.jsonl")]
    others = [each for each in _read("replies_others.jsonl") if each["round"] in (*OLD_ROUNDS, *NEW_ROUNDS)]
    read = [case for each in (*old, *others) for case in _cases(each, rules)]
    return [*read, *_marked(rules), *_samples(rules)]


def _samples(rules: Rules) -> Iterator[Case]:
    """Yield the samples of the practice lines: the coach has to hear them as what they are shown as."""
    for line in load_practice_lines():
        for kind, said in line.samples.items():
            cues = cues_in(said, rules, line.says, is_own=line.audience == "myself")
            yield Case(cues, SAMPLES[kind], SAMPLE_WORTH, 0, UNSAID.get(kind, frozenset()))


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


def _marked(rules: Rules) -> Iterator[Case]:
    """Yield the replies whose parts are marked. A writer's file is named by the number of the round."""
    for path in sorted(REPLIES.glob("replies_marked/*.txt"), key=lambda path: int(path.stem)):
        writer = int(path.stem)
        worth = MARKED if writer in MOSTLY_ONE_PART else MARKED_LONGER
        for reply in read_marked(path):
            cues = cues_in(reply.reply, rules, reply.line, is_own=reply.audience == "myself")
            spans = [each.span(0, len(each.words)) for each in sentences_of(reply.reply, rules.short_forms)]
            each = tuple(reply.labels_between(*span) for span in spans)
            yield Case(cues, reply.labels, worth, writer, each=each)


class Table:
    """The sentences of some cases and the cues of each, those that are too seldom left out.

    `shares` has a row for each sentence; a cue that is there counts the more the fewer sentences it is in, so
    that the same freedom lets a seldom one weigh more. `ends` says where each case ends.
    """

    def __init__(self, some: list[Case]) -> None:
        sentences = [cues for case in some for cues in case.cues]
        counted = Counter(cue for cues in sentences for cue in cues)
        self.cues = sorted(cue for cue, count in counted.items() if count >= LEAST)
        self.rarity = np.sqrt(np.log(len(sentences) / np.array([counted[cue] for cue in self.cues])))
        self.shares = self._shares(sentences)
        self.ends = np.cumsum([0, *(len(case.cues) for case in some)])

    def _shares(self, sentences: Cues) -> csr_matrix:
        column = {cue: at for at, cue in enumerate(self.cues)}
        rows = [sorted(column[cue] for cue in cues if cue in column) for cues in sentences]
        ends = np.cumsum([0, *map(len, rows)])
        columns = np.array([at for row in rows for at in row], dtype=np.int32)
        return csr_matrix((self.rarity[columns], columns, ends), shape=(len(rows), len(self.cues)))


@lru_cache(maxsize=1)
def table() -> Table:
    """Return all sentences, counted once for all labels."""
    return Table(cases())


class Sides(NamedTuple):
    """For one label: which sentences are counted, which of them have it, what each counts, and what is open.

    An open reply has the label, and nobody said in which of its sentences: from which place up to which they
    stand among those counted, and what the reply counts.
    """

    rows: list[int]
    has_it: list[bool]
    worth: list[float]
    open: list[tuple[int, int, float]]


def sides(label: str, left_out: tuple[int, ...]) -> Sides:
    """Return what is counted for one label without the replies of some writers."""
    found = Sides([], [], [], [])
    ends = table().ends
    for at, case in enumerate(cases()):
        if case.writer in left_out or label in case.unsaid or not case.cues:
            continue
        has_it, worth, count = label in case.labels, case.worth_for(label), len(case.cues)
        each = [label in labels for labels in case.each] if has_it and label not in BY_REPLY else []
        if has_it and count > 1 and not any(each):
            found.open.append((len(found.rows), len(found.rows) + count, worth))
            worth /= count
        found.rows.extend(range(ends[at], ends[at + 1]))
        found.has_it.extend(each if any(each) else [has_it] * count)
        found.worth.extend([worth] * count)
    return found


def weigh(label: str, left_out: tuple[int, ...] = ()) -> tuple[float, dict[str, float]]:
    """Return the start and the weights of the cues for one label."""
    told = sides(label, left_out)
    shares, has_it, worth = table().shares[told.rows], np.array(told.has_it), np.array(told.worth)
    for _ in range(ROUNDS if told.open else 1):
        counted = worth > 0
        fit = LogisticRegression(C=FREEDOM, solver="liblinear", intercept_scaling=30, tol=1e-3)
        fit.fit(shares[counted], has_it[counted], sample_weight=worth[counted])
        sums = fit.decision_function(shares)
        for first, last, whole in told.open:
            worth[first:last] = 0.0
            worth[first + int(np.argmax(sums[first:last]))] = whole
    weights = fit.coef_[0] * table().rarity
    named = zip(table().cues, weights.tolist(), strict=True)
    return float(fit.intercept_[0]), {cue: weight for cue, weight in named if not cue.startswith("tuned ")}


def weighed(job: Job) -> Weights:
    """Return the weights of one label, without the replies of some writers, as they are written down."""
    label, writers = job
    start, cues = weigh(label, writers)
    rounded = {cue: round(weight, 2) for cue, weight in cues.items() if abs(weight) >= SMALL}
    by_hand = {cue: max(least, rounded.get(cue, 0.0)) for cue, least in BY_HAND.get(label, {}).items()}
    return Weights(round(start, 2), 0.0, rounded | by_hand)


def sums_left_out(found: dict[Job, Weights]) -> dict[str, list[tuple[float, bool]]]:
    """Return each label's sums of the plain replies, by the weights of other writers, and which have it."""
    sums: dict[str, list[tuple[float, bool]]] = {label: [] for label in LABELS}
    by = {writer: writers for writers in LEFT_OUT for writer in writers}
    for case in (case for case in cases() if case.writer in PLAIN_ROUNDS):
        each = [
            beside_rivals({label: found[label, by[case.writer]].sum_of(cues) for label in LABELS})
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
        if right / count >= PRECISION and so:
            best = (each, right / count, right / all_of)
    return best


def as_table(weights: Mapping[str, Weights]) -> str:
    """Return weights as they are written down: what weighs most, for or against anything, stands first."""
    cues = {cue for each in weights.values() for cue in each.cues}
    most = {cue: max(abs(each.cues.get(cue, 0.0)) for each in weights.values()) for cue in cues}
    rows = [
        (CUE, *weights),
        (START, *(f"{each.start:g}" for each in weights.values())),
        (BOUND, *(f"{each.bound:g}" for each in weights.values())),
    ]
    for cue in sorted(cues, key=lambda cue: (-most[cue], cue)):
        cells = (each.cues.get(cue, 0.0) for each in weights.values())
        rows.append((cue, *(f"{cell:g}" if cell else "" for cell in cells)))
    return "".join("\t".join(row) + "\n" for row in rows)


def main(write: Callable[[str], object] = print) -> None:
    """Weigh each label, say how well writers left out are seen, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--dry", action="store_true")
    told = parser.parse_args()
    jobs = [(label, writers) for label in LABELS for writers in ((), *LEFT_OUT)]
    table()  # where processes are forked they share it; elsewhere each counts anew
    with ProcessPoolExecutor(2) as pool:
        found = dict(zip(jobs, pool.map(weighed, jobs), strict=True))
    sums, weights = sums_left_out(found), {}
    for label in LABELS:
        bound, precision, recall = bound_of(label, sums[label])
        weights[label] = replace(found[label, ()], bound=round(bound, 2))
        write(f"{label}: of writers left out precision {precision:.2f}, recall {recall:.2f}")
    if not told.dry:
        CONTENT.write_text(as_table(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
