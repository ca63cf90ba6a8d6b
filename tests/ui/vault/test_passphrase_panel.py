# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What asks for the passphrase: blanks are none, a refusal has it typed again, and nothing stays behind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.passphrase_panel import PassphrasePanel
from holdspace.ui.widgets.controls import Button


class Panel(PassphrasePanel):
    """One that shows a word in the field's place at work."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.at_work = QLabel("working")
        start = Button(theme, "Begin", "primary", identifier="test.begin")
        self.put_together("A title", ("One sentence.", "Another."), start, self.at_work)

    def set_busy(self, busy: bool) -> None:
        self._field.setVisible(not busy)
        self.at_work.setVisible(busy)


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> Panel:
    panel = Panel(theme)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_it_says_what_for_and_takes_no_blanks(panel: Panel, qtbot: QtBot) -> None:
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]
    assert said == ["A title", "One sentence.", "Another.", "Passphrase"]
    qtbot.keyClicks(panel.first_control(), "  ")
    with qtbot.assertNotEmitted(panel.entered):
        panel._start.click()
    assert panel._field.line.selectedText() == "  ", "the next key takes their place"
    qtbot.keyClicks(panel.first_control(), "plum")
    for enter in (panel._start.click, lambda: qtbot.keyClick(panel.first_control(), Qt.Key.Key_Return)):
        with qtbot.waitSignal(panel.entered) as entered:
            enter()
        assert entered.args == ["plum"]


def test_a_refusal_is_said_until_one_types_on_and_nothing_stays_once_it_is_left(
    panel: Panel, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.first_control(), "plum")
    panel.set_busy(True)
    panel.refuse("Not that one.")
    assert (panel._message.text, panel.at_work.isVisible()) == ("Not that one.", False)
    assert panel._field.line.selectedText() == "plum"
    qtbot.keyClicks(panel.first_control(), "p")
    assert panel._message.text == ""
    panel.refuse("Not that one.")
    panel.set_busy(True)
    panel.forget()
    assert (panel._message.text, panel._field.text(), panel.at_work.isVisible()) == ("", "", False)
