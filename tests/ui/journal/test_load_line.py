# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How heavy it was, in circles and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.ui.journal.load_line import LoadLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.mark.parametrize(
    ("load", "after", "said"),
    [
        (4, 2, "How heavy: 4 before, 2 after, of 5"),
        (4, None, "How heavy: 4, of 5"),
        (None, 2, "How heavy: 2, of 5"),
    ],
)
def test_it_is_said_as_it_is_shown(
    theme: Theme, load: int | None, after: int | None, said: str, qtbot: QtBot
) -> None:
    line = LoadLine(theme)
    qtbot.addWidget(line)
    line.show_loads(load, after)
    assert line.accessibleName() == said


def test_two_take_more_room_and_a_fuller_circle_more_ink(theme: Theme, qtbot: QtBot) -> None:
    line = LoadLine(theme)
    qtbot.addWidget(line)

    def ink(load: int, after: int | None) -> int:
        line.show_loads(load, after)
        line.resize(line.sizeHint())
        image = line.grab().toImage()
        dark = theme.colour("ink")
        return sum(
            image.pixelColor(x, y) == dark
            for x in range(min(16, image.width()))
            for y in range(image.height())
        )

    assert ink(5, None) > ink(3, None) > ink(1, None)
    line.show_loads(5, None)
    alone = line.sizeHint().width()
    line.show_loads(5, 4)
    assert line.sizeHint().width() > 2 * alone
