# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How many of one's own things a newer version made is said with their name, and nothing of none."""

from __future__ import annotations

import pytest

from holdspace.ui.widgets.newer_words import CARD, PATTERN, PRACTICE, newer_words


@pytest.mark.parametrize("what", [CARD, PATTERN, PRACTICE])
def test_one_several_and_none(what: str) -> None:
    assert newer_words(what, 0) == ""
    assert newer_words(what, 1) == f"1 {what} was made with a newer version of HoldSpace. It is kept."
    assert newer_words(what, 3) == f"3 {what}s were made with a newer version of HoldSpace. They are kept."
