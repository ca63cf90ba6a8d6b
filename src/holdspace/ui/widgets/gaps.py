# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The gaps of a card, such as [day]: seen as gaps, said as words, and explained once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QPainter

from holdspace.domain.cards import Card, gaps_in
from holdspace.services.settings import Settings
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.text_block import TextBlock, balanced

BRACKETS = (0.76, 0.74)
"""How far brackets reach above and below the line, in shares of the serif's ascent and descent."""


def spoken(words: str) -> str:
    """Return words with each gap as a screen reader is to say it."""
    said, end = "", 0
    told = QCoreApplication.translate("gaps", "(your own: {words})")
    for start, stop in gaps_in(words):
        said += words[end:start] + told.replace("{words}", words[start + 1 : stop - 1])
        end = stop
    return said + words[end:]


def block_with_gaps(
    text: str, font: QFont, width: float, leading: float, max_lines: int = 0, *, even: bool = False
) -> TextBlock:
    """Return words broken into lines, as TextBlock or `even` as balanced, that know where their gaps are."""
    gaps = gaps_in(text)
    if even:
        return balanced(text, font, width, leading, gaps)
    return TextBlock(text, font, width, leading, max_lines, gaps)


def draw_with_gaps(painter: QPainter, theme: Theme, block: TextBlock, x: float, y: float, role: str) -> None:
    """Paint words in the colour of a role; a gap is tinted and has a line to write on."""
    block.draw_hits(painter, x, y, theme.colour("sage_soft"), theme.colour("sage"), reach=BRACKETS)
    block.draw(painter, x, y, theme.colour(role))


class GapNote:
    """Says once, with the first card that has one and whenever that is shown again, what a gap is for."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._told_with = ""

    def words_for(self, card: Card) -> str:
        """Return what to say with a card, or ""."""
        if not gaps_in(card.say):
            return ""
        if not self._settings.gaps_told:
            self._settings.gaps_told = True
            self._told_with = card.id
        if card.id != self._told_with:
            return ""
        return QCoreApplication.translate("gaps", "Swap what is in brackets for your own.")
