# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The focus ring: where it lies, what it follows, and that nothing cuts it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from holdspace.ui.theme.tokens import SCHEMES
from holdspace.ui.widgets.controls import Button, Chip, Painted, WordChip
from holdspace.ui.widgets.focus_ring import FocusRing, _Ring

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

KINDS = ("primary", "secondary", "quiet", "small", "link", "icon")


def make(theme: Theme, kind: str) -> Painted:
    if kind == "chip":
        return Chip(theme, "Client or family", "a.chip")
    if kind == "word":
        return WordChip(theme, "relieved", "a.word")
    return Button(theme, "Set it down", kind, icon="check" if kind == "icon" else "", identifier="a.button")


class Page:
    """A window with a ring, a button, a chip and a field."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(400, 300)
        self.inner = QWidget()
        self.button, self.chip, self.field = make(theme, "primary"), make(theme, "chip"), QLineEdit()
        column = QVBoxLayout(self.inner)
        for widget in (self.button, self.chip, self.field):
            column.addWidget(widget)
        QVBoxLayout(self.window).addWidget(self.inner)
        self.ring = FocusRing(theme, self.window)
        self.window.show()
        QApplication.processEvents()

    def box(self, widget: QWidget) -> QRect:
        """Where the ring round `widget` is expected, in the window."""
        return QRect(widget.mapTo(self.window, QPoint()), widget.size()).adjusted(-4, -4, 4, 4)

    def shown(self) -> list[_Ring]:
        return [ring for ring in self.window.findChildren(_Ring) if ring.isVisible()]


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Page:
    return Page(qtbot, theme)


def test_it_lies_round_a_painted_control_and_round_no_field(page: Page) -> None:
    page.ring.follow(page.button)
    [ring] = page.shown()
    assert ring.geometry() == page.box(page.button)
    page.ring.follow(page.field)
    assert page.shown() == []
    page.ring.follow(None)
    assert page.shown() == []


def test_it_moves_and_hides_with_what_it_rings(page: Page) -> None:
    page.ring.follow(page.button)
    page.button.move(50, 60)
    page.button.resize(120, 44)
    [ring] = page.shown()
    assert ring.geometry() == page.box(page.button)
    page.button.hide()
    assert page.shown() == []
    page.button.show()
    assert len(page.shown()) == 1
    page.ring.follow(page.chip)
    page.button.hide()  # no longer its business
    assert len(page.shown()) == 1


def test_nothing_between_it_and_the_window_cuts_it_off(page: Page) -> None:
    page.inner.layout().setContentsMargins(0, 0, 0, 0)
    page.inner.layout().activate()
    page.ring.follow(page.button)
    [ring] = page.shown()
    assert page.inner.geometry().left() > ring.geometry().left()  # it reaches out of what holds the button
    assert ring.visibleRegion().boundingRect().size() == ring.size()


def test_it_moves_along_with_what_holds_its_target(page: Page) -> None:
    page.ring.follow(page.button)
    page.inner.move(page.inner.x() + 30, page.inner.y() + 20)
    [ring] = page.shown()
    assert ring.geometry() == page.box(page.button)


def test_in_a_scroll_area_it_scrolls_along_and_stays_inside(qtbot: QtBot, theme: Theme, page: Page) -> None:
    area, tall, button = QScrollArea(), QWidget(), make(theme, "secondary")
    tall.setMinimumSize(300, 2000)
    button.setParent(tall)
    button.move(20, 500)
    area.setWidget(tall)
    page.window.layout().addWidget(area)
    button.show()
    QApplication.processEvents()
    page.ring.follow(button)
    area.verticalScrollBar().setValue(450)
    [ring] = page.shown()
    assert ring.parentWidget() is area.viewport()
    assert ring.geometry().center() == QRect(button.mapTo(area.viewport(), QPoint()), button.size()).center()


def test_it_takes_no_click(page: Page) -> None:
    page.ring.follow(page.button)
    [ring] = page.shown()
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert ring.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_it_survives_the_end_of_what_it_rings_and_of_its_page(qtbot: QtBot, theme: Theme, page: Page) -> None:
    page.ring.follow(page.button)
    shiboken6.delete(page.button)
    page.ring.follow(page.chip)
    assert len(page.shown()) == 1
    shiboken6.delete(page.inner)
    page.ring.follow(None)
    other = make(theme, "quiet")
    other.setParent(page.window)
    other.show()
    page.ring.follow(other)
    assert len(page.shown()) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_drawn_in_the_colour_of_focus(page: Page, theme: Theme, scheme: str) -> None:
    theme.choose(scheme)
    page.ring.follow(page.button)
    [ring] = page.shown()
    picture = page.window.grab().toImage()
    where = ring.mapTo(page.window, ring.rect().center())
    top = ring.mapTo(page.window, ring.rect().topLeft()).y()
    assert picture.pixelColor(where.x(), top) == theme.colour("focus")
    assert picture.pixelColor(where.x(), top + theme.tokens.focus - 1) == theme.colour("focus")
