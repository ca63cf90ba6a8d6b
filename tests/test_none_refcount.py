# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The Qt binding keeps its count of None: PySide6 6.12.0 below Python 3.12 loses one at every void call.

After about 5,000 calls such an interpreter aborts, in the middle of somebody's sentence.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 20_000
STEP = 500
"""So few calls at a time that the fault fails this test before it aborts the interpreter."""
SLACK = 100
"""What the interpreter itself may move meanwhile; the fault moves one at every call."""


def test_void_calls_keep_the_count_of_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS // STEP):
        for _ in range(STEP):
            label.setText("still here")
        assert abs(sys.getrefcount(None) - before) < SLACK
