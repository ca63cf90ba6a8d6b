# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where a step stands: beside its time, or above a foot with time, way on and way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from household import UNLOCKED
from ui.doorways.conftest import ENTER, ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable

TAB = Qt.Key.Key_Tab


def tabbed(walk: Walk, count: int) -> list[str]:
    """The identifiers that the Tab key leads to, one after another."""
    found: list[str] = []
    for _ in range(count):
        walk.key(TAB)
        found.append(walk.window.focusWidget().accessibleIdentifier())
    return found


def top_of(walk: Walk, widget: QWidget) -> int:
    return widget.mapTo(walk.window, QPoint()).y()


@pytest.mark.parametrize("width", [1366, 700])
def test_short_of_room_the_way_on_and_stop_come_last_and_else_stop_comes_first(
    walk_in: Callable[..., Walk], width: int
) -> None:
    walk = walk_in()
    walk.window.resize(width, 600)
    walk.go("before")
    walk.key(ENTER)
    order = ["doorway.keep", "doorway.go"]
    assert walk.page._stage.is_short == (width == 700)
    assert tabbed(walk, 3)[:2] == order
    walk.find("doorway.go").setFocus()
    walk.key(TAB)
    assert (walk.window.focusWidget() is walk.page.time.stop) == (width == 700)
    walk.page.stop()


def test_as_the_window_gets_small_and_large_again_all_parts_move_along(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    page, time = walk.page, walk.page.time
    view = page.view
    assert view is not None
    for width, foot in ((1366, False), (700, True), (1366, False)):
        walk.window.resize(width, 768)
        QApplication.processEvents()
        assert view.isAncestorOf(view.go) != foot
        assert time.isAncestorOf(time.stop) != foot
        assert view.go.isVisible() and time.stop.isVisible() and time.note.isVisible() and time.isVisible()
        assert page._stage.head.isVisible() != foot
    walk.key(ESC)


def test_short_of_room_the_ways_answer_below_their_question_and_stand_above_after(
    walk_in: Callable[..., Walk],
) -> None:
    walk = walk_in()
    walk.window.resize(700, 600)
    walk.go("after")
    walk.key(4)
    QApplication.processEvents()
    first = walk.find("doorway.way.outside")
    assert walk.page.view is not None
    assert top_of(walk, walk.page.view.title) < top_of(walk, first)
    walk.key(2)
    QApplication.processEvents()
    assert top_of(walk, first) < top_of(walk, walk.page.view.asked)
    walk.key(ESC)


def test_what_a_step_leaves_behind_takes_nothing_of_other_pages_along(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in(UNLOCKED)
    walk.window.resize(700, 600)
    walk.go("after")
    walk.key(4, 1)
    QApplication.processEvents()
    walk.key(ESC)
    walk.window.show_now()
    walk.window.now.adjustSize()
    QApplication.processEvents()
    assert walk.find("now.entry").isVisible()
