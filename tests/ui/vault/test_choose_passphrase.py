# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing a passphrase: what is refused, and how it is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.background import ThreadBackground
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.vault import NONE, UNLOCKED, VaultService
from holdspace.storage.places import Places
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.choose_passphrase import ChoosePassphrase
from holdspace.ui.widgets.strength_bar import StrengthBar

PASSPHRASE = "kettle orchard quiet tram"
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, vault: VaultService, background: ThreadBackground) -> ChoosePassphrase:
    panel = ChoosePassphrase(theme, vault, PassphraseStrength(background, vault))
    qtbot.addWidget(panel)
    panel.resize(444, 640)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def fill(qtbot: QtBot, panel: ChoosePassphrase, find: Find, passphrase: str, repeat: str) -> None:
    qtbot.keyClicks(find(panel, "vault.passphrase"), passphrase)
    qtbot.keyClicks(find(panel, "vault.passphrase_repeat"), repeat)


def test_the_bar_follows_what_is_typed(qtbot: QtBot, panel: ChoosePassphrase, find: Find) -> None:
    bar = panel.findChild(StrengthBar)
    field: QLineEdit = find(panel, "vault.passphrase")
    qtbot.keyClicks(field, "password")
    qtbot.waitUntil(lambda: bar.words == "Easily guessed. A few more words, please.")
    assert bar.level == 1
    qtbot.keyClicks(field, " kettle orchard quiet")
    qtbot.waitUntil(lambda: bar.words == "Strong enough.")
    assert bar.level == 4
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert (bar.level, bar.words) == (0, "")


def test_two_that_differ_are_told_and_nothing_is_made(
    qtbot: QtBot, panel: ChoosePassphrase, vault: VaultService, places: Places, find: Find
) -> None:
    fill(qtbot, panel, find, PASSPHRASE, "kettle orchard quiet trap")
    find(panel, "vault.create").click()
    message = find(panel, "vault.message")
    qtbot.waitUntil(lambda: message.text().startswith("The two are not the same."))
    repeat = find(panel, "vault.passphrase_repeat")
    assert repeat.hasFocus()
    assert repeat.hasSelectedText()
    assert vault.state == NONE
    assert not places.has_vault()
    qtbot.keyClicks(repeat, PASSPHRASE)
    assert message.text() == ""


def test_what_comes_next_stands_also_where_something_is_wrong(
    qtbot: QtBot, panel: ChoosePassphrase, find: Find
) -> None:
    panel.resize(panel.sizeHint())
    panel.show()
    before = panel._make.geometry()
    fill(qtbot, panel, find, "tram", "tram")
    find(panel, "vault.create").click()
    qtbot.waitUntil(lambda: find(panel, "vault.message").text().startswith("That one could be guessed."))
    shown = [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
    assert [each for each in shown if each.startswith("Next comes a recovery code. If you lose both,")]
    assert panel._make.geometry() == before, "nothing moves under the pointer"


def test_one_that_is_too_short_is_told_even_when_nobody_waited_for_the_bar(
    qtbot: QtBot, panel: ChoosePassphrase, vault: VaultService, find: Find
) -> None:
    fill(qtbot, panel, find, "tram", "tram")
    find(panel, "vault.create").click()
    qtbot.waitUntil(lambda: find(panel, "vault.message").text().startswith("That one could be guessed."))
    assert find(panel, "vault.passphrase").hasFocus()
    assert not vault.is_busy


@pytest.mark.parametrize(
    ("passphrase", "start"),
    [("", "Type a passphrase first."), ("long " * 300, "A passphrase can have 1,024 characters at most.")],
)
def test_limits_are_told(
    qtbot: QtBot, panel: ChoosePassphrase, vault: VaultService, find: Find, passphrase: str, start: str
) -> None:
    for identifier in ("vault.passphrase", "vault.passphrase_repeat"):
        find(panel, identifier).setText(passphrase)
    find(panel, "vault.create").click()
    assert find(panel, "vault.message").text().startswith(start)
    assert not vault.is_busy


def test_forms_of_a_letter_are_the_same_passphrase(
    qtbot: QtBot, panel: ChoosePassphrase, vault: VaultService, find: Find
) -> None:
    find(panel, "vault.passphrase").setText("quiet rivers keep \u00e9t\u00e9")
    find(panel, "vault.passphrase_repeat").setText("quiet rivers keep e\u0301te\u0301")
    with qtbot.waitSignal(vault.state_changed):
        find(panel, "vault.create").click()
    assert vault.state == UNLOCKED


def test_a_failure_is_told_and_can_be_tried_again(
    qtbot: QtBot, panel: ChoosePassphrase, vault: VaultService, places: Places, find: Find
) -> None:
    places.home.write_text("a file is in the way", encoding="utf-8")
    fill(qtbot, panel, find, PASSPHRASE, PASSPHRASE)
    with qtbot.waitSignal(vault.create_failed):
        find(panel, "vault.create").click()
    assert find(panel, "vault.message").text() != ""
    assert find(panel, "vault.create").text() == "Make my journal"
    assert find(panel, "vault.passphrase").text() == PASSPHRASE
    places.home.unlink()
    with qtbot.waitSignal(vault.state_changed):
        find(panel, "vault.create").click()
    assert vault.state == UNLOCKED


def test_one_eye_shows_both(qtbot: QtBot, panel: ChoosePassphrase, find: Find) -> None:
    eye = next(
        child for child in panel.findChildren(QWidget) if child.accessibleName() == "Show the passphrase"
    )
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    for identifier in ("vault.passphrase", "vault.passphrase_repeat"):
        assert find(panel, identifier).echoMode() == QLineEdit.EchoMode.Normal


def test_a_second_enter_while_it_is_made_goes_nowhere(
    qtbot: QtBot, panel: ChoosePassphrase, vault: VaultService, find: Find
) -> None:
    fill(qtbot, panel, find, PASSPHRASE, PASSPHRASE)
    create = find(panel, "vault.create")
    with qtbot.assertNotEmitted(panel.breathe_wanted), qtbot.waitSignal(vault.state_changed):
        create.click()
        qtbot.waitUntil(lambda: create.text() == "Making it…")
        assert find(panel, "vault.passphrase").echoMode() == QLineEdit.EchoMode.Password
        qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Return)


def test_no_message_moves_a_control(qtbot: QtBot, panel: ChoosePassphrase, find: Find) -> None:
    create = find(panel, "vault.create")
    before = create.y()
    create.click()
    panel.layout().activate()
    assert find(panel, "vault.message").text() == "Type a passphrase first."
    assert create.y() == before


def test_tab_goes_down_the_page(qtbot: QtBot, panel: ChoosePassphrase, find: Find) -> None:
    find(panel, "vault.privacy").setFocus()
    walked = []
    for _ in range(7):
        held = panel.focusWidget()
        walked.append(held.accessibleIdentifier() or held.accessibleName())
        qtbot.keyClick(held, Qt.Key.Key_Tab)
    assert walked == [
        "vault.privacy",
        "vault.passphrase",
        "vault.passphrase_repeat",
        "vault.create",
        "vault.breathe",
        "vault.backup",
        "Show the passphrase",  # last, so that a blank typed too far along opens nothing
    ]
