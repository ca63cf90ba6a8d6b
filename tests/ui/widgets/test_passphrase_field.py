# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The field for what nobody else should see."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.passphrase_field import PassphraseField

HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> PassphraseField:
    field = PassphraseField(theme, "Passphrase", "vault.passphrase")
    qtbot.addWidget(field)
    field.resize(400, 46)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    return field


def test_input_methods_are_told_whether_it_is_shown_or_not(field: PassphraseField) -> None:
    for shown in (False, True, False):
        field.set_shown(shown)
        assert field.line.inputMethodHints() & HINTS == HINTS


def test_the_eye_shows_and_hides_and_says_so(qtbot: QtBot, field: PassphraseField) -> None:
    assert field.eye is not None
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    with qtbot.waitSignal(field.shown_changed) as told:
        qtbot.keyClick(field.eye, Qt.Key.Key_Return)
    assert told.args == [True]
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "Hide the passphrase"
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert field.eye.accessibleName() == "Show the passphrase"


def test_the_eye_stays_inside_and_words_stop_before_it(field: PassphraseField, theme: Theme) -> None:
    assert field.eye is not None
    for percent in (100, 200):
        theme.scale_text(percent)
        field.resize(theme.px(400), theme.px(46))
        assert field.rect().contains(field.eye.geometry())
        assert field.line.textMargins().right() >= field.eye.width() - theme.px(8)
        assert field.line.height() == theme.px(46)


def test_what_was_typed_is_forgotten_undo_and_all(qtbot: QtBot, field: PassphraseField) -> None:
    qtbot.keyClicks(field.line, "kettle orchard")
    assert field.line.isUndoAvailable()
    field.set_shown(True)
    field.forget()
    field.line.undo()
    field.line.redo()
    assert field.text() == ""
    assert not field.is_shown


def test_taken_up_again_it_is_hidden_selected_and_on_no_clipboard(
    qtbot: QtBot, field: PassphraseField
) -> None:
    clipboard = QApplication.clipboard()
    qtbot.keyClicks(field.line, "kettle orchard")
    field.set_shown(True)
    field.take_up()
    assert field.line.hasFocus()
    assert field.line.hasSelectedText()
    assert not field.is_shown
    qtbot.keyClick(field.line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        assert "kettle" not in clipboard.text(mode)
    qtbot.keyClicks(field.line, "q")
    assert field.text() == "q"


def test_keys_and_enter_are_told(qtbot: QtBot, field: PassphraseField) -> None:
    with qtbot.waitSignal(field.edited) as told:
        qtbot.keyClicks(field.line, "k")
    assert told.args == ["k"]
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_tools_find_it_by_name_and_identifier(field: PassphraseField) -> None:
    assert field.line.accessibleName() == "Passphrase"
    assert field.line.accessibleIdentifier() == "vault.passphrase"


def test_without_an_eye_it_follows_from_outside(qtbot: QtBot, theme: Theme) -> None:
    field = PassphraseField(theme, "Once more", "vault.passphrase_repeat", eye=False)
    qtbot.addWidget(field)
    assert field.eye is None
    field.set_shown(True)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
