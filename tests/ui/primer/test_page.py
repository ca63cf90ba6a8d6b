# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The primer as it is read: turned by keys and buttons, and found again where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from holdspace.services.primer import load_primer
from holdspace.services.settings import Settings
from holdspace.ui.primer.page import PrimerReader
from holdspace.ui.theme.theme import Text
from holdspace.ui.widgets.controls import Button
from window_house import find

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader
    from window_house import MakeWindow

PAGES = load_primer()


@pytest.fixture
def settings(tmp_path: Path, qtbot: QtBot) -> Settings:
    return Settings(tmp_path / "settings.ini")


def shown(qtbot: QtBot, theme: Theme, settings: Settings, size: tuple[int, int] = (856, 600)) -> PrimerReader:
    page = PrimerReader(theme, settings, PAGES)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def title(page: PrimerReader) -> str:
    return find(Text, page, "primer.title").text()


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def test_it_opens_on_the_first_page_with_the_keyboard_on_what_leads_on(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    page = shown(qtbot, theme, settings)
    assert title(page) == PAGES[0].title
    assert find(Text, page, "primer.page").text() == "1 of 10"
    assert find(Text, page, "primer.try").text() == PAGES[0].to_try
    assert find(Button, page, "primer.next").hasFocus()
    assert not find(Button, page, "primer.before").isVisible()


def test_arrow_keys_turn_the_pages_and_stop_at_the_ends(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    page = shown(qtbot, theme, settings)
    press(qtbot, Qt.Key.Key_Left)
    assert page.page_id == PAGES[0].id
    for expected in PAGES[1:]:
        press(qtbot, Qt.Key.Key_Right)
        assert title(page) == expected.title
        words = [each.text() for each in page.findChildren(Text) if each.isVisible()]
        assert all(paragraph in words for paragraph in expected.paragraphs)
        assert expected.to_try in words
        assert not any(PAGES[0].paragraphs[0] == each for each in words)
    press(qtbot, Qt.Key.Key_Right)
    assert page.page_id == PAGES[-1].id
    press(qtbot, Qt.Key.Key_Left)
    assert page.page_id == PAGES[-2].id


def test_the_page_is_remembered(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    page = shown(qtbot, theme, settings)
    page.go(1)
    page.go(1)
    assert settings.primer_page == PAGES[2].id
    assert shown(qtbot, theme, settings).page_id == PAGES[2].id


def test_done_on_the_last_page_leaves_and_begins_anew_another_time(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    settings.primer_page = PAGES[-1].id
    page = shown(qtbot, theme, settings)
    further = find(Button, page, "primer.next")
    assert further.text() == "Done"
    with qtbot.waitSignal(page.closed):
        press(qtbot, Qt.Key.Key_Space)
    assert settings.primer_page == PAGES[0].id


def test_going_back_to_the_first_page_leaves_the_keyboard_on_what_leads_on(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    page = shown(qtbot, theme, settings)
    page.go(1)
    before = find(Button, page, "primer.before")
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Return)
    assert page.page_id == PAGES[0].id
    assert find(Button, page, "primer.next").hasFocus()


def test_what_leads_on_stands_still_from_page_to_page(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    page = shown(qtbot, theme, settings)
    further = find(Button, page, "primer.next")
    places = set()
    for _ in PAGES:
        QApplication.processEvents()
        places.add(further.geometry().getRect())
        page.go(1)
    assert len(places) == 1


def test_where_it_does_not_fit_keys_scroll_and_a_new_page_begins_at_its_top(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    page = shown(qtbot, theme, settings, (600, 360))
    bar = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(qtbot, Qt.Key.Key_Down)
    by_line = bar.value()
    assert by_line > 0
    press(qtbot, Qt.Key.Key_PageDown)
    assert bar.value() > by_line
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    press(qtbot, Qt.Key.Key_PageDown)
    press(qtbot, Qt.Key.Key_Right)
    assert bar.value() == 0


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_sideways(qtbot: QtBot, theme: Theme, settings: Settings, percent: int) -> None:
    theme.scale_text(percent)
    page = shown(qtbot, theme, settings, (640, 480))
    for each in (*page.findChildren(Text), *page.findChildren(Button)):
        if each.isVisible():
            left = each.mapTo(page, each.rect().topLeft()).x()
            assert left >= 0
            assert left + each.width() <= page.width()


def test_esc_and_back_lead_out(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    page = shown(qtbot, theme, settings)
    with qtbot.waitSignal(page.closed):
        press(qtbot, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(find(Button, page, "primer.back"), Qt.MouseButton.LeftButton)


def test_a_screen_reader_is_told_of_the_new_page(
    qtbot: QtBot, theme: Theme, settings: Settings, reader: Reader
) -> None:
    page = shown(qtbot, theme, settings)
    page.go(1)
    assert f"2 of 10. {PAGES[1].title}" in [words for words, _ in reader.heard]


@pytest.mark.parametrize(("place", "link"), [("cards", "cards.primer"), ("help", "help.primer")])
def test_links_lead_to_it_and_back(window_in: MakeWindow, qtbot: QtBot, place: str, link: str) -> None:
    window = window_in("none")
    window.show_place(place)
    find(Button, window.page(place), link).click()
    assert window.place == "primer"
    press(qtbot, Qt.Key.Key_Escape)
    assert window.place == place


def test_a_command_leads_to_it(window_in: MakeWindow) -> None:
    window = window_in("none")
    window.commands.run("primer")
    assert window.place == "primer"
