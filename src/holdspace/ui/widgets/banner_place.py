# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where a banner stands: above the places where one reads or writes; made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from holdspace.ui.theme.theme import Theme

if TYPE_CHECKING:
    from holdspace.ui.widgets.banner import Banner

_SHOWN_ABOVE = ("now", "journal")  # a page on top of a place has its own words


class BannerPlace:
    """The top of a column of the window."""

    def __init__(self, theme: Theme, column: QVBoxLayout) -> None:
        self._theme = theme
        self._column = column
        self._place = ""
        self._banner: Banner | None = None
        self._wanted: Callable[[], None] | None = None

    @property
    def words(self) -> str:
        """Return what is said above the place that is shown, or ""."""
        return self._banner.words if self._banner is not None and self._banner.isVisible() else ""

    def stands_above(self, place: str) -> bool:
        """Say whether it can be seen above a place."""
        return place in _SHOWN_ABOVE

    def say(self, words: str, link: str = "", wanted: Callable[[], None] | None = None) -> None:
        """Say what holds for now; `wanted` is what the link does."""
        if self._banner is None:
            from holdspace.ui.widgets.banner import Banner

            self._banner = Banner(self._theme)
            self._banner.link_pressed.connect(self._on_link_pressed)
            self._column.insertWidget(0, self._banner)
        self._wanted = wanted
        self._banner.say(words, link)
        self.fit(self._place)

    def clear(self) -> None:
        """Say no more."""
        if self._banner is not None:
            self._banner.say("")
            self.fit(self._place)

    def fit(self, place: str) -> None:
        """Show it where `place` is one to read or write in."""
        self._place = place
        if self._banner is not None:
            self._banner.setVisible(bool(self._banner.words) and place in _SHOWN_ABOVE)

    def _on_link_pressed(self) -> None:
        if self._wanted is not None:
            self._wanted()
