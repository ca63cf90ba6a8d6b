# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A form being made: what is missing is said, what is there is handed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.domain.prompts import LONGEST_TEMPLATE, new_template
from holdspace.ui.forms.form_editor import FormEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> Iterator[FormEditor]:
    made = FormEditor(theme, lambda words: None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made


@pytest.mark.parametrize(
    ("title", "words", "said"),
    [
        ("  ", "words", "It needs a name"),
        ("Visit", " \n", "It needs a few words"),
        ("Visit", "a" * (LONGEST_TEMPLATE + 1), "That is too long for a form: over 20"),
    ],
)
def test_what_is_missing_is_said(editor: FormEditor, title: str, words: str, said: str, qtbot: QtBot) -> None:
    editor.begin(None, words)
    editor.title.setText(title)
    with qtbot.assertNotEmitted(editor.keep_wanted):
        editor.keep()
    assert editor.message.text.startswith(said)


def test_what_is_there_is_handed_on_by_key(editor: FormEditor, qtbot: QtBot) -> None:
    editor.begin(None, "## Seen")
    assert editor.title.hasFocus()
    qtbot.keyClicks(editor.title, " Visit ")
    with qtbot.waitSignal(editor.keep_wanted) as told:
        qtbot.keyClick(editor.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Visit", "## Seen"]


def test_a_form_is_shown_to_be_changed_and_forgotten(editor: FormEditor, qtbot: QtBot) -> None:
    editor.begin(new_template("Visit", "## Seen", now=datetime.now(UTC)))
    assert (editor.title.text(), editor.words.plain_text()) == ("Visit", "## Seen")
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.title, Qt.Key.Key_Escape)
    editor.forget()
    assert (editor.title.text(), editor.words.plain_text(), editor.template) == ("", "", None)
    assert not editor.isVisible()
