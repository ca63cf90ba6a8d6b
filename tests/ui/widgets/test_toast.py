# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The toast: one sentence at a time, and what it tells of can be undone exactly once, before it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from holdspace.ui.widgets.toast import Toast
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

LONG = (
    "The disk is full, so it is not kept yet. What was kept before is safe. Free some room, then try again."
)


class Desk:
    """A window with a field and a toast, and what happened in which order."""

    def __init__(self, theme: Theme, width: int = 900) -> None:
        self.window = QWidget()
        self.window.resize(width, 500)
        self.field = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()
        QApplication.processEvents()
        self.toast = Toast(theme, self.window)
        self.happened: list[str] = []
        self.toast.gone.connect(self.on_gone)

    def on_gone(self) -> None:
        self.happened.append("gone")

    def undo(self) -> None:
        self.happened.append("undone")


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    desk = Desk(theme)
    qtbot.addWidget(desk.window)
    yield desk
    desk.toast.dismiss()


def test_it_says_a_sentence_and_takes_no_focus(desk: Desk) -> None:
    desk.toast.show_words("Set down.", desk.undo)
    assert desk.toast.isVisible()
    assert desk.toast.words == desk.toast.accessibleName() == "Set down."
    assert desk.field.hasFocus()


@pytest.mark.parametrize(("with_undo", "milliseconds"), [(False, 6000), (True, 10000)])
def test_it_stays_as_long_as_the_design_says_and_goes(
    qtbot: QtBot, desk: Desk, with_undo: bool, milliseconds: int
) -> None:
    desk.toast.show_words("Set down.", desk.undo if with_undo else None)
    assert desk.toast._timer.interval() == milliseconds
    assert find(QWidget, desk.toast, "journal.undo").isVisible() is with_undo
    desk.toast._timer.timeout.emit()
    assert not desk.toast.isVisible()
    assert not desk.toast.can_undo
    assert desk.toast.words == desk.toast.accessibleName() == ""
    assert desk.happened == ["gone"]


def test_undo_comes_before_it_is_gone_and_only_once(qtbot: QtBot, desk: Desk) -> None:
    desk.toast.show_words("Set down.", desk.undo)
    qtbot.mouseClick(find(QWidget, desk.toast, "journal.undo"), Qt.MouseButton.LeftButton)
    desk.toast.undo()
    assert [each for each in desk.happened if each == "undone"] == ["undone"]
    assert desk.happened[:2] == ["undone", "gone"]


def test_undo_that_has_something_to_say_keeps_the_toast(desk: Desk) -> None:
    def undo() -> None:
        desk.toast.show_words("That did not work.", desk.undo)

    desk.toast.show_words("Set down.", undo)
    desk.toast.undo()
    assert desk.toast.words == "That did not work."
    assert desk.happened == []
    desk.toast.undo()
    assert desk.happened == ["undone", "gone"]


def test_a_new_sentence_ends_the_one_before_and_can_be_undone_itself(desk: Desk) -> None:
    told: list[tuple[str, bool]] = []
    desk.toast.gone.connect(lambda: told.append((desk.toast.words, desk.toast.can_undo)))
    desk.toast.show_words("one", desk.undo)
    desk.toast.show_words("two", desk.undo)
    assert told == [("two", True)]  # whoever hears of the end of one sees that there is another
    desk.toast.undo()
    assert desk.happened == ["gone", "undone", "gone"]


def test_it_tells_whether_there_is_something_to_undo(desk: Desk) -> None:
    told: list[bool] = []
    desk.toast.undo_changed.connect(told.append)
    desk.toast.show_words("one", desk.undo)
    desk.toast.show_words("two", desk.undo)
    desk.toast.dismiss()
    desk.toast.show_words("three")
    assert told == [True, True, False, False]


def test_what_cannot_be_undone_waits_for_what_can(desk: Desk) -> None:
    desk.toast.show_words("Set down.", desk.undo)
    for words in ("A file was set aside.", "The disk is full.", "A file was set aside."):
        desk.toast.show_words(words)
    assert (desk.toast.words, desk.toast.can_undo, desk.happened) == ("Set down.", True, [])
    desk.toast.undo()
    assert (desk.toast.words, desk.toast.can_undo) == ("A file was set aside.", False)
    assert desk.happened == ["undone", "gone"]
    assert desk.toast._timer.interval() == 6000
    desk.toast._timer.timeout.emit()
    assert desk.toast.words == "The disk is full."
    desk.toast._timer.timeout.emit()
    assert (desk.toast.words, desk.toast.isVisible()) == ("", False)
    assert desk.happened == ["undone", "gone", "gone", "gone"]


def test_what_waits_comes_after_all_that_can_be_undone(desk: Desk) -> None:
    desk.toast.show_words("one", desk.undo)
    desk.toast.show_words("plain")
    desk.toast.show_words("two", desk.undo)
    assert desk.toast.words == "two"
    desk.toast._timer.timeout.emit()
    assert desk.toast.words == "plain"
    desk.toast.show_words("plainer")  # nothing is lost by taking its place
    assert desk.toast.words == "plainer"


def test_it_stays_at_the_foot_when_the_window_changes(desk: Desk) -> None:
    desk.toast.show_words("Set down.")
    for width, height in ((900, 500), (400, 300)):
        desk.window.resize(width, height)
        box = desk.toast.geometry()
        assert abs(box.center().x() - width // 2) <= 1
        assert box.bottom() == height - 8 - 1
        assert box.height() == 44


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [360, 900])
def test_a_long_sentence_is_shown_whole(qtbot: QtBot, theme: Theme, percent: int, width: int) -> None:
    theme.scale_text(percent)
    desk = Desk(theme, width * percent // 100)
    qtbot.addWidget(desk.window)
    desk.toast.show_words(LONG, desk.undo)
    assert desk.window.rect().contains(desk.toast.geometry())
    metrics = desk.toast.fontMetrics()
    lines = -(-metrics.horizontalAdvance(LONG) // desk.toast._words_width)
    assert desk.toast.height() >= lines * metrics.height()
    desk.toast.dismiss()


def drawn(toast: Toast) -> QImage:
    return toast.grab().toImage()


def test_a_warning_has_another_sign_and_waits_for_an_undo_as_one(desk: Desk) -> None:
    desk.toast.show_words("The same.")
    calm = drawn(desk.toast)
    desk.toast.warn("The same.")
    assert desk.toast.warns
    assert drawn(desk.toast) != calm
    desk.toast.show_words("Let go.", desk.undo)
    assert not desk.toast.warns
    desk.toast.warn("Damaged.")
    desk.toast.dismiss()
    assert desk.toast.words == "Damaged."
    assert desk.toast.warns


def test_another_page_ends_a_sentence_that_had_time_to_be_read_but_no_undo(desk: Desk) -> None:
    desk.toast.show_words("Set down.")
    desk.toast.leave_page()
    assert desk.toast.words == "Set down."
    desk.toast._timer.start(1000)  # as if it had stood for a while
    desk.toast.leave_page()
    assert desk.toast.words == ""
    desk.toast.show_words("Let go.", desk.undo)
    desk.toast._timer.start(1000)
    desk.toast.leave_page()
    assert desk.toast.can_undo


def test_it_makes_way_with_the_undo_that_is_named_and_no_other(desk: Desk) -> None:
    def other() -> None:
        raise AssertionError

    desk.toast.show_words("Let go. Not kept.", other)
    desk.toast.make_way(other)
    assert desk.toast.words == ""
    desk.toast.show_words("Let go.", desk.undo)
    desk.toast.show_words("Kept.")
    desk.toast.make_way(other)
    assert (desk.toast.words, desk.toast.can_undo) == ("Let go.", True)
    desk.toast.undo()
    assert (desk.happened[-1], desk.toast.words) == ("gone", ""), "what waited was news of what is over"
    assert "undone" in desk.happened


@pytest.mark.parametrize("percent", [100, 200])
def test_it_never_lies_over_the_way_to_people_who_help(qtbot: QtBot, theme: Theme, percent: int) -> None:
    desk = Desk(theme, 1024)
    qtbot.addWidget(desk.window)
    theme.scale_text(percent)
    helps = QPushButton("If it is more than a hard day", desk.window)
    helps.setGeometry(640, 440, 360, 50)
    helps.show()
    toast = Toast(theme, desk.window, helps)
    for words in ("Kept.", LONG):
        toast.show_words(words)
        assert not toast.geometry().intersects(helps.geometry())
        assert desk.window.rect().contains(toast.geometry())
    toast.dismiss()
    theme.scale_text(100)


def test_it_stays_at_the_foot_where_there_is_room_beside_that_way(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(theme, 1024)
    qtbot.addWidget(desk.window)
    helps = QPushButton("If it is more than a hard day", desk.window)
    helps.setGeometry(540, 440, 360, 50)
    helps.show()
    toast = Toast(theme, desk.window, helps)
    toast.show_words("Let go. Not kept.", desk.undo)
    beside = toast.geometry()
    assert (beside.right() < helps.x(), beside.left() >= 16) == (True, True)
    toast.undo()
    toast.show_words(LONG)
    assert toast.geometry().bottom() < helps.y() < beside.bottom()
    toast.dismiss()


def test_it_stands_above_what_is_found_at_the_foot_also_when_that_comes_later(
    qtbot: QtBot, theme: Theme
) -> None:
    desk = Desk(theme, 360)
    qtbot.addWidget(desk.window)
    foot: list[QWidget] = []
    desk.toast.keep_clear_of_all(lambda: foot)
    desk.toast.show_words("Let go.")
    button = QPushButton("Stop", desk.window)
    button.setGeometry(100, 440, 160, 50)
    button.show()
    foot.append(button)
    assert desk.toast.geometry().intersects(button.geometry())
    desk.toast.stand_again()
    assert desk.toast.geometry().bottom() < button.geometry().top()
    desk.toast.dismiss()
