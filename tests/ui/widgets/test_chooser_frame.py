# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page before an exercise: two columns where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from holdspace.ui.widgets.chooser_frame import ChooserFrame

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.mark.parametrize(
    ("width", "percent", "wide"),
    [(1198, 100, True), (856, 100, False), (800, 100, False), (1198, 200, False)],
)
def test_the_picture_shows_where_there_is_room(
    theme: Theme, qtbot: QtBot, width: int, percent: int, wide: bool
) -> None:
    theme.scale_text(percent)
    rows, preview, panel = QLabel("rows"), QLabel("preview"), QLabel("panel")
    frame = ChooserFrame(theme, "A little room", rows, preview, panel)
    qtbot.addWidget(frame)
    frame.resize(width, 600)
    frame.show()
    qtbot.waitExposed(frame)
    assert preview.isVisible() is wide
    assert (panel.x() > rows.geometry().right()) is wide
    assert panel.y() > rows.y()
    assert frame.widget().width() <= frame.viewport().width()
    theme.scale_text(100)


@pytest.mark.parametrize(
    ("width", "percent", "stands_beside"), [(856, 100, True), (700, 100, False), (856, 200, False)]
)
def test_a_panel_beside_a_long_list_comes_without_the_picture(
    theme: Theme, qtbot: QtBot, width: int, percent: int, stands_beside: bool
) -> None:
    theme.scale_text(percent)
    rows, preview, panel = QLabel("rows"), QLabel("preview"), QLabel("panel")
    frame = ChooserFrame(theme, "A little room", rows, preview, panel, beside=True)
    qtbot.addWidget(frame)
    frame.resize(width, 600)
    frame.show()
    qtbot.waitExposed(frame)
    assert not preview.isVisible()
    assert (panel.x() > rows.geometry().right()) is stands_beside
    assert (panel.y() > rows.y()) is not stands_beside
    theme.scale_text(100)


def test_it_changes_with_the_size_of_text(theme: Theme, qtbot: QtBot) -> None:
    preview = QLabel("preview")
    frame = ChooserFrame(theme, "A little room", QLabel("rows"), preview, QLabel("panel"))
    qtbot.addWidget(frame)
    frame.resize(1198, 600)
    frame.show()
    assert preview.isVisible()
    theme.scale_text(200)
    assert not preview.isVisible()
    theme.scale_text(100)
    assert preview.isVisible()
