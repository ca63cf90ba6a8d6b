# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands round the pages."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from household import NONE
from window_house import find


def test_rail_pages_and_the_way_to_help_are_in_the_window(window_in: Any) -> None:
    window = window_in(NONE)
    rail, stack, help_button = window._rail, window._stack, find(QWidget, window, "help.open")
    assert rail.isVisible()
    assert rail.geometry().right() < stack.geometry().left()
    assert stack.geometry().bottom() < help_button.geometry().top()
    assert help_button.text() == "If it is more than a hard day"
