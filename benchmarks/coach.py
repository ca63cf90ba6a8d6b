# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How well the coach of the listening practice sees, and what it takes.

    python benchmarks/coach.py FILE [--show LABEL] [--round N] [--line-unknown]
    python benchmarks/coach.py --weigh REPLY [--line LINE]

FILE has one JSON object a line: the `line` that was said, the `audience`, the `reply`, its `labels`, and
which of them two readers found `plain`. Prints support, precision and recall of each label, how many are
plain and the recall of these, and how long one look takes, in time of the process: the median, the longest of
the replies, and a reply of 1,000 words. --show lists the replies with a mistake in one label; without it
nothing of the replies is printed. --round takes only the replies of one round of writing; --line-unknown
looks without the line. --weigh says of one reply what each cue weighs for each finding.
Goals: precision 0.9 and recall 0.8 for each label, 10 ms a reply, 50 ms for 1,000 words.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from holdspace.domain.coach import FINDINGS, Rules, look
from holdspace.domain.coach.looking import cues_in
from holdspace.services.coach_content import load_coach

Reply = dict[str, Any]
Counts = tuple[int, int, int]


def seen_in(reply: Reply, rules: Rules, line_unknown: bool = False) -> frozenset[str]:
    """Return what the coach sees in a reply."""
    line = "" if line_unknown else reply["line"]
    return frozenset(look(reply["reply"], rules, line, is_own=reply.get("audience") == "myself").kinds)


def counts(replies: list[Reply], seen: list[frozenset[str]], label: str, by: str = "labels") -> Counts:
    """Return how many have the label, how many were seen with it, and how many rightly."""
    wanted = [label in reply.get(by, ()) for reply in replies]
    found = [label in each for each in seen]
    return sum(wanted), sum(found), sum(a and b for a, b in zip(wanted, found, strict=True))


def row(replies: list[Reply], seen: list[frozenset[str]], label: str) -> tuple[int, ...]:
    """Return the counts of a label, and how many of those found plain there are and were seen."""
    plain, _, plainly = counts(replies, seen, label, "plain")
    return (*counts(replies, seen, label), plain, plainly)


def told_of(figures: tuple[int, ...]) -> str:
    """Return what counts come to, in the order of the columns."""
    wanted, found, right, plain, plainly = figures
    shares = (right / found if found else 0.0, right / wanted if wanted else 0.0)
    of_plain = f"{plain:>7}{plainly / plain:>8.3f}" if plain else ""
    return f"{wanted:>8}{found:>6}{shares[0]:>11.3f}{shares[1]:>8.3f}{of_plain}"


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long the process worked."""
    before = time.process_time()
    work()
    return round((time.process_time() - before) * 1000, 2)


def show(replies: list[Reply], seen: list[frozenset[str]], label: str) -> None:
    """Print the replies in which `label` was missed or wrongly seen."""
    for reply, found in zip(replies, seen, strict=True):
        if (label in reply["labels"]) != (label in found):
            said = "wrong " if label in found else "missed"
            print(f"{said} | {reply['line']} | {reply['reply']} | {reply['labels']} | {sorted(found)}")


def weigh(reply: str, line: str, rules: Rules) -> None:
    """Print what the cues of each sentence of a reply weigh."""
    for at, cues in enumerate(cues_in(reply, rules, line), 1):
        for label, weights in rules.weights.items():
            some = {cue: weights.cues[cue] for cue in cues if cue in weights.cues}
            by_weight = sorted(some.items(), key=lambda each: (-abs(each[1]), each[0]))
            told = ", ".join(f"{cue} {weight:+}" for cue, weight in by_weight)
            total = f"{weights.sum_of(cues):+.1f}, bound {weights.bound:+.1f}"
            print(f"{at} {label}: {total}: {weights.start:+} {told}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--weigh", metavar="REPLY")
    parser.add_argument("--line", default="")
    parser.add_argument("--show", choices=FINDINGS)
    parser.add_argument("--round", type=int)
    parser.add_argument("--line-unknown", action="store_true")
    told = parser.parse_args()
    rules, _ = load_coach()
    if told.weigh is not None or told.file is None:
        weigh(told.weigh or "", told.line, rules)
        return
    replies = [
        json.loads(line) for line in told.file.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    if told.round is not None:
        replies = [reply for reply in replies if reply.get("round") == told.round]
    seen = [seen_in(reply, rules, told.line_unknown) for reply in replies]
    if told.show:
        show(replies, seen, told.show)
        return
    heads = f"{'label':<20}{'support':>8}{'seen':>6}{'precision':>11}{'recall':>8}{'plain':>7}{'recall':>8}"
    print(f"{len(replies)} replies\n{heads}")
    rows = [row(replies, seen, label) for label in FINDINGS]
    for label, figures in zip(FINDINGS, rows, strict=True):
        print(f"{label:<20}{told_of(figures)}")
    print(f"{'all together':<20}{told_of(tuple(map(sum, zip(*rows, strict=True))))}")
    times = [milliseconds(lambda: seen_in(reply, rules)) for reply in replies]  # noqa: B023 - called at once
    many = {"line": "", "reply": " ".join(" ".join(reply["reply"] for reply in replies).split()[:1000])}
    print(f"ms a reply: median {statistics.median(times)}, longest {max(times)}")
    print(f"ms for {len(many['reply'].split())} words: {milliseconds(lambda: seen_in(many, rules))}")


if __name__ == "__main__":
    main()
