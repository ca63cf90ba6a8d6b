# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Forms that do not begin alike."""

from __future__ import annotations

import pytest

from holdspace.domain.word_forms import _GROUPS, other_forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("hang", ("hung",)),
        ("hanging", ("hung",)),
        ("hung", ("hang",)),
        ("writing", ("wrote", "written")),
        ("getting", ("got", "gotten")),
        ("silence", ()),
    ],
)
def test_other_forms_of_a_word(word: str, forms: tuple[str, ...]) -> None:
    found = other_forms(word)
    assert set(forms) <= set(found)
    assert word not in found
    assert bool(found) == bool(forms)


def test_every_group_has_small_words_and_no_word_twice() -> None:
    words = [word for group in _GROUPS for word in group]
    assert len(words) == len(set(words))
    assert all(word.isalpha() and word.islower() for word in words)
    assert all(len(group) > 1 for group in _GROUPS)
