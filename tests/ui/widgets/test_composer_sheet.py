# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The composer's sheet: its parts in reading order, at every size of text, short and long."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from hand_clock import HandClock
from holdspace.services.background import InlineBackground
from holdspace.services.identifier_guard import GuardService
from holdspace.services.vault import VaultService
from holdspace.storage.places import Places
from holdspace.ui.widgets.box_guard import BoxGuard
from holdspace.ui.widgets.composer_sheet import ComposerSheet
from holdspace.ui.widgets.two_minutes import TwoMinutes
from window_house import find, yes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def sheet(theme: Theme, qtbot: QtBot) -> ComposerSheet:
    made = ComposerSheet(theme, "now", lambda words: None, compact=False)
    qtbot.addWidget(made)
    made.offer_two_minutes(TwoMinutes(theme, HandClock(), yes, made, "now.two_minutes"), "now")
    made.resize(688, 340)
    made.show()
    return made


def test_tab_follows_the_eye(sheet: ComposerSheet) -> None:
    stops, stop = [], sheet.entry.nextInFocusChain()
    while stop is not sheet.entry:
        stops.append(stop.accessibleIdentifier())
        stop = stop.nextInFocusChain()
    named = [stop for stop in stops if stop.startswith("now.")]
    assert named == [
        "now.long_page",
        "now.long_page_back",
        "now.question",
        "now.form",
        "now.show_draft",
        "now.let_go",
        "now.two_minutes",
        "now.save",
    ]


def test_the_guard_tells_under_the_box_and_makes_room_for_itself(
    sheet: ComposerSheet, theme: Theme, qtbot: QtBot
) -> None:
    vault = VaultService(Places(Path("nowhere")), InlineBackground(), sheet)
    guard = BoxGuard(theme, GuardService(vault, HandClock(), sheet), sheet.entry, lambda: True, set())
    low, high = sheet.minimumHeight(), sheet.maximumHeight()
    sheet.take_guard(guard)
    assert (sheet.minimumHeight(), sheet.maximumHeight()) == (low, high)
    save = sheet.save.geometry()
    guard.line.tell("Mrs. Okafor", "a client", has_more=True)
    QApplication.processEvents()
    assert sheet.minimumHeight() > low
    assert sheet.maximumHeight() == high
    assert sheet.save.geometry() == save  # nothing moves under the hand
    stop, stops = sheet.entry.nextInFocusChain(), []
    while stop is not sheet.entry:
        stops.append(stop.accessibleIdentifier())
        stop = stop.nextInFocusChain()
    named = [stop for stop in stops if stop.startswith("now.guard_") or stop == "now.long_page"]
    assert named == ["now.guard_say", "now.guard_more", "now.guard_fine", "now.long_page"]
    guard.line.put_away()
    assert sheet.minimumHeight() == low


@pytest.mark.parametrize("percent", [100, 200])
def test_there_is_room_for_three_lines_above_what_the_guard_tells(
    sheet: ComposerSheet, theme: Theme, percent: int
) -> None:
    vault = VaultService(Places(Path("nowhere")), InlineBackground(), sheet)
    guard = BoxGuard(theme, GuardService(vault, HandClock(), sheet), sheet.entry, lambda: True, set())
    sheet.take_guard(guard)
    theme.scale_text(percent)
    guard.line.tell("Mrs. Okafor", "a client", has_more=True)
    QApplication.processEvents()
    sheet.resize(688, sheet.minimumHeight())
    QApplication.processEvents()
    assert sheet.entry.viewport().height() >= 3 * sheet.entry.line_height
    theme.scale_text(100)


@pytest.mark.parametrize(("percent", "is_above"), [(100, False), (200, True)])
def test_the_line_stands_beside_the_buttons_or_above(
    sheet: ComposerSheet, theme: Theme, percent: int, is_above: bool
) -> None:
    theme.scale_text(percent)
    QApplication.processEvents()  # laid out anew
    line = sheet.state.mapTo(sheet, QPoint(0, sheet.state.height())).y()
    button = sheet.save.mapTo(sheet, QPoint(0, 0)).y()
    assert (line <= button) == is_above
    two = find(QWidget, sheet, "now.two_minutes")
    assert abs(two.geometry().center().y() - sheet.state.geometry().center().y()) <= 2
    theme.scale_text(100)


def test_a_long_page_keeps_lines_to_their_measure_and_gives_all_back(sheet: ComposerSheet) -> None:
    before = sheet.maximumHeight()
    sheet.resize(1300, 340)
    QApplication.processEvents()
    assert sheet.entry.width() > 1100
    sheet.set_long(True)
    QApplication.processEvents()
    assert 500 < sheet.entry.width() <= 700
    assert sheet.maximumHeight() > 5000
    sheet.set_long(False)
    assert sheet.maximumHeight() == before


def test_the_small_window_has_neither(theme: Theme, qtbot: QtBot) -> None:
    made = ComposerSheet(theme, "pocket", lambda words: None, compact=True)
    qtbot.addWidget(made)
    names = {child.accessibleIdentifier() for child in made.findChildren(QWidget)}
    assert {"pocket.entry", "pocket.save", "pocket.let_go"} <= names
    assert not {"pocket.two_minutes", "pocket.long_page"} & names


def test_nothing_moves_when_the_first_word_comes(sheet: ComposerSheet) -> None:
    sheet.let_go.hide()
    QApplication.processEvents()
    before = find(QWidget, sheet, "now.two_minutes").geometry()
    sheet.let_go.show()
    QApplication.processEvents()
    assert find(QWidget, sheet, "now.two_minutes").geometry() == before
