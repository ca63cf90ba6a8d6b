# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page that makes a visor sheet, in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.ui.theme.theme import Text
from holdspace.ui.visor.card_rows import VisorList
from holdspace.ui.visor.page import VisorPage
from holdspace.ui.visor.preview import SheetPreview
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.controls import Button
from services.formats.pdf_reading import pages_of
from window_house import find

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.domain.own_cards import OwnCard
    from holdspace.services.visor_sheet import VisorSheet
    from holdspace.ui.theme.theme import Theme
    from window_house import MakeWindow


def shown(qtbot: QtBot, theme: Theme, sheet: VisorSheet, size: tuple[int, int] = (1198, 700)) -> VisorPage:
    page = VisorPage(theme, sheet, "en")
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_it_opens_with_the_favourites_on_the_sheet_and_the_keyboard_on_the_list(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet, named: OwnCard
) -> None:
    page = shown(qtbot, theme, sheet)
    assert [card.id for card in sheet.chosen] == [named.id]
    assert find(VisorList, page, "visor.list").hasFocus()
    assert find(Text, page, "visor.count").text() == "1 on the sheet"


@pytest.mark.parametrize(("size", "percent"), [((1198, 700), 100), ((856, 540), 100), ((640, 480), 200)])
def test_nothing_is_cut_off_sideways_and_the_paper_keeps_its_shape(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet, size: tuple[int, int], percent: int
) -> None:
    theme.scale_text(percent)
    page = shown(qtbot, theme, sheet, size)
    QApplication.processEvents()
    for each in (*page.findChildren(Text), *page.findChildren(Button)):
        if each.isVisible() and each.width() > 1:
            left = each.mapTo(page, each.rect().topLeft()).x()
            assert left >= 0, each.text()
            assert left + each.width() <= page.width(), each.text()
    preview = find(QWidget, page, "visor.preview")
    assert preview.height() >= preview.heightForWidth(preview.width())


def test_what_has_the_keyboard_is_in_sight_also_where_it_stands_far_down(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet
) -> None:
    theme.scale_text(200)
    page = shown(qtbot, theme, sheet, (920, 500))
    rows = find(VisorList, page, "visor.list")
    assert rows.hasFocus()
    row = rows.visualRect(rows.currentIndex())
    qtbot.waitUntil(lambda: rows.viewport().visibleRegion().boundingRect().contains(row))
    for _ in range(3):
        qtbot.keyClick(rows, Qt.Key.Key_PageDown)
        QApplication.processEvents()
        row = rows.visualRect(rows.currentIndex())
        assert rows.viewport().visibleRegion().boundingRect().contains(row)


def test_esc_and_back_lead_out(qtbot: QtBot, theme: Theme, sheet: VisorSheet) -> None:
    page = shown(qtbot, theme, sheet)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        find(Button, page, "visor.back").click()


def test_cards_lead_to_it_and_it_leads_to_what_unlocks(window_in: MakeWindow) -> None:
    window = window_in("locked")
    window.show_place("cards")
    find(Button, window.page("cards"), "cards.visor").click()
    assert window.place == "visor"
    find(Button, window.page("visor"), "visor.unlock").click()
    assert window.place == "journal"
    window.commands.run("visor")
    assert window.place == "visor"


def test_for_whom_it_is_changes_the_page_too_where_cards_were_chosen_by_hand(
    qtbot: QtBot, theme: Theme, sheet: VisorSheet, tmp_path: Path
) -> None:
    page = shown(qtbot, theme, sheet)
    both = next(each for each in sheet.deck.cards if each.audiences[:2] == ("client", "physician"))
    for card in (both, *sheet.deck.matching("employer")[-12:]):
        sheet.choose(card.id, True)
    preview = find(SheetPreview, page, "visor.preview")
    first = find(Button, page, "visor.page_before")
    while first.isEnabled():
        first.click()
    assert [line.audience for line in preview._lines] == ["client"]
    find(CheckBox, page, "visor.audience.client").click()
    assert [line.audience for line in preview._lines] == ["physician"]
    find(CheckBox, page, "visor.audience.physician").click()
    find(CheckBox, page, "visor.audience.client").click()
    assert [line.audience for line in preview._lines] == ["client"]
    page.leaving.save_pdf(tmp_path / "sheet.pdf")
    assert "Client" in pages_of((tmp_path / "sheet.pdf").read_bytes())[0]
