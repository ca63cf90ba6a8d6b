# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Digits of equal width, so that what counts down does not shake."""

from __future__ import annotations

from PySide6.QtGui import QFont

from holdspace.ui.theme.theme import Text


def tabular(font: QFont) -> QFont:
    """Return the font with digits of equal width, where it has them."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class Digits(Text):
    """A label whose digits all have the same width."""

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self.setFont(tabular(self.font()))
