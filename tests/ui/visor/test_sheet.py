# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The visor sheet laid out: one page, large words, nothing outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColorConstants, QFontMetricsF, QImage, QPainter

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.own_cards import MOST_SAID
from holdspace.services.cards import load_deck
from holdspace.services.visor_sheet import A_PAGE, VisorLine
from holdspace.ui.visor.sheet import _SMALLER, SheetPage, label_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

PAPERS = [QSizeF(772, 592), QSizeF(822, 575)]  # Letter and A4, lying, without what a PDF leaves white
DECK = load_deck()
LONGEST = [
    VisorLine(DECK.moment_of(card).label, card.say)
    for card in sorted(DECK.cards, key=lambda card: -len(card.say))[:A_PAGE]
]
LONG_OWN = [VisorLine("A line crossed", ("word " * 40)[: MOST_SAID - 1] + ".")] * A_PAGE


def painted(theme: Theme, lines: list[VisorLine], paper: QSizeF, scale: float = 1.0) -> QImage:
    """Return the page with its white around it."""
    edge = 10
    wide, high = (round(each * scale) for each in (paper.width() + 2 * edge, paper.height() + 2 * edge))
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColorConstants.White)
    painter = QPainter(image)
    box = QRectF(edge * scale, edge * scale, paper.width() * scale, paper.height() * scale)
    SheetPage(theme, lines, paper, "Read it parked.").paint(
        painter, box, painter.pen().color(), painter.pen().color()
    )
    painter.end()
    return image


def inked(image: QImage) -> tuple[float, float, float, float]:
    white = QColorConstants.White.rgb()
    rows = [y for y in range(image.height()) if any(image.pixel(x, y) != white for x in range(image.width()))]
    across = [x for x in range(image.width()) if any(image.pixel(x, y) != white for y in rows)]
    return (
        across[0] / image.width(), across[-1] / image.width(), rows[0] / image.height(),
        rows[-1] / image.height(),
    )  # fmt: skip


@pytest.mark.parametrize("paper", PAPERS)
def test_twelve_of_the_longest_cards_can_be_read_at_arms_length(
    qtbot: QtBot, theme: Theme, paper: QSizeF
) -> None:
    assert SheetPage(theme, LONGEST, paper, "").points >= 18


def test_fewer_cards_have_larger_words(qtbot: QtBot, theme: Theme) -> None:
    sizes = [SheetPage(theme, LONGEST[:count], PAPERS[0], "").points for count in (12, 6, 3, 1)]
    assert sizes == sorted(sizes)
    assert sizes[-1] >= 2 * sizes[0]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lines", [LONG_OWN, LONGEST, LONGEST[:1], LONGEST[:7]])
def test_nothing_stands_outside_the_page(
    qtbot: QtBot, theme: Theme, lines: list[VisorLine], paper: QSizeF
) -> None:
    left, right, top, bottom = inked(painted(theme, lines, paper, 0.5))
    assert min(left, top) >= 0.02
    assert max(right, bottom) <= 0.98


@pytest.mark.parametrize("count", [1, 2, 5, 7, 11, 12])
def test_every_card_has_a_place_of_its_own(qtbot: QtBot, theme: Theme, count: int) -> None:
    page = SheetPage(theme, LONGEST[:count], PAPERS[0], "")
    boxes = [cell.box for cell in page._cells]
    assert len(boxes) == count
    assert not any(
        one.adjusted(1, 1, -1, -1).intersects(other) for one in boxes for other in boxes if one is not other
    )


def test_long_words_of_ones_own_still_fit_their_places(qtbot: QtBot, theme: Theme) -> None:
    page = SheetPage(theme, LONG_OWN, PAPERS[0], "")
    assert page.points >= 11
    assert all(cell.words.height < cell.box.height() for cell in page._cells)


def test_it_is_the_same_page_at_any_resolution(qtbot: QtBot, theme: Theme) -> None:
    coarse, fine = (
        inked(painted(theme, LONGEST[:5], PAPERS[0], 0.5)),
        inked(painted(theme, LONGEST[:5], PAPERS[0])),
    )
    assert coarse == pytest.approx(fine, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_black_on_white_whatever_the_theme(qtbot: QtBot, theme: Theme, scheme: str) -> None:
    theme.choose(scheme)
    image = painted(theme, LONGEST[:2], PAPERS[0], 0.5)
    colours = [
        image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    ]
    assert min(colour.lightness() for colour in colours) < 60
    assert all(colour.saturation() < 90 for colour in colours)


def test_a_page_without_cards_can_be_painted(qtbot: QtBot, theme: Theme) -> None:
    assert painted(theme, [], PAPERS[0], 0.5) != painted(theme, LONGEST[:1], PAPERS[0], 0.5)


def test_for_whom_a_card_is_stands_above_it_where_there_are_several() -> None:
    assert label_of(VisorLine("Stuck", "Still waiting.")) == "Stuck"
    assert label_of(VisorLine("Stuck", "Still waiting.", "adjuster")) == "Adjuster or payer  ·  Stuck"


@pytest.mark.parametrize("paper", PAPERS)
def test_what_stands_above_a_card_fits_in_the_smaller_type_whatever_it_is(
    qtbot: QtBot, theme: Theme, paper: QSizeF
) -> None:
    lines = [
        VisorLine(moment.label, "Still waiting.", audience)
        for audience in AUDIENCE_LABELS
        for moment in DECK.moments.values()
    ]
    narrow = SheetPage(theme, lines[:A_PAGE], paper, "")._cells[0].box.width()
    metrics = QFontMetricsF(SheetPage._sized(theme.font(1), _SMALLER))
    assert max(metrics.horizontalAdvance(label_of(line)) for line in lines) <= narrow
