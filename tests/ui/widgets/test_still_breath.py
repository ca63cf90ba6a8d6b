# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breath without a figure: it holds the moment, forgets it with the pattern, and tells of a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.domain.breathing import phase_at
from holdspace.services.content import load_patterns
from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.eyes_closed import EyesClosed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from holdspace.ui.widgets.still_breath import StillBreath

SIGH = load_patterns()[0].pattern


@pytest.mark.parametrize("kind", [BreathWords, EyesClosed])
def test_it_takes_moments_and_a_press(theme: Theme, qtbot: QtBot, kind: type[StillBreath]) -> None:
    made = kind(theme)
    qtbot.addWidget(made)
    made.show_pattern(SIGH)
    assert made.moment is None
    made.show_moment(phase_at(SIGH, 1.0))
    assert made.moment == phase_at(SIGH, 1.0)
    made.show_pattern(SIGH)
    assert made.moment is None
    with qtbot.waitSignal(made.pressed):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(made.pressed):
        qtbot.mouseClick(made, Qt.MouseButton.RightButton)
