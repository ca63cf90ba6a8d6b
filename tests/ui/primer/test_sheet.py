# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One page of the primer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.services.primer import PrimerPage
from holdspace.ui.primer.sheet import PrimerSheet
from holdspace.ui.theme.theme import Text
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

LONG = PrimerPage("long", "A title", ("One.", "Two.", "Three."), "Try one.")
FOUND = PrimerPage("found", "A third", ("Five.",), "Try three.", ("One, Here, 2001", "Two, There, 2002"))
SHORT = PrimerPage("short", "Another", ("Four.",), "Try two.")


def words(sheet: PrimerSheet) -> list[str]:
    return [each.text() for each in sheet.findChildren(Text) if each.isVisible()]


def test_a_shorter_page_shows_nothing_of_the_longer_before(qtbot: QtBot, theme: Theme) -> None:
    sheet = PrimerSheet(theme)
    qtbot.addWidget(sheet)
    sheet.show_page(LONG)
    sheet.show()
    assert set(words(sheet)) == {"A title", "One.", "Two.", "Three.", "One thing to try", "Try one."}
    sheet.show_page(SHORT)
    assert set(words(sheet)) == {"Another", "Four.", "One thing to try", "Try two."}
    sheet.show_page(LONG)
    assert "Three." in words(sheet)


def test_who_found_what_is_told_stands_below_quietly_and_only_there(qtbot: QtBot, theme: Theme) -> None:
    sheet = PrimerSheet(theme)
    qtbot.addWidget(sheet)
    sheet.show_page(FOUND)
    sheet.show()
    told = find(Text, sheet, "primer.sources")
    assert told.text() == "Found by One, Here, 2001; Two, There, 2002."
    assert told.y() > sheet.height() / 2
    assert told.font().pixelSize() < find(Text, sheet, "primer.try").font().pixelSize()
    sheet.show_page(SHORT)
    assert not told.isVisible()


def test_it_is_as_wide_as_it_is_told_and_taller_where_it_is_narrow(qtbot: QtBot, theme: Theme) -> None:
    sheet = PrimerSheet(theme)
    qtbot.addWidget(sheet)
    sheet.show_page(PrimerPage("x", "A title", ("Some words. " * 30,), "Try."))
    heights = []
    for width in (620, 300):
        sheet.fit(width, small=False)
        sheet.show()
        assert sheet.width() == width
        heights.append(sheet.layout().heightForWidth(width))
    assert heights[1] > heights[0]
