# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is on the screen while the process behind a window is replaced: paper, the mark, the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from holdspace.services.vault import UNLOCKED
from holdspace.ui.lock_cover import LockCover, cover
from holdspace.ui.rail import Rail
from holdspace.ui.veil import veil_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.theme.theme import Theme
    from window_house import Make, MakeWindow

MARKER = "her hands were shaking"


@pytest.fixture
def window(window_in: MakeWindow, household_in: Make, qtbot: QtBot) -> MainWindow:
    """The window over an open journal that shows an entry; its words are in a toast, too."""
    window = window_in(household_in(UNLOCKED))
    qtbot.keyClicks(window.now.composer.entry, MARKER)
    window.set_down()
    window.show_journal()
    window.tell(MARKER)
    return window


def on_screen(window: QWidget) -> QImage:
    """Return what the display was sent of a window."""
    return window.screen().grabWindow(window.winId()).toImage()


def colours(image: QImage, part: QRect) -> set[int]:
    """Return the colours in a part."""
    across, down = range(part.left(), part.right() + 1), range(part.top(), part.bottom() + 1)
    return {image.pixel(x, y) for x in across for y in down}


def assert_covered(image: QImage, room: QRect, theme: Theme) -> None:
    """See that a part is paper, with the mark in its middle."""
    paper = theme.colour("paper").rgb()
    mark = QRect(0, 0, theme.px(58), theme.px(58))
    mark.moveCenter(room.center())
    above = QRect(room.topLeft(), QPoint(room.right(), mark.top()))
    below = QRect(QPoint(room.left(), mark.bottom()), room.bottomRight())
    assert colours(image, above) == colours(image, below) == {paper}
    assert theme.colour("sage").rgb() in colours(image, mark)


def test_nothing_is_left_on_the_screen_but_the_mark_and_the_places(window: MainWindow, theme: Theme) -> None:
    rail = window.findChild(Rail)
    assert rail is not None
    before, room = on_screen(window), window.rect()
    room.setLeft(rail.geometry().right() + 1)
    assert len(colours(before, room)) > 9
    cover(theme, [window], [])  # by now, not by the event loop: that is never reached again
    after = on_screen(window)
    assert_covered(after, room, theme)
    assert after.copy(rail.geometry()) == before.copy(rail.geometry())


def test_what_lay_over_the_rail_is_off_the_screen(window: MainWindow, theme: Theme) -> None:
    """The display keeps the picture of a menu that is put away, until what lay beneath is sent anew."""
    rail = window.findChild(Rail)
    assert rail is not None
    before = on_screen(window).copy(rail.geometry())
    menu = QLabel(MARKER, window)  # it paints into the picture that the display was sent, and goes unseen
    menu.setGeometry(rail.geometry())
    menu.setAutoFillBackground(True)
    menu.show()
    menu.repaint()
    assert on_screen(window).copy(rail.geometry()) != before
    menu.hide()
    cover(theme, [window], [])
    assert on_screen(window).copy(rail.geometry()) == before


def test_what_still_lies_over_the_rail_is_not_seen(window: MainWindow, theme: Theme) -> None:
    """As the palette does in large letters, with what was typed into it."""
    rail = window.findChild(Rail)
    assert rail is not None
    before = on_screen(window).copy(rail.geometry())
    sheet = QLabel(MARKER, window)
    sheet.setGeometry(rail.geometry().adjusted(20, 20, 200, 0))
    sheet.setAutoFillBackground(True)
    sheet.show()
    sheet.repaint()
    assert on_screen(window).copy(rail.geometry()) != before
    cover(theme, [window], [])
    assert on_screen(window).copy(rail.geometry()) == before


def test_where_the_rail_is_away_all_of_the_window_is_covered(window: MainWindow, theme: Theme) -> None:
    window.make_room_for_figure(shown=True)
    QApplication.processEvents()
    cover(theme, [window], [])
    assert_covered(on_screen(window), window.rect(), theme)


def test_a_veiled_window_is_covered_whole(window: MainWindow, theme: Theme) -> None:
    veil_over(window, theme).toggle()
    QApplication.processEvents()
    cover(theme, [window], [])
    assert_covered(on_screen(window), window.rect(), theme)


def test_any_other_window_is_put_away(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    dialog, hidden = QDialog(window), QWidget()
    qtbot.addWidget(hidden)
    dialog.show()
    cover(theme, [window, hidden], QApplication.topLevelWidgets())
    assert (window.isVisible(), dialog.isVisible(), hidden.isVisible()) == (True, False, False)
    assert hidden.findChild(LockCover) is None
