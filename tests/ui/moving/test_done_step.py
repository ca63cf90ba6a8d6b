# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The end of bringing in and taking out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from holdspace.ui.moving.done_step import DoneStep
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_says_what_there_is_to_say_and_forgets(qtbot: QtBot, theme: Theme) -> None:
    step = DoneStep(theme, "x", "Go", "Other")
    qtbot.addWidget(step)
    step.show()
    step.show_end("Done.", note="It is kept.", rows=[("New", "3")], has_other=False)
    QApplication.processEvents()
    said = {label.text() for label in step.findChildren(QLabel) if label.isVisible() and label.text().strip()}
    assert said == {"Done.", "It is kept.", "New", "3"}
    assert find(QAbstractButton, step, "x.other").isHidden()
    with qtbot.waitSignal(step.wanted):
        find(QAbstractButton, step, "x.go_on").click()
    step.forget()
    assert not any(label.text().strip() for label in step.findChildren(QLabel) if label.isVisible())
