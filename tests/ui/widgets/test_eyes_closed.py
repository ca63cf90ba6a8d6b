# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""For closed eyes the screen says little and stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.domain.breathing import phase_at
from holdspace.services.content import load_patterns
from holdspace.ui.widgets.eyes_closed import EyesClosed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

SIGH = load_patterns()[0].pattern


@pytest.mark.parametrize("size", [(360, 300), (1366, 600)])
def test_it_looks_the_same_in_every_moment(theme: Theme, qtbot: QtBot, size: tuple[int, int]) -> None:
    made = EyesClosed(theme)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show_pattern(SIGH)
    seen = []
    for seconds in (0.0, 2.2, 4.0):
        made.show_moment(phase_at(SIGH, seconds))
        assert made.moment == phase_at(SIGH, seconds)
        seen.append(made.grab().toImage())
    assert seen[0] == seen[1] == seen[2]
    colours = {seen[0].pixelColor(x, y).name() for x in range(size[0]) for y in range(0, size[1], 3)}
    assert theme.colour("sage").name() in colours


def test_a_press_is_told_and_what_to_do_is_said(theme: Theme, qtbot: QtBot) -> None:
    made = EyesClosed(theme)
    qtbot.addWidget(made)
    assert made.accessibleName() == "Close your eyes. The tones lead."
    with qtbot.waitSignal(made.pressed):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
