# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The buttons of one page that leaves, and what is said of how it went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.sheet_out import SheetOut
from holdspace.ui.widgets.sheet_ways import SheetWays, WaysWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

WORDS = WaysWords("Save it", "sheet.pdf", "It is {name} in {folder}.", "Not taken.", "Not written.")


class Sheet(QWidget):
    """A page with both ways out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.out = SheetOut(self, lambda _device: True, lambda: True)
        self.message, self.told = MessageRow(theme, "test.message"), list[str]()
        self.ways = SheetWays(theme, self.out, self.message, self.told.append, WORDS, identifier="test.")
        for part in (self.message, self.ways.print, self.ways.pdf):
            part.setParent(self)


@pytest.fixture
def sheet(theme: Theme, qtbot: QtBot) -> Iterator[Sheet]:
    made = Sheet(theme)
    qtbot.addWidget(made)
    made.show()
    yield made


def test_the_buttons_have_their_identifiers(sheet: Sheet) -> None:
    ways = sheet.ways
    assert [each.accessibleIdentifier() for each in (ways.print, ways.pdf)] == ["test.print", "test.pdf"]


def test_what_was_done_is_told(sheet: Sheet, tmp_path: Path) -> None:
    sheet.out.saved.emit(tmp_path / "a.pdf")
    sheet.out.printed.emit()
    printed = "Sent to the printer. See that the sheet came out."
    assert sheet.told == [f"It is a.pdf in {tmp_path}.", printed]


def test_what_went_wrong_is_said(sheet: Sheet) -> None:
    sheet.out.refused.emit()
    assert sheet.message.text == "Not taken."
    sheet.out.not_saved.emit()
    assert sheet.message.text == "Not written."


def test_a_press_asks_and_says_nothing_more_of_the_last_time(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(sheet.out, "ask_printer", lambda: asked.append(()))
    monkeypatch.setattr(sheet.out, "ask_file", lambda *words: asked.append(words))
    for button in (sheet.ways.print, sheet.ways.pdf):
        sheet.out.refused.emit()
        button.click()
        assert sheet.message.text == ""
    assert asked == [(), ("Save it", "sheet.pdf")]
