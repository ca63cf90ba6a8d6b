# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A gap is seen as one, said as words, and explained with the first card that has one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from holdspace.services.cards import load_deck
from holdspace.services.settings import Settings
from holdspace.ui.widgets.gaps import GapNote, block_with_gaps, draw_with_gaps, spoken

if TYPE_CHECKING:
    from holdspace.ui.theme.theme import Theme

GAPPY = [card for card in load_deck().cards if "[" in card.say][:3]
PLAIN = next(card for card in load_deck().cards if "[" not in card.say)
PAPER = QColor("#fefefe")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("I’ll call you [day], either way.", "I’ll call you (your own: day), either way."),
        ("On [day] at [time].", "On (your own: day) at (your own: time)."),
        ("No gap.", "No gap."),
    ],
)
def test_a_gap_is_said_as_words(words: str, said: str) -> None:
    assert spoken(words) == said


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("even", [True, False])
def test_a_gap_is_tinted_and_has_a_line_under_it(theme: Theme, scheme: str, even: bool) -> None:
    theme.choose(scheme)
    tints = {theme.colour(role).name() for role in ("sage_soft", "sage")}
    assert tints <= colours_of(theme, "On [day] I’ll call.", even=even)
    assert not tints & colours_of(theme, "On Monday I’ll call.", even=even)


def colours_of(theme: Theme, words: str, *, even: bool) -> set[str]:
    image = QImage(400, 80, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    block = block_with_gaps(words, theme.serif(2.0), 380, 1.4, even=even)
    draw_with_gaps(painter, theme, block, 4, 4, "ink")
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(400) for y in range(80)}


def test_what_a_gap_is_for_is_said_with_the_first_card_that_has_one(settings: Settings) -> None:
    note = GapNote(settings)
    assert note.words_for(PLAIN) == ""
    assert note.words_for(GAPPY[0]) == "Swap what is in brackets for your own."
    assert note.words_for(GAPPY[1]) == ""
    assert note.words_for(GAPPY[0]) == "Swap what is in brackets for your own."
    assert GapNote(settings).words_for(GAPPY[0]) == ""
