# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The serif."""

from __future__ import annotations

import importlib.util

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.fonts import fixed_font, load_serif, serif_font


def test_literata_is_loaded_without_importing_its_package(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.delitem(sys.modules, "fontpkg_literata", raising=False)
    assert "Literata" in load_serif()
    assert "fontpkg_literata" not in sys.modules


def test_without_the_package_the_systems_serif_serves(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    family = load_serif()
    font = serif_font(family, 18)
    assert font.styleHint() == QFont.StyleHint.Serif
    assert QFontInfo(font).pixelSize() == 18


def test_its_weight_is_set_on_its_axis(qtbot: QtBot) -> None:
    family = load_serif()
    words = "What are you carrying?"
    widths = [
        QFontMetricsF(serif_font(family, 40, weight)).horizontalAdvance(words) for weight in (400, 500, 700)
    ]
    assert widths[0] < widths[1] < widths[2]


@pytest.mark.parametrize(("pixels", "size"), [(0.2, 1), (18.4, 18), (18.6, 19)])
def test_sizes_are_whole_pixels_and_never_none(qtbot: QtBot, pixels: float, size: int) -> None:
    assert serif_font(load_serif(), pixels).pixelSize() == size


def test_the_fixed_font_has_one_width(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(fixed_font(22.0))
    assert metrics.horizontalAdvance("W") == metrics.horizontalAdvance("J")
