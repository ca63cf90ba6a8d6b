# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The question before something is erased for good: hidden until it is asked, with two answers below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.ui.widgets.erase_question import EraseQuestion

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_is_asked_by_whoever_shows_it_and_found_by_name(theme: Theme, qtbot: QtBot) -> None:
    asked = EraseQuestion(theme, ("a.question", "a.yes", "a.no"), above=12)
    qtbot.addWidget(asked)
    assert asked.isHidden()
    asked.question.setText("Erase it?")
    asked.show()
    parts = (asked.question, asked.yes, asked.no)
    assert [part.accessibleIdentifier() for part in parts] == ["a.question", "a.yes", "a.no"]
    assert asked.question.geometry().bottom() < asked.yes.geometry().top()
    assert (asked.yes.text(), asked.no.text()) == ("Erase for good", "Not now")
    with qtbot.waitSignal(asked.no.clicked):
        asked.no.click()
