# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words laid out for paper: they may be divided anywhere but where a line would stand alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFontDatabase, QPdfWriter

from holdspace.services.formats.pdf_text import DPI, MM, Fonts, LaidOut

pytestmark = pytest.mark.usefixtures("qapp")
LONG = "Sat with the father in the hallway after the surgeon left. " * 12


@pytest.fixture
def device() -> Iterator[QPdfWriter]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    yield writer


def heights(device: QPdfWriter, html: str) -> list[float]:
    """Return how many lines of plain words each part is high."""
    one = LaidOut("<p>x</p>", Fonts(), device, 124 * MM).slices[0]
    slices = LaidOut(html, Fonts(), device, 124 * MM).slices
    assert [each.top for each in slices] == sorted(each.top for each in slices)
    return [round((each.bottom - each.top) / (one.bottom - one.top), 1) for each in slices]


def test_a_paragraph_is_divided_but_two_lines_stay_at_either_end(device: QPdfWriter) -> None:
    first, *middle, last = heights(device, f"<p>{LONG}</p>")
    assert first >= 2
    assert last >= 2
    assert len(middle) > 3
    assert {round(each) for each in middle} == {1}


@pytest.mark.parametrize(
    "html",
    [
        f'<p class="h1">Heading</p><p>{LONG}</p>',
        f"<p>Two things:</p><p>{LONG}</p>",
        "<p>One line</p><p>And the next</p>",
    ],
)
def test_what_opens_something_stays_with_what_follows(device: QPdfWriter, html: str) -> None:
    assert heights(device, html)[0] >= 2.5 or len(heights(device, html)) == 1


def test_the_small_line_below_stays_with_the_last_words(device: QPdfWriter) -> None:
    alone = heights(device, f"<p>{LONG}</p>")
    assert len(heights(device, f'<p>{LONG}</p><p class="about">Client</p>')) == len(alone)


def test_the_serif_is_ours_upright_and_italic(device: QPdfWriter) -> None:
    assert Fonts().serif(10).family() == "Literata"
    assert "Italic" in QFontDatabase.styles("Literata")


def test_words_without_blanks_are_broken_to_fit(device: QPdfWriter) -> None:
    slices = LaidOut(f"<p>{'x' * 2000}</p>", Fonts(), device, 124 * MM).slices
    assert len(slices) > 5
