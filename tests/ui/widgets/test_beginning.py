# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A question or a form goes in after what is there, as one step, with the caret where to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.ui.widgets.beginning import put_form, put_question
from holdspace.ui.widgets.entry_edit import EntryEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> EntryEdit:
    made = EntryEdit(theme, "now.entry", take_copy=lambda words: None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "> Who?\n\n"),
        ("Some words", "Some words\n\n> Who?\n\n"),
        ("Some words\n", "Some words\n\n> Who?\n\n"),
    ],
)
def test_a_question_is_quoted_below_and_can_be_undone(box: EntryEdit, before: str, after: str) -> None:
    box.insertPlainText(before)
    put_question(box, "Who?")
    assert box.plain_text() == after
    assert box.textCursor().atEnd()
    box.undo()
    assert box.plain_text() == before


def test_a_form_has_the_caret_under_its_first_heading(box: EntryEdit) -> None:
    put_form(box, "## First\n\n\n## Second")
    box.insertPlainText("here")
    assert box.plain_text() == "## First\nhere\n\n## Second"


def test_a_form_without_a_heading_has_it_at_its_end(box: EntryEdit) -> None:
    put_form(box, "Seen: ")
    box.insertPlainText("two")
    assert box.plain_text() == "Seen: two"
