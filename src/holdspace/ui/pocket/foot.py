# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The foot of the pocket window: the buttons that lead into an exercise, or out of the one under way."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from holdspace.ui.widgets.controls import Button


def foot_buttons(part: QWidget) -> list[QWidget]:
    """Return the buttons seen in `part`, the lowest first, but for those of a step, which scroll."""
    areas = part.findChildren(QScrollArea)
    found = [
        button
        for button in part.findChildren(Button)
        if button.isVisible() and not any(area.isAncestorOf(button) for area in areas)
    ]
    return sorted(found, key=lambda button: -button.mapTo(part, QPoint(0, 0)).y())
