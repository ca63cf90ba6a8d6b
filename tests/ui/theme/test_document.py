# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The style of a rendered entry comes from the theme and grows with the font."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextDocument

from holdspace.ui.theme.document import ENTRY_FACTOR, ENTRY_LEADING, document_css

if TYPE_CHECKING:
    from holdspace.ui.theme.theme import Theme


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_every_colour_is_a_role_of_the_theme(theme: Theme, scheme: str) -> None:
    theme.choose(scheme)
    used = set(re.findall(r"#[0-9a-f]{6}", document_css(theme)))
    assert theme.colour("ink").name() in used
    assert used <= {colour.name() for colour in theme.tokens.colours.values()}
    theme.choose("light")


@pytest.mark.parametrize("percent", [100, 200])
def test_lines_are_as_far_apart_as_the_design_says(theme: Theme, percent: int) -> None:
    theme.scale_text(percent)
    document = QTextDocument()
    document.setDefaultFont(theme.serif(ENTRY_FACTOR))
    document.setDefaultStyleSheet(document_css(theme))
    document.setTextWidth(200)
    document.setHtml("<p>" + "some words " * 20 + "</p>")
    document.size()  # lays it out
    layout = document.firstBlock().layout()
    tops = [layout.lineAt(line).y() for line in range(layout.lineCount())]
    pitch = tops[1] - tops[0]
    assert pitch == pytest.approx(theme.font_pixels * ENTRY_FACTOR * ENTRY_LEADING, abs=1)
    theme.scale_text(100)
