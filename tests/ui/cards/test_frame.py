# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where things stand on the Cards page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.card_table import SMALL, WIDE, card_list, panel_of
from window_house import find

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from holdspace.ui.cards.page import CardsPage
    from holdspace.ui.theme.theme import Theme
    from ui.card_table import MakePage

from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button, Chip


def test_three_rows_are_no_higher_than_they_are_and_the_links_stand_below(page: CardsPage) -> None:
    QApplication.processEvents()
    rows = card_list(page)
    heights = [rows.sizeHintForRow(row) for row in range(3)]
    assert rows.height() == sum(heights)
    more = find(Button, page, "cards.more")
    assert 0 < more.mapTo(page, more.rect().topLeft()).y() - rows.geometry().bottom() < page.height()
    assert rows.verticalScrollBar().maximum() == 0


def test_where_it_is_small_the_audiences_and_the_breath_say_less(make_page: MakePage) -> None:
    page = make_page(WIDE)
    breath = find(Button, page, "cards.breath_first")
    assert breath.text() == breath.accessibleName() == "One breath first"
    page.resize(*SMALL)
    QApplication.processEvents()
    assert (breath.text(), breath.accessibleName()) == ("", "One breath first")
    assert not find(Chip, page, "cards.audience.client").isVisible()
    page.resize(*WIDE)
    QApplication.processEvents()
    assert find(Chip, page, "cards.audience.client").isVisible()


def test_a_large_card_begins_right_below_the_choices(qtbot: QtBot, page: CardsPage) -> None:
    page.show_large()
    panel, filters = panel_of(page), page._frame.filters
    qtbot.waitUntil(lambda: panel.height() > 0.8 * page.height())
    top = panel.mapTo(page, panel.rect().topLeft()).y()
    assert top - filters.mapTo(page, filters.rect().bottomLeft()).y() < 40


def sentence_bottom(page: CardsPage) -> int:
    """Return how far down the page the first card's sentence ends."""
    panel = panel_of(page)
    room = panel.height() - panel._head() - panel._bottom()
    side = panel._side(False, panel.width(), room)
    top = panel.mapTo(page, panel.rect().topLeft()).y() + panel._head()
    return top + max(0, (room - side.height) // 2) + side.height


@pytest.mark.parametrize(("size", "scale"), [((912, 600), 200), ((912, 560), 200), ((912, 600), 150)])
def test_the_sentence_is_in_sight_without_scrolling_in_large_text(
    make_page: MakePage, theme: Theme, size: tuple[int, int], scale: int
) -> None:
    theme.scale_text(scale)
    try:
        page = make_page(size, languages=("en", "es"), language="en")
        page.show_ways(practice=True, visor=True, primer=True)
        QApplication.processEvents()
        assert sentence_bottom(page) <= page.height()
    finally:
        theme.scale_text(100)


def test_more_unfolds_what_is_folded_and_what_narrows_stays_in_sight(
    qtbot: QtBot, make_page: MakePage, theme: Theme
) -> None:
    theme.scale_text(200)
    try:
        page = make_page((912, 600), languages=("en", "es"), language="en")
        assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [page]
        more, kind = find(Button, page, "cards.more_choices"), find(Choice, page, "cards.kind")
        language = find(Choice, page, "cards.language")
        assert (kind.isVisible(), language.isVisible(), more.accessibleName()) == (
            False,
            False,
            "More choices",
        )
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
        assert (kind.isVisible(), language.isVisible(), more.accessibleName()) == (
            True,
            True,
            "Fewer choices",
        )
        kind.setFocus()
        qtbot.keyClick(kind, Qt.Key.Key_Down)
        assert kind.isVisible()
        assert not more.isVisible()
        kind.setFocus()
        qtbot.keyClick(kind, Qt.Key.Key_Up)
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
        assert not kind.isVisible()
    finally:
        theme.scale_text(100)
    QApplication.processEvents()
    assert kind.isVisible()
    assert not more.isVisible()


def test_where_only_the_card_has_room_search_stands_below_it_and_comes_back(
    make_page: MakePage, theme: Theme
) -> None:
    theme.scale_text(200)
    try:
        page = make_page((912, 460), languages=("en", "es"), language="en")
        page.show_moment("wants_a_date")
        QApplication.processEvents()
        search, panel = page._frame.search, panel_of(page)
        moment = find(Choice, page, "cards.moment")
        terse = moment.sizeHint().width()
        assert top_of(search, page) > top_of(panel, page)
        assert sentence_bottom(page) <= page.height()
        assert moment.accessibleName() == "Moment"
        page.focus_search()
        assert search.hasFocus()
        page.resize(912, 700)
        QApplication.processEvents()
        assert top_of(search, page) < top_of(panel, page)
        assert moment.sizeHint().width() > terse
    finally:
        theme.scale_text(100)


def test_moments_are_a_list_where_the_page_is_low_for_its_text(make_page: MakePage) -> None:
    page = make_page((1198, 400))
    assert not find(Chip, page, "cards.moment.crying").isVisible()
    assert find(Choice, page, "cards.moment").isVisible()
    assert card_list(page).isVisible()


def top_of(widget: QWidget, page: CardsPage) -> int:
    return widget.mapTo(page._frame._sheet, widget.rect().topLeft()).y()
