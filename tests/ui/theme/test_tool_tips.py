# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What hovering tells can be read in every scheme: the words are not of the colour they stand on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from holdspace.ui.widgets.controls import Button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def tip_shown() -> QWidget | None:
    tips = (each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel"))
    return next((each for each in tips if each.isVisible()), None)


def hover(widget: QWidget) -> QImage:
    """Return what is shown where the pointer rests on a widget."""
    middle = widget.rect().center()
    QApplication.sendEvent(
        widget, QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(QPoint(middle)))
    )
    tip = tip_shown()
    assert tip is not None
    return tip.grab().toImage()


def colours_of(image: QImage) -> Counter[str]:
    every = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return Counter(QColor(image.pixel(*place)).name() for place in every)


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_a_tool_tip_has_the_colours_of_the_scheme(qtbot: QtBot, theme: Theme, scheme: str) -> None:
    theme.choose(scheme)
    button = Button(theme, "Draw one", "icon", icon="turn")
    qtbot.addWidget(button)
    button.show()
    colours = colours_of(hover(button))
    base, words = (theme.tokens.colours[role].name() for role in ("ink", "paper"))
    assert colours.most_common(1)[0][0] == base
    assert colours[words] > 10, "the words cannot be seen"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: tip_shown() is None)
