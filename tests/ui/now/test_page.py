# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Now: time, minutes, doors, and the layouts of small windows and large text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from holdspace.services.vault import LOCKED
from holdspace.ui.now.page import NowPage
from holdspace.ui.widgets.messages import say
from window_house import find, now_content, yes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make


@pytest.fixture
def household(household_in: Make) -> Household:
    return household_in(LOCKED)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, household: Household) -> NowPage:
    page = NowPage(theme, household.vault, household.capture, household.clock, now_content(), say, yes)
    qtbot.addWidget(page)
    page.resize(1198, 720)
    page.show()
    QApplication.processEvents()
    return page


def place_of(page: NowPage, identifier: str) -> QPoint:
    return find(QWidget, page, identifier).mapTo(page, QPoint(0, 0))


def shown_words(page: NowPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_load_and_feelings_are_out_of_sight_until_a_word_and_nothing_moves(
    qtbot: QtBot, page: NowPage
) -> None:
    entry = find(QWidget, page, "now.entry")
    watched = ("now.entry", "now.save", "now.audience.client", "now.before", "now.minutes.3", "now.day_end")
    before = {identifier: find(QWidget, page, identifier).geometry() for identifier in watched}
    for identifier in ("now.load.3", "now.feeling.tired"):
        assert not find(QWidget, page, identifier).isVisible()
    qtbot.keyClicks(entry, "a few words")
    QApplication.processEvents()
    for identifier in ("now.load.3", "now.feeling.tired"):
        assert find(QWidget, page, identifier).isVisible()
    after = {identifier: find(QWidget, page, identifier).geometry() for identifier in watched}
    changed = {identifier for identifier in watched if before[identifier] != after[identifier]}
    assert changed == set()


def test_it_tells_the_day_and_the_time_and_wakes_once_a_minute(page: NowPage, household: Household) -> None:
    [words] = [words for words in shown_words(page) if "October" in words]
    assert words.startswith("Wednesday 14 October, ")
    assert page._minute.interval() == 60_000
    household.clock.pass_by(61)
    page._minute.timeout.emit()
    assert words not in shown_words(page)
    assert page._minute.interval() == 59_000


def test_the_time_stands_still_while_nobody_sees_it(page: NowPage) -> None:
    page.hide()
    assert not page._minute.isActive()
    page.show()
    assert page._minute.isActive()


@pytest.mark.parametrize("offer", now_content().offers, ids=lambda offer: str(offer.have))
def test_minutes_lead_to_what_fits_them(qtbot: QtBot, page: NowPage, offer: object) -> None:
    have, place, which, minutes, line = (
        getattr(offer, name) for name in ("have", "place", "id", "minutes", "line")
    )
    find(QAbstractButton, page, f"now.minutes.{have}").click()
    assert line in shown_words(page)
    assert any(words.startswith(getattr(offer, "why")) for words in shown_words(page))  # noqa: B009
    start = find(QAbstractButton, page, "now.start")
    assert start.accessibleName() == f"Start: {line}"
    with qtbot.waitSignal(page.exercise_wanted) as wanted:
        start.click()
    assert wanted.args == [place, which, minutes]


def test_other_minutes_move_nothing(page: NowPage, theme: Theme) -> None:
    watched = ("now.entry", "now.minutes.5", "now.before", "now.day_end", "now.audience.myself", "now.why")
    for width, height, percent in ((1198, 720, 100), (856, 552, 100), (912, 560, 200)):
        theme.scale_text(percent)
        page.resize(width, height)
        QApplication.processEvents()
        places = set()
        for offer in now_content().offers:
            find(QAbstractButton, page, f"now.minutes.{offer.have}").click()
            QApplication.processEvents()
            found = [find(QWidget, page, each) for each in watched]
            places.add(tuple((each.mapTo(page, QPoint(0, 0)).y(), each.height()) for each in found))
        assert len(places) == 1


def test_ten_minutes_begin_with_eating(page: NowPage) -> None:
    find(QAbstractButton, page, "now.minutes.10").click()
    assert any(words.startswith("Eat first. This keeps.") for words in shown_words(page))


def test_three_minutes_are_offered_at_first(page: NowPage) -> None:
    assert "Breathe, long and slow" in shown_words(page)


@pytest.mark.parametrize("doorway", ["before", "after", "day_end"])
def test_a_door_tells_which_it_is(qtbot: QtBot, page: NowPage, doorway: str) -> None:
    with qtbot.waitSignal(page.door_wanted) as wanted:
        qtbot.mouseClick(find(QWidget, page, f"now.{doorway}"), Qt.MouseButton.LeftButton)
    assert wanted.args == [doorway]


def test_find_asks_for_the_palette(qtbot: QtBot, page: NowPage) -> None:
    with qtbot.waitSignal(page.find_wanted):
        find(QAbstractButton, page, "now.find").click()


def test_wide_the_doors_stand_beside_the_box(page: NowPage) -> None:
    assert place_of(page, "now.before").x() > place_of(page, "now.save").x()
    assert place_of(page, "now.before").x() == place_of(page, "now.day_end").x()


@pytest.mark.parametrize(("width", "height"), [(856, 560), (743, 470)])
def test_narrow_the_doors_stand_in_a_row_below(page: NowPage, width: int, height: int) -> None:
    page.resize(width, height)
    QApplication.processEvents()
    tops = {place_of(page, f"now.{door}").y() for door in ("before", "after", "day_end")}
    assert len(tops) == 1
    assert tops.pop() > place_of(page, "now.audience.myself").y()


@pytest.mark.parametrize(
    ("width", "height", "percent"),
    [(1198, 720, 100), (856, 552, 100), (743, 428, 100), (951, 560, 130), (1030, 700, 200), (912, 560, 200)],
)
def test_nothing_is_cut_off_at_the_side(
    page: NowPage, theme: Theme, width: int, height: int, percent: int
) -> None:
    theme.scale_text(percent)
    page.resize(width, height)
    find(QWidget, page, "now.entry").setFocus()
    page.composer.entry.setPlainText("a few words")
    QApplication.processEvents()
    assert page._scroll.horizontalScrollBar().maximum() == 0
    for child in page.findChildren(QWidget):
        if child.isVisible() and child.accessibleIdentifier().startswith("now."):
            left = child.mapTo(page, QPoint(0, 0)).x()
            assert left >= 0, child.accessibleIdentifier()
            assert left + child.width() <= page.width(), child.accessibleIdentifier()
            if isinstance(child, QAbstractButton) and "." in child.accessibleIdentifier():
                assert (
                    child.width() >= child.minimumSizeHint().width() - 1 or "door" in str(type(child)).lower()
                )


def test_at_1024_by_600_all_of_it_is_in_view(page: NowPage) -> None:
    page.resize(856, 552)
    page.composer.entry.setPlainText("a few words")
    QApplication.processEvents()
    assert page._scroll.verticalScrollBar().maximum() == 0


def test_at_two_hundred_percent_it_scrolls_down_only(page: NowPage, theme: Theme) -> None:
    theme.scale_text(200)
    page.resize(1030, 700)
    page.composer.entry.setPlainText("a few words")
    QApplication.processEvents()
    assert page._scroll.verticalScrollBar().maximum() > 0
    assert page._scroll.horizontalScrollBar().maximum() == 0


def test_what_gets_the_keyboard_comes_into_view(qtbot: QtBot, page: NowPage, theme: Theme) -> None:
    theme.scale_text(200)
    page.resize(1030, 500)
    page.activateWindow()
    QApplication.processEvents()
    find(QWidget, page, "now.after").setFocus()
    qtbot.keyClick(find(QWidget, page, "now.after"), Qt.Key.Key_Tab)
    door = find(QWidget, page, "now.day_end")
    assert QApplication.focusWidget() is door
    top = door.mapTo(page, QPoint(0, 0)).y()
    assert 0 <= top <= page.height() - door.height()


@pytest.mark.parametrize(("size", "moves"), [((1006, 530), False), ((1198, 720), True)])
def test_in_a_low_window_the_link_to_go_on_moves_nothing(
    page: NowPage, size: tuple[int, int], moves: bool
) -> None:
    page.resize(*size)
    QApplication.processEvents()
    before = place_of(page, "now.entry")
    page.offer_to_go_on("After", 200.0)
    QApplication.processEvents()
    assert (place_of(page, "now.entry") != before) == moves
    assert find(QWidget, page, "now.go_on").isVisible()
    page.resize(1006, 530)
    QApplication.processEvents()
    assert place_of(page, "now.go_on").y() < place_of(page, "now.entry").y()
    page.offer_to_go_on("", 0.0)
