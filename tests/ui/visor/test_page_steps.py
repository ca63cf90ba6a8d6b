# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""From page to page of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.ui.visor.page_steps import PageSteps
from holdspace.ui.widgets.controls import Button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader


def test_it_goes_from_page_to_page_and_stops_at_the_ends(qtbot: QtBot, theme: Theme, reader: Reader) -> None:
    steps = PageSteps(theme)
    qtbot.addWidget(steps)
    steps.show_pages(3, 0)
    steps.show()
    assert not steps.before.isEnabled()
    with qtbot.waitSignal(steps.turned):
        steps.after.click()
    assert steps.words == "Page 2 of 3"
    assert "Page 2 of 3" in [words for words, _ in reader.heard]
    steps.after.click()
    assert not steps.after.isEnabled()
    assert steps.before.isEnabled()


def test_at_either_end_the_keyboard_goes_to_the_other_way_and_not_on_to_what_prints(
    qtbot: QtBot, theme: Theme
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    steps, prints = PageSteps(theme), Button(theme, "Print", "primary", identifier="visor.print")
    column.addWidget(steps)
    column.addWidget(prints)
    steps.show_pages(2, 0)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    steps.after.setFocus()
    qtbot.keyClick(steps.after, Qt.Key.Key_Space)
    assert steps.place == 1
    assert steps.before.hasFocus()
    qtbot.keyClick(steps.before, Qt.Key.Key_Space)
    assert steps.place == 0
    assert steps.after.hasFocus()
    assert not prints.hasFocus()


def test_one_page_needs_no_way_and_a_place_past_the_last_is_the_last(qtbot: QtBot, theme: Theme) -> None:
    steps = PageSteps(theme)
    qtbot.addWidget(steps)
    steps.show()
    steps.show_pages(2, 7)
    assert steps.place == 1
    steps.show_pages(1, 1)
    assert steps.place == 0
    assert not steps.isVisible()
    steps.show_pages(0, 0)
    assert steps.place == 0
