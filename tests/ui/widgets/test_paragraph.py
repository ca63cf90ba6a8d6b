# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words on more than one line."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.paragraph import Paragraph

WORDS = "Choose a passphrase only you know. Four or five plain words make a good one."


def test_narrower_is_higher_and_every_line_has_its_room(qtbot: QtBot, theme: Theme) -> None:
    paragraph = Paragraph(theme, "soft", WORDS)
    qtbot.addWidget(paragraph)
    heights = [paragraph.heightForWidth(width) for width in (900, 400, 200, 100)]
    assert heights == sorted(heights)
    assert heights[0] == paragraph.pitch
    assert all(height % paragraph.pitch == 0 for height in heights)
    assert paragraph.pitch > paragraph.font().pixelSize() * 1.5


def test_a_title_is_broken_evenly_and_keeps_its_descenders(qtbot: QtBot, theme: Theme) -> None:
    title = Paragraph(theme, "welcome", "A private minute between visits.")
    qtbot.addWidget(title)
    assert title.heightForWidth(432) >= 2 * title.pitch
    title.resize(432, title.heightForWidth(432))
    line = title.grab(title.rect().adjusted(0, 0, 0, -title.height() // 2)).toImage()
    paper = line.pixel(0, 0)
    inked = [x for x in range(line.width()) if any(line.pixel(x, y) != paper for y in range(line.height()))]
    assert max(inked) / line.devicePixelRatio() < 320, "'between' belongs to the second line"


@pytest.mark.parametrize("style", ["soft", "title", "welcome", "small"])
def test_nothing_is_painted_onto_the_last_row(qtbot: QtBot, theme: Theme, style: str) -> None:
    paragraph = Paragraph(theme, style, "gypsy gypjq")
    qtbot.addWidget(paragraph)
    paragraph.resize(400, paragraph.heightForWidth(400))
    image = paragraph.grab().toImage()
    last = {image.pixel(x, image.height() - 1) for x in range(image.width())}
    assert len(last) == 1, "a letter is cut off"


def test_tools_read_it_as_a_label(qtbot: QtBot, theme: Theme) -> None:
    paragraph = Paragraph(theme, "soft", WORDS)
    qtbot.addWidget(paragraph)
    face = QAccessible.queryAccessibleInterface(paragraph)
    assert face.role() == QAccessible.Role.StaticText
    assert face.text(QAccessible.Text.Name) == WORDS
