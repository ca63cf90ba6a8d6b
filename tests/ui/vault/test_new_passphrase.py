# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A new passphrase typed twice: chosen once it is strong and the same both times."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.background import InlineBackground
from holdspace.services.passphrases import PassphraseStrength
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.new_passphrase import NewPassphrase
from holdspace.ui.widgets.strength_bar import StrengthBar

NEW = "lantern hollow bridge noon"
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> NewPassphrase:
    owner = QObject(theme)
    form = NewPassphrase(
        theme, PassphraseStrength(InlineBackground(), owner), "New", "test.new", "They differ."
    )
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    return form


def fill(qtbot: QtBot, form: NewPassphrase, find: Find, first: str, second: str) -> None:
    qtbot.keyClicks(find(form, "test.new"), first)
    qtbot.keyClicks(find(form, "vault.passphrase_repeat"), second)


def test_a_strong_one_is_chosen_also_before_it_was_measured(
    qtbot: QtBot, form: NewPassphrase, find: Find
) -> None:
    fill(qtbot, form, find, NEW, NEW)
    with qtbot.waitSignal(form.chosen) as chosen:
        form.ask()
    assert chosen.args == [NEW]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("", "", "Type a passphrase first."),
        ("password", "password", "That one could be guessed."),
        (NEW, "lantern", "They differ."),
    ],
)
def test_another_is_refused_in_words(
    qtbot: QtBot, form: NewPassphrase, find: Find, first: str, second: str, words: str
) -> None:
    fill(qtbot, form, find, first, second)
    with qtbot.waitSignal(form.refused) as refused:
        form.ask()
    assert refused.args[0].startswith(words)


def test_enter_leads_on_and_then_asks(qtbot: QtBot, form: NewPassphrase, find: Find) -> None:
    first, second = find(form, "test.new"), find(form, "vault.passphrase_repeat")
    qtbot.keyClicks(first, NEW)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(second.hasFocus)
    qtbot.keyClicks(second, NEW)
    with qtbot.waitSignal(form.entered):
        qtbot.keyClick(second, Qt.Key.Key_Return)


def test_forgotten_it_holds_nothing(qtbot: QtBot, form: NewPassphrase, find: Find) -> None:
    fill(qtbot, form, find, NEW, NEW)
    qtbot.waitUntil(lambda: form.findChild(StrengthBar).level > 0)
    form.forget()
    assert find(form, "test.new").text() == find(form, "vault.passphrase_repeat").text() == ""
    assert form.findChild(StrengthBar).level == 0
