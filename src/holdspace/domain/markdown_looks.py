# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How a line of Markdown looks while it is written: which of it is a mark, bold, italic or a heading."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_HEADING = re.compile(r"[ \t>]*(#{1,6}[ \t]+)\S")
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+][ \t]+|\d{1,2}\.[ \t]+)?")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_RUN = re.compile(r"`[^`]*`|\\.|\*+|_+")  # code and what is escaped hide the marks in them
_MOST_MARKS = 3
_STRONG, _BOTH = 2, 3


class Look(NamedTuple):
    """How the characters from `start` to `end` of a line look."""

    start: int
    end: int
    is_mark: bool
    is_strong: bool
    is_emphasis: bool
    is_heading: bool


class _Span(NamedTuple):
    start: int
    end: int
    what: str


def looks_of(line: str) -> list[Look]:
    """Return what of `line` does not look plain, in its order; in time that grows with the line alone."""
    spans = [*_lead_spans(line), *_star_spans(line)]
    if not spans:
        return []
    edges: dict[int, list[tuple[str, int]]] = {}
    for span in spans:
        edges.setdefault(span.start, []).append((span.what, 1))
        edges.setdefault(span.end, []).append((span.what, -1))
    depth = dict.fromkeys(("mark", "strong", "emphasis", "heading"), 0)
    looks = []
    for start, end in pairwise(sorted(edges)):
        for what, step in edges[start]:
            depth[what] += step
        if any(depth.values()):
            looks.append(Look(start, end, *(depth[what] > 0 for what in depth)))
    return looks


def _lead_spans(line: str) -> list[_Span]:
    heading = _HEADING.match(line)
    if heading is not None:
        return [_Span(0, heading.end(1), "mark"), _Span(heading.end(1), len(line), "heading")]
    if _RULE.match(line):
        return [_Span(0, len(line), "mark")]
    lead = _LEAD.match(line)
    return [_Span(0, lead.end(), "mark")] if lead is not None and lead[0].strip() else []


def starred_in(line: str) -> list[tuple[int, int, int]]:
    """Return what stands between stars in `line`, innermost first: from, to, and the stars on each side."""
    return [(start, end, len(run)) for start, end, run in _runs_between(line) if run[0] == "*"]


def _star_spans(line: str) -> list[_Span]:
    return [
        span
        for start, end, run in _runs_between(line)
        for span in _spans_between(start - len(run), end, len(run))
    ]


def _runs_between(line: str) -> list[tuple[int, int, str]]:
    if _RULE.match(line):
        return []
    lead = _LEAD.match(line)
    open_runs: list[tuple[int, str]] = []
    waiting: dict[str, int] = {}  # how many of each are open, so that none is looked for in vain
    found_runs: list[tuple[int, int, str]] = []
    for found in _RUN.finditer(line, 0 if lead is None else lead.end()):
        run = found[0]
        if run[0] in "`\\" or len(run) > _MOST_MARKS:
            continue
        if waiting.get(run) and _can_close(line, found):
            while open_runs[-1][1] != run:
                waiting[open_runs.pop()[1]] -= 1
            waiting[run] -= 1
            found_runs.append((open_runs.pop()[0] + len(run), found.start(), run))
        elif _can_open(line, found):
            open_runs.append((found.start(), run))
            waiting[run] = waiting.get(run, 0) + 1
    return found_runs


def _spans_between(opened: int, closed: int, marks: int) -> list[_Span]:
    spans = [_Span(opened, opened + marks, "mark"), _Span(closed, closed + marks, "mark")]
    if marks >= _STRONG:
        spans.append(_Span(opened + marks, closed, "strong"))
    if marks in (1, _BOTH):
        spans.append(_Span(opened + marks, closed, "emphasis"))
    return spans


def _can_open(line: str, run: re.Match[str]) -> bool:
    before, inside = line[max(0, run.start() - 1) : run.start()], line[run.end() : run.end() + 1]
    return bool(inside.strip()) and not (run[0][0] == "_" and before.isalnum())


def _can_close(line: str, run: re.Match[str]) -> bool:
    inside, after = line[max(0, run.start() - 1) : run.start()], line[run.end() : run.end() + 1]
    return bool(inside.strip()) and not (run[0][0] == "_" and after.isalnum())
