# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Replies whose parts are marked: how they are read, and that those the weights are counted on are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.coach.looks import FINDINGS
from loading import load

marked = load(Path(__file__).resolve().parents[3] / "packaging" / "marked_replies.py")
WRITERS = sorted((Path(__file__).parent / "replies_marked").glob("*.txt"))
FEWEST = 400  # replies of a writer


def read(folder: Path, text: str) -> list[marked.MarkedReply]:  # type: ignore[name-defined]
    path = folder / "99.txt"
    path.write_text(text, encoding="utf-8")
    return list(marked.read_marked(path))


def test_each_part_has_its_labels_and_its_place(tmp_path: Path) -> None:
    (reply,) = read(tmp_path, "@ client | I missed it.\ns: Missed it. / aj: Buy a clock. / -: I will ring.\n")
    assert (reply.line, reply.audience) == ("I missed it.", "client")
    assert reply.reply == "Missed it. Buy a clock. I will ring."
    assert reply.labels == {"simple_reflection", "advice", "judging"}
    assert reply.labels_between(0, 10) == {"simple_reflection"}
    assert reply.labels_between(11, 23) == {"advice", "judging"}
    assert reply.labels_between(24, 36) == set()
    assert reply.labels_between(5, 15) == {"simple_reflection", "advice", "judging"}


def test_marks_that_say_more_than_one_thing(tmp_path: Path) -> None:
    replies = read(
        tmp_path, "@ myself | Again.\nc: Did I?\nw: Why?\nd: I want it, and I do not.\nsd: Both.\n"
    )
    assert [set(each.labels) for each in replies] == [
        {"question", "closed_question"},
        {"question", "why_question"},
        {"double_sided", "complex_reflection"},
        {"double_sided", "simple_reflection"},
    ]


@pytest.mark.parametrize(
    "text", ["s: Nobody spoke.\n", "@ client | Hm.\nNo marks.\n", "@ client | Hm.\nz: No.\n"]
)
def test_a_line_that_is_neither_is_refused_by_its_number(tmp_path: Path, text: str) -> None:
    with pytest.raises(marked.BadReply, match=rf"99\.txt:{text.count(chr(10))}"):
        read(tmp_path, text)


@pytest.mark.parametrize("path", WRITERS, ids=lambda path: path.stem)
def test_the_replies_of_a_writer_are_whole(path: Path) -> None:
    replies = list(marked.read_marked(path))
    assert len({(each.line, each.reply) for each in replies}) == len(replies) >= FEWEST
    assert {each.audience for each in replies} == set(AUDIENCES)
    assert frozenset().union(*(each.labels for each in replies)) == set(FINDINGS) - {"long"}
