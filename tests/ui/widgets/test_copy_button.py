# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A copy is taken and said for a moment, with words or in an icon's name, and nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.ui.widgets.copy_button import CopyButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def words_on(button: CopyButton) -> str:
    return button.text() or button.accessibleName()


@pytest.mark.parametrize("kind", ["secondary", "icon"])
def test_it_copies_and_says_so_until_it_rests(qtbot: QtBot, theme: Theme, kind: str) -> None:
    taken: list[str] = []
    button = CopyButton(theme, lambda: "I’m listening.", taken.append, kind, "copy")
    qtbot.addWidget(button)
    button.show()
    width = button.sizeHint().width() if kind == "icon" else button.width()
    button._copied.setInterval(20)
    button.click()
    assert taken == ["I’m listening."]
    assert words_on(button) == "Copied."
    assert (button.sizeHint().width() if kind == "icon" else button.width()) == width
    qtbot.waitUntil(lambda: words_on(button) == "Copy")


def test_hidden_it_rests_and_no_timer_runs(qtbot: QtBot, theme: Theme) -> None:
    button = CopyButton(theme, lambda: "I’m listening.", lambda words: None, "secondary", "copy")
    qtbot.addWidget(button)
    button.show()
    button.click()
    button.hide()
    assert words_on(button) == "Copy"
    assert not button._copied.isActive()


def test_where_there_are_no_words_nothing_is_taken(qtbot: QtBot, theme: Theme) -> None:
    taken: list[str] = []
    button = CopyButton(theme, str, taken.append, "secondary", "copy")
    qtbot.addWidget(button)
    button.click()
    assert (taken, words_on(button)) == ([], "Copy")
