# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Giving the keyboard back to what had it, where that still is. Imported before the first paint: light."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def give_keyboard_to(widget: QWidget | None) -> bool:
    """Give the keyboard to `widget`; False where it is gone, hidden or takes no keys just now."""
    if widget is None or not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
        return False
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
