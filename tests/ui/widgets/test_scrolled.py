# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page that scrolls: filled to its edges, up and down, and no stop of the Tab key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.widgets.scrolled import ScrolledArea, bring_into_view, fill_scrolled


def visible_bars(area: ScrolledArea) -> list[Qt.Orientation]:
    bars = [bar for bar in area.findChildren(QScrollBar) if bar.isVisible()]
    return sorted((bar.orientation() for bar in bars), key=lambda orientation: orientation.value)


@pytest.mark.parametrize("sideways", [False, True])
def test_a_sheet_too_large_scrolls_and_is_not_pressed_together(qtbot: QtBot, sideways: bool) -> None:
    page, sheet = QWidget(), QWidget()
    qtbot.addWidget(page)
    sheet.setMinimumSize(400, 900)
    area = fill_scrolled(page, sheet, sideways=sideways)
    page.resize(300, 200)
    page.show()
    QApplication.processEvents()
    assert area.geometry() == page.rect()
    assert sheet.height() == 900
    assert area.verticalScrollBar().maximum() > 0
    assert visible_bars(area) == ([Qt.Orientation.Horizontal] if sideways else []) + [Qt.Orientation.Vertical]
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_sheet_that_fits_fills_the_page(qtbot: QtBot) -> None:
    page, sheet = QWidget(), QWidget()
    qtbot.addWidget(page)
    fill_scrolled(page, sheet)
    page.resize(300, 200)
    page.show()
    QApplication.processEvents()
    assert sheet.size() == page.size()


def test_the_bar_goes_where_the_page_goes(qtbot: QtBot) -> None:
    page, sheet = QWidget(), QWidget()
    qtbot.addWidget(page)
    sheet.setMinimumHeight(900)
    area = fill_scrolled(page, sheet)
    page.resize(300, 200)
    page.show()
    QApplication.processEvents()
    shown = next(bar for bar in area.findChildren(QScrollBar) if bar.isVisible())
    area.verticalScrollBar().setValue(120)
    assert (shown.value(), shown.maximum()) == (120, 700)
    shown.setValue(300)
    assert sheet.y() == -300
    assert shown.geometry().right() == area.rect().right()
    page.resize(300, 1000)
    QApplication.processEvents()
    assert visible_bars(area) == []


def test_assistive_technology_finds_the_same_children_whether_it_scrolls_or_not(qtbot: QtBot) -> None:
    """Qt hands them out by number, unchecked: one that went meanwhile would end the program."""
    page, sheet = QWidget(), QWidget()
    qtbot.addWidget(page)
    sheet.setMinimumHeight(900)
    area = fill_scrolled(page, sheet)
    counts = []
    for height in (200, 1000):
        page.resize(300, height)
        page.show()
        QApplication.processEvents()
        counts.append(QAccessible.queryAccessibleInterface(area).childCount())
    assert counts == [1, 1]


def test_what_lies_in_two_areas_is_brought_into_view_in_both(qtbot: QtBot) -> None:
    page, sheet, inner, target = QWidget(), QWidget(), QWidget(), QWidget()
    qtbot.addWidget(page)
    fill_scrolled(page, sheet)
    sheet.setMinimumSize(200, 900)
    place = QWidget(sheet)
    place.setGeometry(0, 600, 200, 200)
    fill_scrolled(place, inner)
    inner.setMinimumSize(150, 700)
    target.setParent(inner)
    target.setGeometry(10, 600, 50, 40)
    page.resize(260, 300)
    page.show()
    QApplication.processEvents()
    assert target.visibleRegion().isEmpty()
    bring_into_view(target, 8)
    assert target.visibleRegion().boundingRect() == target.rect()


@pytest.fixture
def without_sheet(qapp: QApplication) -> Iterator[QApplication]:
    """The application as it starts, whatever sheet a test before left in force."""
    before = qapp.styleSheet()
    qapp.setStyleSheet("")
    yield qapp
    qapp.setStyleSheet(before)


def test_the_bar_is_not_seen_before_the_style_sheet_and_has_its_width_then(
    qtbot: QtBot, without_sheet: QApplication
) -> None:
    """At start the sheet follows the first frame: the style's own bar, with its arrows, stood there."""
    page, sheet = QWidget(), QWidget()
    qtbot.addWidget(page)
    sheet.setMinimumHeight(900)
    area = fill_scrolled(page, sheet)
    page.resize(300, 200)
    page.show()
    QApplication.processEvents()
    shown = next(bar for bar in area.findChildren(QScrollBar) if bar.isVisible())
    beneath = page.grab().toImage().pixelColor(200, 100)

    def colours() -> set[str]:
        image = page.grab(shown.geometry()).toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    assert colours() == {beneath.name()}
    without_sheet.setStyleSheet("QScrollBar:vertical { background: red; width: 7px; }")
    QApplication.processEvents()
    assert "#ff0000" in colours()
    assert (shown.width(), shown.geometry().right()) == (7, area.rect().right())
