# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What both pages that set a passphrase do: Tab goes from field to field, and nobody is called back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.background import InlineBackground
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.vault import VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.change_passphrase import ChangePassphrasePage
from holdspace.ui.vault.recover import RecoverPage
from holdspace.ui.vault.set_passphrase import SetPassphrasePage

NEW = "lantern hollow bridge noon"
PROOFS = {
    ChangePassphrasePage: ("vault.passphrase", "vault.change"),
    RecoverPage: ("vault.code", "vault.set_passphrase"),
}
Find = Callable[[QWidget, str], Any]


@pytest.fixture(params=PROOFS)
def page(
    qtbot: QtBot, theme: Theme, closed_vault: VaultService, request: pytest.FixtureRequest
) -> Iterator[SetPassphrasePage]:
    strength = PassphraseStrength(InlineBackground(), closed_vault)
    page = request.param(theme, closed_vault, VaultKeys(closed_vault), strength)
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.activateWindow()
    yield page


def test_tab_goes_from_the_proof_over_the_new_one_to_the_button(
    qtbot: QtBot, page: SetPassphrasePage, find: Find
) -> None:
    proof, button = PROOFS[type(page)]
    qtbot.waitUntil(find(page, proof).hasFocus)
    for identifier in ("vault.new_passphrase", "vault.passphrase_repeat", button):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is find(page, identifier)


def test_enter_in_the_proof_leads_to_the_new_one(qtbot: QtBot, page: SetPassphrasePage, find: Find) -> None:
    proof = find(page, PROOFS[type(page)][0])
    qtbot.waitUntil(proof.hasFocus)
    qtbot.keyClick(proof, Qt.Key.Key_Return)
    assert find(page, "vault.new_passphrase").hasFocus()


def test_one_who_has_gone_on_meanwhile_is_not_called_back(
    qtbot: QtBot, page: SetPassphrasePage, closed_vault: VaultService, recovery_code: str, find: Find
) -> None:
    proof, button = PROOFS[type(page)]
    secret = recovery_code if proof == "vault.code" else "kettle orchard quiet tram"
    for identifier, words in (
        (proof, secret),
        ("vault.new_passphrase", NEW),
        ("vault.passphrase_repeat", NEW),
    ):
        qtbot.keyClicks(find(page, identifier), words)
    with qtbot.waitSignal(closed_vault.secret_used):
        find(page, button).click()
        assert not find(page, button).isEnabled()
        page.hide()
    page.show()
    assert find(page, proof).isVisible()
    assert not find(page, "vault.done").isVisible()
    assert not any(line.text() for line in page.findChildren(QLineEdit))
