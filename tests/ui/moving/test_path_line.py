# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A path, typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from holdspace.ui.moving.path_line import PathLine
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_is_told_with_the_home_written_out_and_an_empty_one_not_at_all(qtbot: QtBot, theme: Theme) -> None:
    line = PathLine(theme, "Where", "x.path", "Look")
    qtbot.addWidget(line)
    button = find(QAbstractButton, line, "x.path_go")
    with qtbot.assertNotEmitted(line.entered):
        button.click()
    line.line.setText("  ~/diary.json ")
    with qtbot.waitSignal(line.entered) as told:
        button.click()
    assert told.args == [Path.home() / "diary.json"]
    line.show_path(None)
    assert line.path() is None
    line.line.setText("~nobody-of-that-name/x")
    assert line.path() == Path("~nobody-of-that-name/x")
