# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reads replies whose writers marked each part by what it does, from tests/domain/coach/replies_marked/.

A line "@ client | I missed it again." is what was said, and to whom the reply is given; the lines below it
are replies, one each. A reply is parts between " / ", each with its marks and a colon before it: "s: Again. /
aj: Buy a clock." A mark is a letter of MARKS; "-" stands for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MARKS = {
    "a": ("advice",),
    "q": ("question",),
    "c": ("question", "closed_question"),
    "w": ("question", "why_question"),
    "r": ("reassurance",),
    "j": ("judging",),
    "s": ("simple_reflection",),
    "x": ("complex_reflection",),
    "d": ("double_sided",),
    "-": (),
}
_SAID = re.compile(r"@ (\w+) \| (.+)")
_PART = re.compile(rf"([{''.join(MARKS)}]+): (.+)")


class BadReply(ValueError):  # noqa: N818 - named for what it says
    """A line that is neither said nor a reply. The message says which of which file."""


class Part(NamedTuple):
    """One or a few sentences of a reply that do the same: at which character they start, and their labels."""

    start: int
    labels: frozenset[str]


class MarkedReply(NamedTuple):
    """A reply, the line it answers, to whom it is said, and its parts in their order."""

    line: str
    audience: str
    reply: str
    parts: tuple[Part, ...]

    @property
    def labels(self) -> frozenset[str]:
        """Return the labels of all parts; both sides of being torn are a complex reflection at least."""
        labels = frozenset(label for part in self.parts for label in part.labels)
        bare = "double_sided" in labels and labels.isdisjoint(("simple_reflection", "complex_reflection"))
        return labels | {"complex_reflection"} if bare else labels

    def labels_between(self, first: int, last: int) -> frozenset[str]:
        """Return the labels of the parts that the characters from `first` up to `last` are in."""
        ends = [*(part.start for part in self.parts[1:]), len(self.reply) + 1]
        found = [
            part for part, end in zip(self.parts, ends, strict=True) if part.start < last and first < end
        ]
        return frozenset(label for part in found for label in part.labels)


def read_marked(path: Path) -> Iterator[MarkedReply]:
    """Yield the replies of one writer's file, in their order. Raises BadReply."""
    said: tuple[str, str] | None = None
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if found := _SAID.fullmatch(text):
            said = (found[2], found[1])
        elif said is None:
            raise BadReply(f"{path.name}:{number}: nothing was said yet")
        elif text:
            yield _reply(text, *said, f"{path.name}:{number}")


def _reply(text: str, line: str, audience: str, where: str) -> MarkedReply:
    parts, reply = [], ""
    for each in text.split(" / "):
        found = _PART.fullmatch(each)
        if found is None:
            raise BadReply(f"{where}: each part needs its marks")
        reply += " " if reply else ""
        parts.append(Part(len(reply), frozenset(label for mark in found[1] for label in MARKS[mark])))
        reply += found[2]
    return MarkedReply(line, audience, reply, tuple(parts))
