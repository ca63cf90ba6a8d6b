# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How tall rows are, and what is painted in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from holdspace.domain.entries import Entry
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.delegate import RowDelegate
from holdspace.ui.journal.found_model import FoundModel
from holdspace.ui.journal.model import TimelineModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

WIDTH = 366


@pytest.fixture
def delegate(theme: Theme, qtbot: QtBot) -> RowDelegate:
    return RowDelegate(theme, QLocale())


def _model(journal: JournalService) -> TimelineModel:
    return TimelineModel(journal, lambda: date(2026, 10, 14), QLocale())


def _painted(theme: Theme, delegate: RowDelegate, model: TimelineModel, state: QStyle.StateFlag) -> QImage:
    index = model.index(0)
    option = QStyleOptionViewItem()
    option.state = state
    option.rect = QRect(0, 0, WIDTH, 10)
    option.rect = QRect(0, 0, WIDTH, delegate.sizeHint(option, index).height())
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(theme.colour("paper"))
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()
    return image


def _count(image: QImage, colour: QColor, box: QRect | None = None) -> int:
    box = box or image.rect()
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    )


@pytest.mark.parametrize(
    ("text", "lines"), [("short", 1), ("some words " * 5, 2), ("words " * 300, 3), ("", 1)]
)
def test_a_row_is_as_tall_as_its_words_up_to_three_lines(
    delegate: RowDelegate, journal: JournalService, keep: Callable[..., Entry], text: str, lines: int
) -> None:
    keep("one", 1)
    keep(text, 2)
    model = _model(journal)
    one, this = (delegate.row_height(model.index(row), WIDTH) for row in range(2))
    pitch = round(delegate._theme.serif(1.1).pixelSize() * 1.45)
    assert this - one == (lines - 1) * pitch


def test_a_heading_stands_above_the_first_row_of_a_day_only(
    delegate: RowDelegate, journal: JournalService, three: list[Entry]
) -> None:
    model = _model(journal)
    heights = [delegate.heading_height(model.index(row)) for row in range(3)]
    assert heights[0] > 0
    assert heights[1] == 0
    assert heights[2] > heights[0]


def test_a_million_characters_in_one_word_are_not_laid_out(
    delegate: RowDelegate,
    journal: JournalService,
    keep: Callable[..., Entry],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from holdspace.ui.journal import delegate as module

    laid_out: list[int] = []
    block = module.TextBlock

    def count(text: str, *rest: object) -> object:
        laid_out.append(len(text))
        return block(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "TextBlock", count)
    keep("x" * 1_000_000)
    model = _model(journal)
    delegate.row_height(model.index(0), WIDTH)
    assert laid_out
    assert max(laid_out) < 500


def test_the_chosen_row_lies_on_a_sheet_and_is_held(
    theme: Theme, delegate: RowDelegate, journal: JournalService, three: list[Entry]
) -> None:
    model = _model(journal)
    plain = _painted(theme, delegate, model, QStyle.StateFlag.State_Enabled)
    chosen = _painted(
        theme, delegate, model, QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected
    )
    assert _count(plain, theme.colour("sheet")) == 0
    assert _count(chosen, theme.colour("sheet")) > 10_000
    assert _count(chosen, theme.colour("sage"), QRect(0, 34, 16, chosen.height() - 34)) > 5
    heading = QRect(0, 0, WIDTH, 30)
    assert _count(chosen, theme.colour("sheet"), heading) == 0


def test_the_keyboards_ring_shows_only_when_asked(
    theme: Theme, delegate: RowDelegate, journal: JournalService, three: list[Entry]
) -> None:
    model = _model(journal)
    state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    assert _count(_painted(theme, delegate, model, state), theme.colour("focus")) == 0
    delegate.shows_focus = True
    assert _count(_painted(theme, delegate, model, state), theme.colour("focus")) > 200


def test_high_contrast_gives_the_chosen_row_an_edge(
    theme: Theme, delegate: RowDelegate, journal: JournalService, three: list[Entry]
) -> None:
    theme.choose("high-contrast")
    delegate.forget()
    model = _model(journal)
    chosen = _painted(theme, delegate, model, QStyle.StateFlag.State_Selected)
    line = theme.colour("line")
    assert all(chosen.pixelColor(WIDTH // 2, chosen.height() - 1 - row) == line for row in range(2))
    theme.choose("light")


def test_hits_lie_on_clay_with_a_line_under_them(
    theme: Theme,
    delegate: RowDelegate,
    vault: VaultService,
    journal: JournalService,
    keep: Callable[..., Entry],
) -> None:
    keep("two rings and then silence", 1)
    plain = _painted(theme, delegate, _model(journal), QStyle.StateFlag.State_Enabled)
    delegate.forget()
    finder = FindService(vault, journal)
    finder.find("silence")
    model = FoundModel(journal, finder, lambda: date(2026, 10, 14), QLocale())
    marked = _painted(theme, delegate, model, QStyle.StateFlag.State_Enabled)
    assert _count(plain, theme.colour("clay_soft")) == _count(plain, theme.colour("clay")) == 0
    assert _count(marked, theme.colour("clay_soft")) > 200
    assert _count(marked, theme.colour("clay")) > 60
