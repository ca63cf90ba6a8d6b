# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Passphrase or recovery code: one is shown, and nothing typed goes over to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from holdspace.services.errors import WrongPassphrase
from holdspace.ui.vault.code_field import CodeField
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.either_field import EitherField
from holdspace.ui.widgets.spaced_column import SpacedColumn

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


class Page(QWidget):
    """A page with one, and the button that begins."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.secret = EitherField(theme, CodeField, "file", self)
        self.start = Button(theme, "Open", "primary")
        column = SpacedColumn(theme, self)
        self.secret.lay_out(column)
        for widget in (self.start, self.secret.other_way):
            column.addWidget(widget)
        self.secret.lead_to(self.start)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Page:
    page = Page(theme)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.secret.line.setFocus()
    qtbot.waitUntil(page.secret.line.hasFocus)
    return page


def told(page: Page) -> list[str]:
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    return [*labels, page.secret.line.accessibleIdentifier(), page.secret.other_way.text()]


def test_the_other_is_asked_for_with_nothing_typed(page: Page, qtbot: QtBot) -> None:
    secret = page.secret
    passphrase = ["Passphrase", "file.passphrase", "Use the recovery code"]
    assert (secret.by_code, told(page)) == (False, passphrase)
    with qtbot.waitSignal(secret.edited):
        qtbot.keyClicks(secret.line, "plum")
    with qtbot.waitSignal(secret.way_changed):
        secret.other_way.click()
    assert (secret.by_code, secret.text(), secret.line.hasFocus()) == (True, "", True)
    assert told(page) == ["Recovery code", "file.code", "Use the passphrase"]
    qtbot.keyClicks(secret.line, "abcd")
    with qtbot.waitSignal(secret.entered):
        qtbot.keyClick(secret.line, Qt.Key.Key_Return)
    secret.ask(by_code=False)
    assert (told(page), secret.text()) == (passphrase, "")


def test_what_was_wrong_is_typed_again(page: Page, qtbot: QtBot) -> None:
    secret = page.secret
    qtbot.keyClicks(secret.line, "plum")
    secret.set_busy(True)
    assert not (secret.line.isEnabled() or secret.other_way.isEnabled())
    secret.set_busy(False)
    secret.take_up(WrongPassphrase())
    assert (secret.line.selectedText(), secret.line.hasFocus()) == ("plum", True)
    secret.forget()
    assert secret.text() == ""
    secret.show_field(False)
    assert not any(each.isVisible() for each in (*page.findChildren(QLabel), secret.line))


def test_tab_leads_to_the_eye_last(page: Page, qtbot: QtBot) -> None:
    stops = []
    for _ in range(3):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        stops.append(page.focusWidget())
    assert stops == [page.start, page.secret.other_way, page.secret._passphrase.eye]
