# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Why something fits the minutes one has. Imported before the first paint: keep it light."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent

from holdspace.services.content import MinutesOffer
from holdspace.ui.theme.theme import Text, Theme

_ANY = 10_000


class Why(Text):
    """Half a sentence, and what to do first where there is something. Room is kept for the longest.

    Where there is little room, what to do first stands in place of the half sentence.
    """

    def __init__(self, theme: Theme, offers: tuple[MinutesOffer, ...]) -> None:
        self._offers = offers
        self._offer = offers[0]
        self._begins_at = 0
        self._is_short = False
        super().__init__(theme, "small", wraps=True)
        self.setAccessibleIdentifier("now.why")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def offer(self, offer: MinutesOffer) -> None:
        """Say why, for another offer."""
        self._offer = offer
        self.setText(self._words(offer))

    def arrange(self, left: int, *, short: bool) -> None:
        """Begin so many pixels from the left, with all the words or fewer."""
        self._begins_at, self._is_short = left, short
        self.setContentsMargins(left, 0, 0, 0)
        self.offer(self._offer)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest words at this width."""
        super().resizeEvent(event)
        self._fit()

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._fit()

    def _fit(self) -> None:
        room = QRect(0, 0, max(1, self.width() - self._begins_at), _ANY)
        metrics, wraps = self.fontMetrics(), Qt.TextFlag.TextWordWrap
        heights = [metrics.boundingRect(room, wraps, self._words(each)).height() for each in self._offers]
        self.setFixedHeight(max(heights) + 2)

    def _words(self, offer: MinutesOffer) -> str:
        return offer.first or offer.why if self._is_short else words_of(offer)


def words_of(offer: MinutesOffer) -> str:
    """Return why, as a sentence goes on, and what to do before it."""
    return f"{offer.why}. {offer.first}" if offer.first else offer.why
