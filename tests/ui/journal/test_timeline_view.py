# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The list keeps its place, measures only what shows, and is walked by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from holdspace.domain.entries import Entry
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.model import POSITION_ROLE, Index
from holdspace.ui.journal.timeline_view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.journal.page import JournalPage

MANY = 400


@pytest.fixture
def view(
    keep: Callable[..., Entry], vault: VaultService, make_page: Callable[..., JournalPage]
) -> Iterator[TimelineView]:
    """A list of 400 entries over some weeks."""
    with vault.vault.entries._connection.write():  # one commit for all
        for number in range(MANY):
            keep("some words " * (1 + number % 9), 100 + 97 * number, audiences=("client",) * (number % 2))
    page = make_page()
    assert page.browser is not None
    yield page.browser.list


def _wheel(view: TimelineView, notches: int) -> None:
    at = QPointF(50, 300)
    angle = QPoint(0, -120 * notches)
    nothing, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    view.wheelEvent(
        QWheelEvent(at, at, QPoint(), angle, nothing, Qt.KeyboardModifier.NoModifier, phase, False)
    )


def _edges(view: TimelineView) -> dict[int, int]:
    """Return the upper edge of each row in view by its entry's position, headings left out."""
    model = view.model()
    return {
        model.index(shown.row, 0).data(POSITION_ROLE): shown.top + shown.heading
        for shown in view.shown_rows()
    }


def test_rows_fill_the_list_without_gaps(view: TimelineView) -> None:
    for _ in range(30):
        rows = view.shown_rows()
        assert rows[0].top <= 0
        assert all(one.bottom == two.top for one, two in pairwise(rows))
        assert rows[-1].bottom >= view.viewport().height()
        _wheel(view, 2)


def test_only_what_shows_is_measured(view: TimelineView, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: set[int] = set()
    measure = view._delegate.row_height

    def count(index: object, width: int) -> int:
        measured.add(index.row())  # type: ignore[attr-defined]
        return measure(index, width)  # type: ignore[arg-type]

    monkeypatch.setattr(view._delegate, "row_height", count)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.viewport().repaint()
    assert len(measured) < 40
    assert any(MANY // 3 < row < MANY * 2 // 3 for row in measured)


def test_the_end_is_the_last_row_at_the_lower_edge(view: TimelineView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = view.shown_rows()[-1]
    assert (last.row, last.bottom) == (MANY - 1, view.viewport().height())
    _wheel(view, 50)
    assert view.shown_rows()[-1] == last


def test_wheeling_down_and_up_comes_back(view: TimelineView) -> None:
    _wheel(view, 20)
    assert view.shown_rows()[0].row > 0
    _wheel(view, -40)
    assert (view.shown_rows()[0].row, view.shown_rows()[0].top) == (0, 0)


def test_keys_walk_and_the_row_is_in_view(view: TimelineView, qtbot: QtBot) -> None:
    view.setFocus()
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, MANY - 1),
        (Qt.Key.Key_Up, MANY - 2),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(view, key)
        assert view.currentIndex().row() == row
        (shown,) = [each for each in view.shown_rows() if each.row == row]
        assert shown.top >= 0
        assert shown.bottom <= view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() > 2


def test_a_letter_reads_nothing(view: TimelineView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view.setFocus()
    before = view.currentIndex().row()
    monkeypatch.setattr(view.model(), "match", lambda *_: pytest.fail("looked through every entry"))
    qtbot.keyClick(view, Qt.Key.Key_S)
    assert view.currentIndex().row() == before


def test_keys_ask_for_what_they_mean(view: TimelineView, qtbot: QtBot) -> None:
    asked: list[str] = []
    view.entered.disconnect()
    view.edit_wanted.disconnect()
    view.delete_wanted.disconnect()
    view.entered.connect(lambda: asked.append("enter"))
    view.edit_wanted.connect(lambda: asked.append("edit"))
    view.delete_wanted.connect(lambda: asked.append("delete"))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_E, Qt.Key.Key_Delete):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["enter", "edit", "delete"]


def test_entries_above_move_nothing_under_the_readers_hand(
    view: TimelineView, keep: Callable[..., Entry], vault: VaultService, journal: JournalService
) -> None:
    _wheel(view, 7)
    before, current = _edges(view), view.currentIndex().data(POSITION_ROLE)
    with vault.vault.entries._connection.write():
        for number in range(200):
            keep(f"a sealed note {number}", number / 10, sealed=True)
    journal.reset.emit()
    after = _edges(view)
    assert view.model().rowCount() == MANY + 200
    assert [after.get(position) for position, edge in before.items() if edge >= 0] == [
        edge for edge in before.values() if edge >= 0
    ]
    assert view.currentIndex().data(POSITION_ROLE) == current


def test_an_untouched_list_at_the_top_shows_what_comes(
    view: TimelineView, keep: Callable[..., Entry], journal: JournalService
) -> None:
    current = view.currentIndex().data(POSITION_ROLE)
    journal.announce_added(keep("just now", 0).id)
    assert view.shown_rows()[0].row == 0
    assert view.shown_rows()[0].top == 0
    assert view.currentIndex().row() == 0  # and what is read is the newest
    assert view.currentIndex().data(POSITION_ROLE) != current


def test_a_row_gone_above_moves_nothing(view: TimelineView, journal: JournalService) -> None:
    _wheel(view, 20)
    gone = journal.entries_at([view.model().index(2, 0).data(POSITION_ROLE)])[0]
    before = _edges(view)
    journal.delete(gone.id)
    after, room = _edges(view), view.viewport().height()  # less than before: a link to the trash has come
    assert {position: edge for position, edge in after.items() if edge >= 0 and position in before} == {
        position: edge for position, edge in before.items() if 0 <= edge < room
    }


def test_rows_have_places_only_while_in_view(view: TimelineView) -> None:
    first = view.visualRect(view.model().index(0, 0))
    assert first.top() == 0
    assert view.indexAt(QPoint(100, first.bottom() - 5)).row() == 0
    assert not view.indexAt(QPoint(100, 4)).isValid()  # a heading
    assert view.visualRect(view.model().index(MANY - 1, 0)) == QRect()


def test_a_press_chooses_the_row_under_it(view: TimelineView, qtbot: QtBot) -> None:
    place = view.visualRect(view.model().index(2, 0))
    with qtbot.waitSignal(view.opened):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, place.bottom() - 8))
    assert view.currentIndex().row() == 2
    assert view.is_touched


def test_a_row_is_measured_once_and_anew_at_another_width(
    view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []
    height = view._delegate.row_height

    def row_height(index: QModelIndex, width: int) -> int:
        measured.append(index.row())
        return height(index, width)

    monkeypatch.setattr(view._delegate, "row_height", row_height)
    shown = [each.row for each in view.shown_rows()]
    view.updateGeometries()
    view.viewport().repaint()
    assert not set(measured) & set(shown)
    view.resize(view.width() - 40, view.height())
    view.updateGeometries()
    assert set(measured) >= {0, 1}
    assert len(measured) == len(set(measured))


@pytest.mark.parametrize("seen", [True, False], ids=["seen", "unseen"])
def test_every_row_has_room_for_its_words_after_a_change_of_width(view: TimelineView, seen: bool) -> None:
    """As a journal just opened has: its list is filled at one width and then laid out at another."""
    view.setVisible(seen)
    view.shown_rows()
    for change in (-120, 90, 7):
        view.resize(view.width() + change, view.height())
        width = view.viewport().width()
        for shown in view.shown_rows():
            index = view.model().index(shown.row, 0)
            assert shown.height == view._delegate.row_height(index, width), shown.row


def test_the_end_of_a_list_that_was_filled_anew_is_found_after_it_was_painted(
    view: TimelineView, qtbot: QtBot
) -> None:
    bar = view.verticalScrollBar()
    model = view.model()
    view.show_end("Nothing older.")
    model.beginResetModel()
    del model._positions[40:]
    model.endResetModel()
    assert bar.maximum() == 40_000, "what is not shown is not measured yet"
    qtbot.waitUntil(lambda: bar.maximum() < 40_000)
    bar.setValue(bar.maximum())
    assert view.shown_rows()[-1].row == 39


@pytest.mark.parametrize("back", [40_000, 50])
def test_only_what_comes_in_view_is_painted(
    keep: Callable[..., Entry],
    view: TimelineView,
    journal: JournalService,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    back: int,
) -> None:
    qtbot.waitExposed(view)
    QApplication.processEvents()
    painted: list[int] = []
    paint = view._delegate.paint

    def count(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painted.append(index.row())
        paint(painter, option, index)

    rows, reach = view.shown_rows(), view.verticalScrollBar().maximum()
    monkeypatch.setattr(view._delegate, "paint", count)
    keep("it came late", back)
    journal.reset.emit()
    QApplication.processEvents()
    assert view.verticalScrollBar().maximum() > reach
    assert bool(painted) == (view.shown_rows() != rows) == (back == 50)


def test_the_row_that_was_clicked_is_marked(view: TimelineView, qtbot: QtBot) -> None:
    shown = view.shown_rows()[2]
    at = QPoint(80, shown.top + shown.heading + 10)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.currentIndex().row() == 2
    assert [each.row() for each in view.selectionModel().selectedIndexes()] == [2]


def test_a_row_that_goes_makes_another_current_that_nobody_chose(
    view: TimelineView, journal: JournalService, qtbot: QtBot
) -> None:
    view.jump_to(3)
    followed: list[bool] = []
    view.row_shown.connect(lambda _row: followed.append(view.is_following))
    journal.delete(view.model().entry_at(3).id)  # type: ignore[attr-defined]
    view.show_row(8)
    assert followed == [True, False]
