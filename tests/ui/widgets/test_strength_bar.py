# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How strong a passphrase is, as a bar."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.strength_bar import PARTS, StrengthBar


@pytest.mark.parametrize("level", range(PARTS + 1))
def test_as_many_parts_are_filled_as_the_level_says(qtbot: QtBot, theme: Theme, level: int) -> None:
    bar = StrengthBar(theme)
    qtbot.addWidget(bar)
    bar.resize(400, 24)
    bar.show_strength(level, "Strong enough.")
    bar.show()
    parts = next(child for child in bar.findChildren(QWidget) if child.accessibleName())
    image = parts.grab().toImage()
    sage = theme.colour("sage").rgb()
    middles = [
        QColor(image.pixel(theme.px(28) // 2 + index * theme.px(32), image.height() // 2)).rgb()
        for index in range(PARTS)
    ]
    assert [colour == sage for colour in middles] == [index < level for index in range(PARTS)]
    assert parts.accessibleName() == f"Strength: {level} of 4"
    assert (bar.level, bar.words) == (level, "Strong enough.")
