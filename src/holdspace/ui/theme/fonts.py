# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The serif of human voices: Literata, from the package fontpkg-literata."""

from __future__ import annotations

import importlib.util
import os

from PySide6.QtGui import QFont, QFontDatabase

_FALLBACK = "serif"


def load_serif() -> str:
    """Register Literata with Qt and return its family, or the system's serif where it cannot be had."""
    # The package is found, not imported: its code reads font tables, which would cost time at every start.
    spec = importlib.util.find_spec("fontpkg_literata")
    family = _FALLBACK
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for name in os.listdir(f"{folder}/files"):  # noqa: PTH208 - pathlib's glob would cost a start 1 ms
            # The italic waits until a page is read that has some: Qt slants the regular until then.
            if name.startswith("Literata[") and name.endswith(".ttf"):
                families = QFontDatabase.applicationFontFamilies(
                    QFontDatabase.addApplicationFont(f"{folder}/files/{name}")
                )
                family = families[0] if families else family
    return family


def fixed_font(pixels: float) -> QFont:
    """Return the system's font of one width for all characters, at a size in pixels."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setStyleHint(QFont.StyleHint.TypeWriter)
    font.setPixelSize(max(1, round(pixels)))
    return font


def serif_font(family: str, pixels: float, weight: int = 500) -> QFont:
    """Return the serif at a size in pixels. Qt lists only Regular: the weight is set on the font's axis."""
    font = QFont(family)
    if family == _FALLBACK:
        font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(max(1, round(pixels)))
    font.setVariableAxis(QFont.Tag("wght"), float(weight))
    # The optical size follows the size, as browsers do it: fine strokes where letters are large.
    font.setVariableAxis(QFont.Tag("opsz"), float(min(72.0, max(7.0, pixels))))
    return font
