# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a language calls itself, and when a card says it."""

from __future__ import annotations

from holdspace.ui.widgets.language_names import language_name, told_kind


def test_a_language_without_a_name_here_is_called_by_its_id() -> None:
    assert (language_name("es"), language_name("pt")) == ("Español", "pt")


def test_a_kind_names_a_language_that_is_not_the_screens() -> None:
    assert told_kind("a question", "en") == "a question"
    assert told_kind("a question", "en", always=True) == "a question  ·  English"
    assert told_kind("a question", "es") == "a question  ·  Español"
