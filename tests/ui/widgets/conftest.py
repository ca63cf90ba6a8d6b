# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The real guard where there is no vault, and a box of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from holdspace.services.identifier_guard import GuardService
from holdspace.ui.widgets.entry_edit import EntryEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make


@pytest.fixture
def service(household_in: Make) -> GuardService:
    """The guard where there is no vault yet: what is fine stays in memory."""
    without = household_in("none")
    return GuardService(without.vault, without.clock, without.vault)


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> EntryEdit:
    made = EntryEdit(theme, "now.entry")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.activateWindow()
    made.setFocus()
    QApplication.processEvents()
    return made
