# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The privacy veil: nothing of what was shown is to be seen, read, reached or lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.ui.pocket.window import PocketWindow
from holdspace.ui.veil import veil_over
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.theme.theme import Theme
    from window_house import Make, MakeWindow

MARKER = "her hands were shaking"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO = Qt.KeyboardModifier.NoModifier
LINE = "Veiled. Ctrl+. shows it again"
PLACES = ("now", "journal", "breathe", "pause", "cards", "settings")


@pytest.fixture
def window(window_in: MakeWindow, household_in: Make, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over an open journal, with words in the box and an entry in the journal."""
    household = household_in(UNLOCKED)
    window = window_in(household)
    write(window, qtbot, MARKER)
    window.set_down()
    write(window, qtbot, MARKER)
    yield window
    window.now.composer._clear()
    household.capture.keep_draft_now()


def write(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(window.now.composer.entry, words)


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
    """Press a key where the keyboard leads, with its commands."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    qtbot.keyClick(target, key, modifiers)
    QApplication.processEvents()


def toggle(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Period, CTRL)


def told(widget: QWidget) -> list[str]:
    """Return all that assistive technology finds in a window, shown or hidden."""
    found: list[str] = []

    def walk(interface: QAccessibleInterface | None) -> None:
        if interface is None or not interface.isValid():
            return
        found.extend(interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
        text = interface.textInterface()
        if text is not None:
            found.append(text.text(0, text.characterCount()))
        for index in range(interface.childCount()):
            walk(interface.child(index))

    walk(QAccessible.queryAccessibleInterface(widget))
    return [words for words in found if words]


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_of_any_place_is_seen_or_told_and_all_of_it_comes_back(
    window: MainWindow, qtbot: QtBot, place: str
) -> None:
    for each in (place, "help", place):  # a page settles when it is shown again
        window.show_place(each)
        QApplication.processEvents()
    window.toast.dismiss()
    focused = QApplication.focusWidget()
    before = [words for words in told(window) if words != LINE]
    shown = [child for child in window.findChildren(QWidget) if child.isVisible()]
    where = [child.geometry() for child in shown]
    toggle(qtbot)
    assert set(told(window)) == {"HoldSpace", LINE}
    toggle(qtbot)
    assert QApplication.focusWidget() is focused
    assert sorted(words for words in told(window) if words != LINE) == sorted(before)
    assert all(child.isVisible() for child in shown)
    assert [child.geometry() for child in shown] == where


def test_the_picture_is_paper_the_mark_and_one_line(window: MainWindow, qtbot: QtBot, theme: Theme) -> None:
    toggle(qtbot)
    image, paper = picture(window), theme.colour("paper").rgb()
    middle = QPoint(image.width() // 2, image.height() // 2)
    for x in range(0, image.width(), 7):
        for y in range(0, image.height(), 7):
            away = abs(x - middle.x()) > 200 or abs(y - middle.y()) > 120
            assert not away or image.pixel(x, y) == paper, (x, y)
    toggle(qtbot)


def test_a_screen_reader_found_the_words_before(window: MainWindow) -> None:
    """Otherwise the tests above would prove nothing."""
    assert any(MARKER in words for words in told(window))


def test_what_is_typed_meanwhile_goes_nowhere_and_nothing_is_lost(window: MainWindow, qtbot: QtBot) -> None:
    toggle(qtbot)
    for key in (Qt.Key.Key_X, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL | SHIFT)
    assert veil_over(window, window._house.theme).is_drawn
    toggle(qtbot)
    assert window.now.composer.words().text == MARKER
    press(qtbot, Qt.Key.Key_X)
    assert window.now.composer.words().text == MARKER + "x"


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_2, CTRL), (Qt.Key.Key_K, CTRL), (Qt.Key.Key_F1, NO)]
)
def test_the_windows_keys_do_nothing(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    toggle(qtbot)
    press(qtbot, key, modifiers)
    assert window.place == "now"
    toggle(qtbot)


def test_it_can_be_locked_veiled(window: MainWindow, qtbot: QtBot) -> None:
    toggle(qtbot)
    with qtbot.waitSignal(window.relaunch_wanted):
        press(qtbot, Qt.Key.Key_L, CTRL)
    assert window._house.vault.state == LOCKED
    toggle(qtbot)


def test_the_draft_is_kept_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    toggle(qtbot)
    assert window._house.capture.keep_draft_now()
    draft = window._house.vault.vault.open_draft()
    assert draft is not None
    assert draft.text == MARKER
    toggle(qtbot)


def test_the_pointer_lifts_it(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("veil")
    qtbot.mouseClick(find(QWidget, window, "veil.lift"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert any(MARKER in words for words in told(window))


def test_it_is_in_the_menu_the_palette_and_the_list_of_keys(window: MainWindow) -> None:
    [command] = [each for each in window.commands.all() if each.id == "veil"]
    assert command.keys == "Ctrl+."
    window.show_aside("keys")
    assert "Ctrl+." in told(window)


def test_it_grows_with_the_window(window: MainWindow, qtbot: QtBot) -> None:
    toggle(qtbot)
    window.resize(900, 640)
    QApplication.processEvents()
    assert find(QWidget, window, "veil").geometry() == window.rect()
    toggle(qtbot)
    qtbot.waitUntil(lambda: window.rect().contains(window.now.geometry()))
    assert window.now.isVisible()


def test_a_toast_with_undo_waits_below_it(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, "x")
    window.set_down()
    assert window.can_undo
    toggle(qtbot)
    assert not window.toast.isVisible()
    assert window.can_undo
    toggle(qtbot)
    assert window.toast.isVisible()
    window.undo()
    assert window.now.composer.words().text == MARKER + "x"


def test_a_toast_that_ends_below_it_stays_gone(window: MainWindow, qtbot: QtBot) -> None:
    window.tell("Something.")
    window.toast.dismiss()
    window.tell("Something else.")
    toggle(qtbot)
    window.toast.dismiss()
    toggle(qtbot)
    assert not window.toast.isVisible()


def test_an_exercise_goes_on_below_it(window: MainWindow, qtbot: QtBot) -> None:
    window.do("breathe", "box")
    page: Any = window.page("breathe")
    toggle(qtbot)
    assert page.is_under_way
    toggle(qtbot)
    assert page.is_under_way
    assert not find(QWidget, window, "nav.now").isVisible()  # the figure has the whole window again
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.is_under_way


@pytest.fixture
def pocket(window: MainWindow, theme: Theme) -> Iterator[PocketWindow]:
    """The pocket window, with the words of the large one."""
    house = window._house
    pocket = PocketWindow(house.app, theme, house.vault, house.capture, house.now.feelings, house.say)
    window.write_in(pocket.composer)
    pocket.show()
    pocket.activateWindow()
    pocket.focus_entry()
    QApplication.processEvents()
    yield pocket
    window.write_in(window.now.composer)
    pocket.close()
    shiboken6.delete(pocket)


def test_one_key_in_either_window_veils_both(window: MainWindow, pocket: PocketWindow, qtbot: QtBot) -> None:
    veil = veil_over(window, window._house.theme)
    veil.cover(pocket)
    assert any(MARKER in words for words in told(pocket))
    toggle(qtbot)
    assert veil.is_drawn
    for each in (window, pocket):
        assert not any(MARKER in words for words in told(each))
    press(qtbot, Qt.Key.Key_Escape)
    assert pocket.isVisible()
    window._house.theme.scale_text(130)
    window._house.theme.scale_text(100)
    toggle(qtbot)
    assert any(MARKER in words for words in told(pocket))
    assert QApplication.focusWidget() is pocket.composer.entry


def test_a_window_that_comes_later_is_veiled_too(
    window: MainWindow, pocket: PocketWindow, qtbot: QtBot
) -> None:
    veil = veil_over(window, window._house.theme)
    veil.toggle()
    veil.cover(pocket)
    assert not any(MARKER in words for words in told(pocket))
    veil.toggle()
    QApplication.processEvents()
    assert any(MARKER in words for words in told(pocket))


def test_a_window_that_is_gone_is_no_trouble(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    veil = veil_over(window, theme)
    other = QWidget()
    veil.cover(other)
    shiboken6.delete(other)
    with qtbot.waitSignal(veil.changed):
        veil.toggle()
    veil.toggle()


@pytest.mark.parametrize("place", ["now", "settings"])
def test_scaled_text_comes_back_as_large_as_it_was(
    window: MainWindow, theme: Theme, qtbot: QtBot, place: str
) -> None:
    theme.scale_text(175)
    window.show_place(place)
    QApplication.processEvents()
    before = fonts(window)
    toggle(qtbot)
    toggle(qtbot)
    QApplication.processEvents()
    assert fonts(window) == before
    theme.scale_text(100)


def fonts(window: MainWindow) -> list[tuple[str, float, float]]:
    """Return the size of the font of each control that is shown, and of the words in each box."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            document = getattr(widget, "document", None)
            size = document().defaultFont().pixelSize() if document is not None else 0
            found.append((type(widget).__name__, widget.font().pixelSize(), size))
    return sorted(found)
