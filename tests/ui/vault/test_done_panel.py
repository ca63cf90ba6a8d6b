# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said once it is done, and the ways on from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.done_panel import DonePanel
from holdspace.ui.widgets.controls import Button

Find = Callable[[QWidget, str], Any]


@pytest.mark.parametrize("more", ["", "Re-encrypt"])
def test_it_says_what_is_done_and_leads_on(qtbot: QtBot, theme: Theme, find: Find, more: str) -> None:
    panel = DonePanel(theme, "It is done.", ("One thing.", "Another."), more)
    qtbot.addWidget(panel)
    panel.show()
    assert [label.text() for label in panel.findChildren(QLabel)] == ["It is done.", "One thing.", "Another."]
    assert len(panel.findChildren(Button)) == 1 + bool(more)
    with qtbot.waitSignal(panel.finished):
        panel.first_control().click()  # type: ignore[attr-defined]
    if more:
        with qtbot.waitSignal(panel.more_wanted):
            find(panel, "vault.more").click()
