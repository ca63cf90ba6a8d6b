# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What each cue of the coach weighs: content/<language>/coach_weights.tsv, a row for each cue.

The first row names the findings; the next two, START and BOUND, have what there is before any cue and the sum
from which a finding is said. A cell with nothing in it weighs nothing. It is no TOML since there are tens of
thousands of rows, which would take a second to read.
"""

from __future__ import annotations

from pathlib import Path

from holdspace.domain.coach import FINDINGS
from holdspace.domain.coach.weighing import Weights
from holdspace.services.stanzas import BadContent

CUE, START, BOUND = "cue", "(start)", "(bound)"


def read_weights(path: Path) -> dict[str, Weights]:
    """Return the weights by finding. Raises BadContent."""
    try:
        head, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        return _weights(head, rows)
    except (OSError, ValueError) as error:
        raise BadContent(path.name, "", str(error)) from None


def _weights(head: list[str], rows: list[list[str]]) -> dict[str, Weights]:
    cue, *whats = head
    if cue != CUE or not set(whats) <= set(FINDINGS) or len(set(whats)) < len(whats):
        raise ValueError("the first row names the cue and findings")
    if len({name for name, *_ in rows}) < len(rows):
        raise ValueError("a cue stands twice")
    found: list[dict[str, float]] = [{} for _ in whats]
    for name, *cells in rows:
        if len(cells) != len(whats):
            raise ValueError(f"{name}: needs a cell for each finding")
        for weights, cell in zip(found, cells, strict=True):
            if cell:
                weights[name] = float(cell)
    if not all({START, BOUND} <= weights.keys() for weights in found):
        raise ValueError("each finding needs its start and its bound")
    named = zip(whats, found, strict=True)
    return {what: Weights(each.pop(START), each.pop(BOUND), each) for what, each in named}
