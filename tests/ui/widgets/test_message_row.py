# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One message in the page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets import message_row
from holdspace.ui.widgets.message_row import MessageRow


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []

    def hear(widget: QWidget, words: str, *, at_once: bool = False) -> None:
        heard.append((words, at_once))

    monkeypatch.setattr(message_row, "announce", hear)
    return heard


def shown(qtbot: QtBot, row: MessageRow) -> tuple[QWidget, QWidget]:
    page, below = QWidget(), QWidget()
    below.setFixedHeight(40)
    column = QVBoxLayout(page)
    column.addWidget(row)
    column.addWidget(below)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    return page, below


def test_a_message_is_read_out_at_once_and_a_hint_is_not(
    qtbot: QtBot, theme: Theme, said: list[tuple[str, bool]]
) -> None:
    row = MessageRow(theme, "vault.message")
    _page, _ = shown(qtbot, row)
    row.hint("Nine groups of four.")
    row.say("That did not open it.")
    assert said == [("That did not open it.", True)]
    assert row.text == "That did not open it."
    assert row.isVisible()
    row.clear()
    assert row.text == ""
    assert not row.isVisible()


def test_with_lines_what_follows_stays_where_it_is(qtbot: QtBot, theme: Theme) -> None:
    row = MessageRow(theme, "vault.message", lines=2)
    page, below = shown(qtbot, row)
    before = below.y()
    row.say("That passphrase did not open it. Nothing has changed. Try again, or use the recovery code.")
    page.layout().activate()
    assert below.y() == before
    row.clear()
    page.layout().activate()
    assert below.y() == before


def test_a_long_message_gets_the_lines_it_needs(qtbot: QtBot, theme: Theme) -> None:
    row = MessageRow(theme, "vault.message", lines=2)
    page, below = shown(qtbot, row)
    before = below.y()
    row.say("words that go on and on " * 12)
    page.layout().activate()
    assert below.y() > before + 40


def test_at_rest_it_says_what_it_was_given(qtbot: QtBot, theme: Theme) -> None:
    row = MessageRow(theme, "vault.message", lines=2, resting="Next comes a recovery code.")
    _page, _ = shown(qtbot, row)
    assert row.text == "Next comes a recovery code."
    row.say("The two are not the same.")
    row.clear()
    assert row.text == "Next comes a recovery code."


def test_tools_find_it_by_its_identifier(theme: Theme) -> None:
    row = MessageRow(theme, "vault.message")
    row.say("No.")
    [label] = [child for child in row.findChildren(Text) if child.accessibleIdentifier() == "vault.message"]
    assert label.text() == "No."
