# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The field for the recovery code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from holdspace.domain.recovery_code import BadRecoveryCode, decode_code, encode_code
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.code_field import CodeField, grouped


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> CodeField:
    field = CodeField(theme, "Recovery code", "vault.code")
    qtbot.addWidget(field)
    field.show()
    return field


@given(st.binary(min_size=20, max_size=20), st.sampled_from(["", "-", " ", "\N{EN DASH}"]))
def test_grouping_changes_how_it_looks_and_not_what_it_says(root: bytes, between: str) -> None:
    code = encode_code(root)
    typed = code.lower().replace("-", between)
    assert grouped(typed) == code.replace("-", " ")
    assert decode_code(grouped(typed)) == root


def test_pasted_and_typed_codes_fall_into_groups(qtbot: QtBot, field: CodeField) -> None:
    QApplication.clipboard().setText("abcd-efgh-jk")
    field.line.paste()
    assert field.text() == "ABCD EFGH JK"
    qtbot.keyClicks(field.line, "mn-p")
    assert field.text() == "ABCD EFGH JKMN P"
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.text() == "ABCD EFGH JKMN"
    QApplication.clipboard().clear()


def test_a_correction_in_the_middle_leaves_the_caret_alone(qtbot: QtBot, field: CodeField) -> None:
    qtbot.keyClicks(field.line, "ABCDEFGHJKMN")
    field.line.setCursorPosition(2)
    qtbot.keyClick(field.line, Qt.Key.Key_X)
    assert field.line.cursorPosition() == 3


@pytest.mark.parametrize(
    ("error", "selected"),
    [
        (BadRecoveryCode("typo", position=1), "A"),
        (BadRecoveryCode("typo", position=9), "J"),
        (BadRecoveryCode("swap", position=2), "BC"),
        (BadRecoveryCode("swap", position=4), "D E"),
        (BadRecoveryCode("unclear"), "ABCD EFGH JKMN"),
        (BadRecoveryCode("length", group=3), "ABCD EFGH JKMN"),
        (BadRecoveryCode("typo", position=30), "ABCD EFGH JKMN"),
        (RuntimeError(), "ABCD EFGH JKMN"),
    ],
)
def test_what_is_at_fault_is_selected(
    qtbot: QtBot, field: CodeField, error: Exception, selected: str
) -> None:
    qtbot.keyClicks(field.line, "ABCDEFGHJKMN")
    field.take_up(error)
    assert field.line.selectedText() == selected


def test_it_is_forgotten_whole_and_no_input_method_learns_it(qtbot: QtBot, field: CodeField) -> None:
    qtbot.keyClicks(field.line, "ABCD")
    field.forget()
    field.line.undo()
    assert field.text() == ""
    assert field.line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
