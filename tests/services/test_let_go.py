# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words that were let go: held for each form apart, and once."""

from __future__ import annotations

from holdspace.services.doorway_boxes import Box
from holdspace.services.let_go import LetGoWords
from holdspace.services.practice_content import load_practices

STEP = load_practices()[0].steps[0].step


def test_each_form_has_its_own_and_each_is_there_once() -> None:
    words = LetGoWords()
    words.hold(Box(STEP, "quince"), short=False)
    words.hold(Box(STEP, "medlar"), short=True)
    words.forget(short=False)
    assert words.take(short=False) is None
    taken = words.take(short=True)
    assert taken is not None and (taken.box.text, taken.is_past) == ("medlar", False)
    assert not words.are_held


def test_once_another_way_begins_all_of_them_are_past_and_a_lock_forgets_all() -> None:
    words = LetGoWords()
    for short in (False, True):
        words.hold(Box(STEP, "quince"), short=short)
    words.leave_behind()
    taken = words.take(short=True)
    assert taken is not None and taken.is_past
    words.forget_all()
    assert not words.are_held
