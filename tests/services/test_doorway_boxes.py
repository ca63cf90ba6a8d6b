# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands in a box: as it is said in an entry, sealed, and joined by what was typed since."""

from __future__ import annotations

from holdspace.domain.practices import Step
from holdspace.services.doorway_boxes import Box
from holdspace.storage.drafts import DraftBox

MINE = Step("mine", "let_go", 30, "mine")
LESSON = Step("lesson", "write", 30, "lesson")
ENTRY = Step("words", "write", 30, "entry")
MARKER = "the stairs again"


def test_an_answer_of_sorting_stands_below_its_question_and_other_words_alone() -> None:
    assert Box(MINE, f"\n{MARKER}\n", asked="What was mine?").said == f"What was mine?\n{MARKER}"
    assert Box(LESSON, MARKER, asked="What?").said == f"What?\nLesson: {MARKER}"
    assert Box(ENTRY, MARKER, asked="What?").said == MARKER


def test_blanks_are_no_words() -> None:
    box = Box(MINE, " \n ", keeps=True, asked="What was mine?")
    assert (box.has_words, box.said) == (False, "")


def test_it_is_sealed_whole_and_no_word_of_it_is_told() -> None:
    box = Box(MINE, MARKER, keeps=True, asked="What was mine?")
    assert box.sealed() == DraftBox("mine", MARKER, True, "", "What was mine?")
    assert MARKER not in repr(box)


def test_what_was_typed_since_stands_below_and_is_kept_where_either_was() -> None:
    box, since = Box(MINE, MARKER), Box(MINE, "and the dog", keeps=True)
    joined = box.before(since, keeps=False)
    assert (joined.text, joined.keeps) == (f"{MARKER}\nand the dog", True)
    assert box.before(Box(MINE, " "), keeps=False).text == MARKER
    assert box.before(None, keeps=True).keeps
