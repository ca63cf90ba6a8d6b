# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The word of a phase beside its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from ui.doorways.conftest import ENTER, ESC, Walk
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("reduced", [True, False])
def test_the_word_stands_beside_a_figure_and_not_beside_the_words_alone(
    walk_in: Callable[..., Walk], reduced: bool
) -> None:
    walk = walk_in(motion_reduced=lambda: reduced)
    walk.go("before")
    walk.key(ENTER, ENTER)
    word = find(QLabel, walk.window, "doorway.word")
    assert word.isVisible() != reduced
    assert word.text() == ("" if reduced else "in")
    walk.wait(5)
    walk.page.time.look()
    assert word.text() == ("" if reduced else "out")
    walk.key(ESC)
