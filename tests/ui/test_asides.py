# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Pages on top of others: where Back and Done lead, and what is shown to whoever asks for one again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from holdspace.services.capture import Words
from household import UNLOCKED
from window_house import find

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.ui.main_window import MainWindow
    from window_house import Make, MakeWindow


@pytest.fixture
def window(household_in: Make, window_in: MakeWindow) -> MainWindow:
    """The window over a journal with one entry."""
    household = household_in(UNLOCKED)
    household.capture.set_down(Words("the kettle sang"))
    return window_in(household)


def press(qtbot: QtBot, window: MainWindow, identifier: str) -> None:
    """Press a button, and let what it begins be over."""
    find(QAbstractButton, window, identifier).click()
    qtbot.waitUntil(lambda: window._house.vault.work_under_way is None)


def take_out(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Take all out, from the page where that is asked for, to where it says that it is done."""
    page: Any = window.page("take_out")
    page._folder = folder
    press(qtbot, window, "take_out.go")
    press(qtbot, window, "take_out.write")
    assert page.is_finished


def bring_in(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Bring one entry in, to where it says that it is done."""
    page: Any = window.page("bring_in")
    file = folder / "2024-03-05.md"
    file.write_text("brought along")
    page.choose(file)
    qtbot.waitUntil(lambda: window._house.vault.work_under_way is None)
    press(qtbot, window, "bring_in.go")
    assert page.is_finished


@pytest.mark.parametrize("place", ["settings", "journal"])
def test_done_leads_past_a_page_of_steps_to_where_one_came_from(
    window: MainWindow, place: str, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_place(place)
    window.commands.run("bring_in")
    window.commands.run("take_out")
    take_out(qtbot, window, tmp_path)
    press(qtbot, window, "take_out.go_on")
    assert window.place == place


@pytest.mark.parametrize("way", ["Done", "Back"])
def test_nothing_leads_back_to_what_is_finished(
    window: MainWindow, way: str, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_settings()
    window.show_aside("safety")
    window.show_aside("bring_in")
    bring_in(qtbot, window, tmp_path)
    window.commands.run("take_out")
    if way == "Done":
        take_out(qtbot, window, tmp_path)
        press(qtbot, window, "take_out.go_on")
    else:
        qtbot.keyClick(window.page("take_out"), Qt.Key.Key_Escape)
    assert window.place == "safety"
    window.show_place_before()
    assert window.place == "settings"


def test_back_leads_to_a_page_of_steps_that_is_not_finished(window: MainWindow, qtbot: QtBot) -> None:
    window.show_aside("bring_in")
    window.show_aside("take_out")
    qtbot.keyClick(window.page("take_out"), Qt.Key.Key_Escape)
    assert window.place == "bring_in"
    window.show_place_before()
    assert window.place == "now"
    window.show_place_before()
    assert window.place == "now"


def test_asked_for_once_more_a_finished_page_begins_anew(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_settings()
    window.show_aside("take_out")
    take_out(qtbot, window, tmp_path)
    window.commands.run("take_out")
    assert window.place == "take_out"
    assert find(QAbstractButton, window, "take_out.go").isVisible()
    assert not find(QLabel, window, "take_out.done").isVisible()
    window.show_place_before()
    assert window.place == "settings"
